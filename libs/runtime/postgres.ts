import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { withClient } from './database';
import { childEnvironment } from './env';
import { freePort, isPortFree } from './ports';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { commandAs, giveTo, postgresUser, type RunAs } from './postgres-user';
import { reasonOf, StartProblem } from './problem';
import { isAlive, run, startProcess, waitFor, type Exit, type Log, type ManagedProcess } from './process';

export interface PostgresOptions {
  /** Folder of the cluster; made at the first start. */
  dataDir: string;
  /** True: nothing acknowledged is lost, also on power loss. False is for tests. */
  durable: boolean;
  /** A free one when not given. */
  port?: number;
  log?: Log;
}

/** A running PostgreSQL on 127.0.0.1. After kill, the same folder can be started again. */
export interface RunningPostgres {
  readonly port: number;
  readonly pid: number;
  readonly process: ManagedProcess;
  /** Address for the administrator, or for a user with its password. */
  url(database?: string, user?: string, password?: string): string;
  /** Fast shutdown: open transactions roll back, the next start needs no recovery. */
  stop(): Promise<Exit>;
  kill(signal?: NodeJS.Signals): Promise<Exit>;
}

const ADMIN = 'postgres';
const PASSWORD_FILE = 'guicheng.password';
const MAJOR = '18';
const START_TIMEOUT_MS = 60_000;
const REMEDY = 'Set DATABASE_URL to a PostgreSQL server of version 15 or later, or try another folder: npm start -- --data DIR';

/** Starts the PostgreSQL of the packages on the folder. Refuses with a StartProblem that says why. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const binaries = postgresBinaries();
  const as = await postgresUser();
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await createCluster(dataDir, binaries, as, options.durable);
  checkVersion(dataDir);
  giveTo(as, dataDir);
  await endLeftover(dataDir);
  const password = readFileSync(join(dataDir, PASSWORD_FILE), 'utf8').trim();
  if (options.port !== undefined && !(await isPortFree(options.port))) {
    throw new StartProblem('PostgreSQL', `port ${options.port} is in use`, 'Give another port.');
  }
  // The port may be taken, and shared memory of a server killed just now may be held, for a moment: try again.
  let failure = '';
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = options.port ?? (await freePort());
    const started = await startServer({ ...options, dataDir }, binaries, as, port, password);
    if (typeof started !== 'string') return started;
    failure = started;
    if (!/could not bind|already in use|shared memory/i.test(failure)) break;
    await waitFor(() => Promise.resolve(null), 1_000);
  }
  throw new StartProblem('PostgreSQL', `it could not start on ${dataDir}: ${failure}`, REMEDY);
}

async function createCluster(dataDir: string, binaries: PostgresBinaries, as: RunAs, durable: boolean): Promise<void> {
  // Built beside and renamed: an interrupted first start leaves no half-made cluster.
  const fresh = `${dataDir}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, 'data'), { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('hex');
  const passwordFile = join(fresh, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(as, fresh);
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { command, args, ...user } = commandAs(as, binaries.initdb, [
    '-D',
    join(fresh, 'data'),
    '-U',
    ADMIN,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...locale,
    ...(durable ? [] : ['--no-sync']),
  ]);
  const made = await run(command, args, { ...user, cwd: fresh, env: serverEnvironment(), timeoutMs: 120_000 });
  if (made.code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new StartProblem('PostgreSQL', `a new data folder could not be made at ${dataDir}: ${lastOf(made.output)}`, REMEDY);
  }
  writeFileSync(join(fresh, 'data', PASSWORD_FILE), password, { mode: 0o600 });
  mkdirSync(dirname(dataDir), { recursive: true, mode: 0o700 });
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(join(fresh, 'data'), dataDir);
  rmSync(fresh, { recursive: true, force: true });
}

function checkVersion(dataDir: string): void {
  const version = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR) return;
  throw new StartProblem(
    'PostgreSQL',
    `${dataDir} was made by PostgreSQL ${version}, and this is ${MAJOR}`,
    'Make a backup with the release that made the folder (npx --no guicheng backup DIR) and restore it into a new one.',
  );
}

/** A server of an earlier run that still holds the folder ends first; a stale pid file goes. */
async function endLeftover(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : NaN;
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (!isServerOf(pid, dataDir)) {
    rmSync(pidFile, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const gone = await waitFor(() => Promise.resolve(isAlive(pid) ? null : true), 15_000);
  if (!gone) process.kill(pid, 'SIGKILL');
  await waitFor(() => Promise.resolve(isAlive(pid) ? null : true), 5_000);
}

/** The pid may belong to another program by now. Where /proc does not tell, the server itself is left to judge. */
function isServerOf(pid: number, dataDir: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dataDir);
  } catch {
    return existsSync('/proc') ? false : true;
  }
}

async function startServer(
  options: PostgresOptions,
  binaries: PostgresBinaries,
  as: RunAs,
  port: number,
  password: string,
): Promise<RunningPostgres | string> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: 200,
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { command, args, ...user } = commandAs(as, binaries.postgres, ['-D', options.dataDir, ...given]);
  const server = await startProcess('postgres', command, args, {
    ...user,
    cwd: options.dataDir,
    env: serverEnvironment(),
    ...(options.log ? { onLine: options.log } : {}),
  });
  const url = (database = ADMIN, name = ADMIN, secret = password) =>
    `postgresql://${name}:${secret}@127.0.0.1:${port}/${database}`;
  let refusal = '';
  const ready = await waitFor(
    () =>
      withClient(url(), (client) => client.query('select 1')).then(
        () => true,
        (error: unknown) => {
          refusal = reasonOf(error);
          return null;
        },
      ),
    START_TIMEOUT_MS,
    () => !server.running(),
  );
  if (ready && server.running()) {
    return {
      port,
      pid: server.pid,
      process: server,
      url,
      stop: () => server.stop('SIGINT'),
      kill: (signal) => server.kill(signal),
    };
  }
  await server.stop('SIGINT');
  return (
    server
      .lastLines()
      .filter((line) => /FATAL|ERROR|PANIC|denied|could not/.test(line))
      .slice(-2)
      .join(' · ') || refusal
  );
}

function serverEnvironment(): Record<string, string> {
  return childEnvironment({ LC_ALL: 'C', TZ: 'UTC' });
}

function lastOf(output: string): string {
  return output.trim().split('\n').slice(-2).join(' · ');
}
