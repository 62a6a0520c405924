import type { CliEnvironment } from './env';

/** A command as it was typed. */
export interface Invocation {
  flags: Record<string, string | boolean | (string | boolean)[] | undefined>;
  words: string[];
  environment: CliEnvironment;
}

/** A flag that carries a value. */
export function textFlag(invocation: Invocation, name: string): string | undefined {
  const value = invocation.flags[name];
  return typeof value === 'string' ? value : undefined;
}
