/** The one place of this app that reads the environment; every problem is listed at once. */
export interface AuditorEnvironment {
  databaseUrl: string;
  /** The file with the signing key; made at the first start. Nobody else is told of it. */
  keyFile: string;
  /** Where checkpoints and tiles go, to be copied off the machine. */
  folder: string;
  /** How long after one checkpoint the next may come. */
  intervalMs: number;
}

const MINUTE_MS = 60_000;

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): AuditorEnvironment {
  const problems: string[] = [];
  const required = (name: string): string => {
    const value = source[name];
    if (!value) problems.push(`${name} is not set.`);
    return value ?? '';
  };
  const intervalMs = Number(source['GUICHENG_CHECKPOINT_MS'] ?? MINUTE_MS);
  if (!Number.isInteger(intervalMs) || intervalMs < 100) problems.push('GUICHENG_CHECKPOINT_MS must be a number from 100.');
  const environment: AuditorEnvironment = {
    databaseUrl: required('DATABASE_URL_AUDITOR'),
    keyFile: required('GUICHENG_SIGNING_KEY'),
    folder: required('GUICHENG_CHECKPOINTS'),
    intervalMs,
  };
  if (problems.length > 0) throw new Error(`The auditor cannot start:\n- ${problems.join('\n- ')}`);
  return environment;
}
