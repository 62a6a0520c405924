import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { freePort, isPortFree } from './ports';
import { StartProblem } from './problem';
import { startProcess, type Log } from './process';
import { awaitTemporal, DYNAMIC_CONFIG, type RunningTemporal } from './temporal';

export interface TemporalDevOptions {
  binary: string;
  /** Server version of the binary (findTemporal tells it): kept beside the file. */
  serverVersion: string;
  /** SQLite file of the store; in memory when not given. A file that cannot be opened is set aside, never deleted. */
  dbFile?: string;
  namespace: string;
  port?: number;
  /** Further values of the server's dynamic configuration. */
  dynamicConfig?: Record<string, number>;
  /** Shows Temporal's own pages on this port; none when not given. */
  uiPort?: number;
  log?: Log;
  /** Told in words when a store was set aside. */
  onSetAside?: Log;
}

const START_TIMEOUT_MS = 60_000;
/** WAL and normal syncing: survives a crash of the process; what a power cut may take, resume brings back from the log. */
const PRAGMAS = ['journal_mode=wal', 'synchronous=1'];

/** Starts the server that the Temporal CLI carries, on 127.0.0.1. */
export async function startTemporalDev(options: TemporalDevOptions): Promise<RunningTemporal> {
  if (options.port !== undefined && !(await isPortFree(options.port))) {
    throw new StartProblem('Temporal', `port ${options.port} is in use`, 'Give another port.');
  }
  if (options.dbFile) openable(options.dbFile, options.serverVersion, options.onSetAside);
  const first = await attempt(options);
  if (typeof first !== 'string') return first;
  // With a file it may be the file; the log has everything, so a fresh one costs nothing.
  const aside = options.dbFile && existsSync(options.dbFile) ? setAside(options.dbFile, 'unreadable') : null;
  if (aside) options.onSetAside?.(`Temporal's store could not be opened (${first}); it was moved to ${aside}.`);
  const second = aside ? await attempt(options) : first;
  if (typeof second !== 'string') return second;
  throw new StartProblem(
    'Temporal',
    `its server could not start: ${second}`,
    'Look at the lines above, or set TEMPORAL_ADDRESS to a running server.',
  );
}

/** The server version that made the file, or null. */
export function storedVersion(dbFile: string): string | null {
  try {
    const note = JSON.parse(readFileSync(noteOf(dbFile), 'utf8')) as { serverVersion?: unknown };
    return typeof note.serverVersion === 'string' ? note.serverVersion : null;
  } catch {
    return null;
  }
}

/** A file of another server version may not open, or open and misbehave: it is set aside. */
function openable(dbFile: string, serverVersion: string, onSetAside?: Log): void {
  mkdirSync(dirname(dbFile), { recursive: true, mode: 0o700 });
  const made = storedVersion(dbFile);
  if (existsSync(dbFile) && made !== serverVersion) {
    const aside = setAside(dbFile, made ?? 'unknown');
    onSetAside?.(
      `Temporal's store was made by server ${made ?? 'of an unknown version'}, this is ${serverVersion}; it was moved to ${aside}.`,
    );
  }
  writeFileSync(noteOf(dbFile), `${JSON.stringify({ serverVersion })}\n`);
}

function setAside(dbFile: string, why: string): string {
  let number = 1;
  while (existsSync(`${dbFile}.${why}.${number}`)) number += 1;
  const aside = `${dbFile}.${why}.${number}`;
  for (const part of ['', '-wal', '-shm']) if (existsSync(dbFile + part)) renameSync(dbFile + part, aside + part);
  return aside;
}

function noteOf(dbFile: string): string {
  return `${dbFile}.version.json`;
}

async function attempt(options: TemporalDevOptions): Promise<RunningTemporal | string> {
  const port = options.port ?? (await freePort());
  const ui = options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)];
  const store = options.dbFile
    ? ['--db-filename', options.dbFile, ...PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma])]
    : [];
  const dynamic = Object.entries({ ...DYNAMIC_CONFIG, ...options.dynamicConfig }).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${value}`,
  ]);
  const args = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    ...ui,
    '--namespace',
    options.namespace,
    '--log-level',
    'error',
    ...store,
    ...dynamic,
  ];
  const server = await startProcess('temporal', options.binary, args, options.log ? { onLine: options.log } : {});
  const address = `127.0.0.1:${port}`;
  const ready = await awaitTemporal(address, options.namespace, START_TIMEOUT_MS, () => !server.running());
  if ('version' in ready && server.running()) {
    return {
      address,
      version: ready.version,
      pid: server.pid,
      process: server,
      uiPort: options.uiPort ?? null,
      stop: () => server.stop('SIGTERM'),
      kill: (signal) => server.kill(signal),
    };
  }
  await server.stop('SIGKILL');
  return server.lastLines().slice(-3).join(' · ') || ('failure' in ready ? ready.failure : 'it ended at once');
}
