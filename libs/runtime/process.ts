import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from './env';

/** Takes one line of progress or of a child's output. */
export type Log = (line: string) => void;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface StartOptions {
  cwd?: string;
  /** The whole environment of the child; nothing else is inherited. */
  env?: Record<string, string>;
  /** Gets every line that the child prints. */
  onLine?: Log;
  uid?: number;
  gid?: number;
}

/** A child process that ends when we end it, or when we die ourselves. */
export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  /** Settles when the process has ended; never rejects. */
  readonly exited: Promise<Exit>;
  running(): boolean;
  /** The last lines that it printed, for an error message. */
  lastLines(): string[];
  /** Asks it to end by the signal; after the grace it is killed. Settles when it has ended. */
  stop(signal?: NodeJS.Signals, graceMs?: number): Promise<Exit>;
  /** Sends the signal and waits until the process has ended. For tests that crash it. */
  kill(signal?: NodeJS.Signals): Promise<Exit>;
}

const KEPT_LINES = 60;
const PIPE_GRACE_MS = 500;
/** Sent to a child whose parent died: all that we start end in order on it (PostgreSQL: fast shutdown). */
const ORPHAN_SIGNAL = 'INT';
const ORPHAN_GRACE_SECONDS = 15;

/**
 * Starts a program in a process group of its own, so that Ctrl-C on the terminal reaches only us and we stop the parts in order,
 * and beside it a watcher that ends it when we die without being able to (SIGKILL, a crash).
 */
export async function startProcess(
  name: string,
  command: string,
  args: string[],
  options: StartOptions = {},
): Promise<ManagedProcess> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? childEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid ?? options.uid }),
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      options.onLine?.(line);
    });
  }
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  // An error after the start (a signal that cannot be sent) shows in the exit; it must not bring us down.
  child.on('error', () => undefined);
  const exited = exitOf(child);
  const pid = pidOf(child);
  const watcher = watchForOrphan(pid);
  void exited.then(() => watcher?.kill('SIGKILL'));
  return managed(name, pid, child, exited, lines);
}

function managed(name: string, pid: number, child: ChildProcess, exited: Promise<Exit>, lines: string[]): ManagedProcess {
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid,
    exited,
    running,
    lastLines: () => [...lines],
    async stop(signal = 'SIGTERM', graceMs = 10_000) {
      if (!running()) return exited;
      child.kill(signal);
      const ended = await Promise.race([exited, pause(graceMs, null, { ref: false })]);
      if (ended) return ended;
      child.kill('SIGKILL');
      return exited;
    },
    kill(signal = 'SIGKILL') {
      child.kill(signal);
      return exited;
    },
  };
}

/** Ends with the process; its last lines come first, unless a grandchild keeps the pipe open. */
function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.once('exit', (code, signal) => setTimeout(() => resolve({ code, signal }), PIPE_GRACE_MS).unref());
  });
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('A started process has no pid.');
  return child.pid;
}

/** A shell that looks once a second whether we still live. Windows has no such shell; there a crash may leave children behind. */
function watchForOrphan(pid: number): ChildProcess | null {
  if (process.platform === 'win32') return null;
  const script = `while kill -0 ${process.pid} 2>/dev/null && kill -0 ${pid} 2>/dev/null; do sleep 1; done
    kill -0 ${process.pid} 2>/dev/null && exit 0
    kill -${ORPHAN_SIGNAL} ${pid} 2>/dev/null; n=0
    while kill -0 ${pid} 2>/dev/null && [ $n -lt ${ORPHAN_GRACE_SECONDS} ]; do sleep 1; n=$((n+1)); done
    kill -KILL ${pid} 2>/dev/null`;
  const watcher = spawn('/bin/sh', ['-c', script], { stdio: 'ignore', detached: true, env: childEnvironment() });
  watcher.on('error', () => undefined);
  watcher.unref();
  return watcher;
}

/** Whether a process of that id exists, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Asks again and again until the answer is not null; null after the time allowed. `failed` ends the wait early. */
export async function waitFor<Value>(
  ask: () => Promise<Value | null>,
  timeoutMs: number,
  failed: () => boolean = () => false,
  everyMs = 50,
): Promise<Value | null> {
  const started = process.hrtime.bigint();
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (failed() || Number(process.hrtime.bigint() - started) / 1e6 > timeoutMs) return null;
    await pause(everyMs);
  }
}

/** Runs a program to its end and gives what it printed. A non-zero exit is a value, not an error. */
export async function run(
  command: string,
  args: string[],
  options: StartOptions & { timeoutMs?: number } = {},
): Promise<{ code: number | null; output: string }> {
  const output: string[] = [];
  const started = await startProcess(command, command, args, {
    ...options,
    onLine: (line) => {
      output.push(line);
      options.onLine?.(line);
    },
  }).catch((error: NodeJS.ErrnoException) => error);
  if (!('exited' in started)) return { code: null, output: started.message };
  const end = options.timeoutMs
    ? await Promise.race([started.exited, pause(options.timeoutMs, null, { ref: false })])
    : await started.exited;
  if (end) return { code: end.code, output: output.join('\n') };
  await started.kill('SIGKILL');
  return { code: null, output: [...output, `Stopped after ${options.timeoutMs} ms without an end.`].join('\n') };
}
