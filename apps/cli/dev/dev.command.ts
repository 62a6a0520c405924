import { existsSync, mkdirSync } from 'node:fs';
import { setInterval } from 'node:timers';
import type { DemoAccount } from '../../../libs/demo';
import { takeLock, type FolderLock } from '../../../libs/runtime/lock';
import { isPortFree } from '../../../libs/runtime/ports';
import { StartProblem } from '../../../libs/runtime/problem';
import { isAlive } from '../../../libs/runtime/process';
import { secretsOf } from '../../../libs/runtime/secrets';
import { textFlag, type Invocation } from '../invocation';
import type { CliEnvironment } from '../env';
import { practiceOf } from '../practice';
import { BUILT, dataFolder, DEFAULT_PORT, layoutOf, type Layout } from '../layout';
import { forgetRunning, writeRunning } from '../store';
import { startAll, type Stack } from './stack';
import { Supervisor } from './supervisor';

const LOOPBACK = '127.0.0.1';

interface Choice {
  port: number;
  headless: boolean;
  layout: Layout;
  environment: CliEnvironment;
  /** The password of invented people, or null: no house to practise in. */
  practice: string | null;
}

/** `guicheng dev`: everything on this machine, until Ctrl-C. */
export async function dev(invocation: Invocation): Promise<number> {
  const choice = await chosen(invocation);
  const lock = takeLock(choice.layout.folder);
  const supervisor = new Supervisor((line) => console.log(`! ${line}`));
  const asked = askedToStop(choice.environment.startedBy);
  try {
    const started = startAll({ ...choice, supervisor, secrets: secretsOf(choice.layout.secrets), say: console.log });
    // When the wish to end comes first, what the start says afterwards is of no interest.
    started.catch(() => undefined);
    const stack = await Promise.race([started, asked.stop.then(() => null)]);
    if (stack) {
      announce(choice, stack);
      await asked.stop;
    }
    console.log('\nStopping …');
    return 0;
  } finally {
    await end(supervisor, choice.layout, lock);
    asked.forget();
  }
}

async function end(supervisor: Supervisor, layout: Layout, lock: FolderLock): Promise<void> {
  await supervisor.stop();
  forgetRunning(layout);
  lock.release();
  console.log('Stopped.');
}

/** Reads the flags and refuses what cannot work before anything is started. */
async function chosen(invocation: Invocation): Promise<Choice> {
  const port = Number(textFlag(invocation, 'port') ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new StartProblem('--port', 'it must be a number from 1 to 65535', 'Example: npm start -- --port 8080');
  const host = textFlag(invocation, 'host') ?? LOOPBACK;
  if (host !== LOOPBACK) {
    throw new StartProblem(
      '--host',
      `demo accounts with known passwords exist here, so nobody but this machine (${LOOPBACK}) may reach it`,
      'To serve others, use docker-compose.yml (README): it has no demo accounts.',
    );
  }
  if (!(await isPortFree(port)))
    throw new StartProblem(
      'Port',
      `${port} is in use by another program`,
      `Stop that program, or choose another port: npm start -- --port ${port + 1}`,
    );
  for (const [what, path] of Object.entries(BUILT)) {
    if (!existsSync(path))
      throw new StartProblem('Build', `${what} is not built (${path} is missing)`, 'Run "npm run build", or use "npm start".');
  }
  const layout = layoutOf(dataFolder(textFlag(invocation, 'data'), invocation.environment.typedIn));
  makeFolder(layout.folder);
  return {
    port,
    headless: invocation.flags['headless'] === true,
    practice: practiceOf(invocation),
    layout,
    environment: invocation.environment,
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartProblem(
      'Data folder',
      `${folder} cannot be made (${(error as NodeJS.ErrnoException).code ?? ''})`,
      'Give a folder that this user may write: npm start -- --data DIR',
    );
  }
}

/** Settles on Ctrl-C, on a request to end, when the terminal closes, and when the process that started us is gone. */
function askedToStop(startedBy: number | null): { stop: Promise<void>; forget(): void } {
  let settle: () => void = () => undefined;
  const stop = new Promise<void>((resolve) => (settle = resolve));
  // More than one process of the chain may pass the same Ctrl-C on: all but the first mean nothing.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, settle);
  const watch = startedBy === null ? null : setInterval(() => (isAlive(startedBy) ? undefined : settle()), 1_000);
  return { stop, forget: () => watch && clearInterval(watch) };
}

function announce({ layout, port }: Choice, stack: Stack): void {
  writeRunning(layout, { pid: process.pid, databaseUrl: stack.databaseUrl, temporalAddress: stack.temporalAddress, port });
  console.log(`\nGuicheng ready http://${LOOPBACK}:${port}\n`);
  if (stack.accounts.length > 0) console.log('Demo accounts (invented people; for this machine only):');
  for (const account of stack.accounts) console.log(`  ${accountLine(account)}`);
  if (stack.temporalPages) console.log(`\nTemporal's own pages, for the curious: ${stack.temporalPages}`);
  console.log('\nCtrl-C stops everything; what was decided stays.');
}

function accountLine({ login, password, name }: DemoAccount): string {
  return `${login.padEnd(16)} ${password.padEnd(16)} ${name}`;
}
