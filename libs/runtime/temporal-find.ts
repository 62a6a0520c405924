import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder, childEnvironment, goEnvironment, searchPath } from './env';
import { StartProblem } from './problem';
import { run, type Log } from './process';

/** The CLI that the project is tested with; later ones cannot be built by `go install`. */
export const TEMPORAL_CLI_VERSION = 'v1.5.1';

export interface FoundTemporal {
  binary: string;
  serverVersion: string;
  /** Where it came from, for the progress line. */
  from: 'given' | 'PATH' | 'cache' | 'download' | 'go install';
}

export interface FindOptions {
  /** A path given by the user; nothing else is tried then. */
  given?: string | undefined;
  /** The server version that made the store: a binary of that version is preferred, so that the store can be opened. */
  preferVersion?: string | null;
  /** False: only look, download and build nothing. */
  fetch?: boolean;
  log?: Log;
}

const DOWNLOAD_TIMEOUT_MS = 180_000;
const GO_TIMEOUT_MS = 900_000;
const NAME = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/** Where the project keeps its own copy. */
export function cachedTemporal(): string {
  return join(cacheFolder(), 'temporal-cli', TEMPORAL_CLI_VERSION, NAME);
}

/** Finds the Temporal CLI, or gets it: given, PATH, cache, the SDK's download, Go. Refuses with all that was tried. */
export async function findTemporal(options: FindOptions = {}): Promise<FoundTemporal> {
  if (options.given) {
    const found = await inspect(options.given, 'given');
    if (typeof found !== 'string') return found;
    throw new StartProblem(
      'Temporal',
      `TEMPORAL_CLI_PATH (${options.given}) is no Temporal CLI: ${found}`,
      'Correct the path, or unset it.',
    );
  }
  const present = await presentOnes();
  const chosen = present.find((found) => found.serverVersion === options.preferVersion) ?? present[0];
  if (chosen) return chosen;
  const log = options.log ?? (() => undefined);
  const tried = ['not on PATH', `not in ${cachedTemporal()}`];
  if (options.fetch !== false) {
    for (const get of [download, buildWithGo]) {
      const got = await get(log);
      if (typeof got !== 'string') return got;
      tried.push(got);
    }
  }
  throw new StartProblem(
    'Temporal',
    `there is no way to get its command line tool (${tried.join('; ')})`,
    `Install the Temporal CLI (https://docs.temporal.io/cli) or Go and start again, put a binary at ${cachedTemporal()}, or set TEMPORAL_ADDRESS to a running server.`,
  );
}

async function presentOnes(): Promise<FoundTemporal[]> {
  const onPath = searchPath()
    .map((folder) => join(folder, NAME))
    .find(isExecutable);
  const candidates: [string | undefined, FoundTemporal['from']][] = [
    [onPath, 'PATH'],
    [isExecutable(cachedTemporal()) ? cachedTemporal() : undefined, 'cache'],
  ];
  const found: FoundTemporal[] = [];
  for (const [binary, from] of candidates) {
    const inspected = binary ? await inspect(binary, from) : '';
    if (typeof inspected !== 'string') found.push(inspected);
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Asks the binary which server it carries; the text says why it is not usable. */
async function inspect(binary: string, from: FoundTemporal['from']): Promise<FoundTemporal | string> {
  const asked = await run(binary, ['--version'], { timeoutMs: 20_000 });
  const version = /Server (\d+\.\d+\.\d+[^,)\s]*)/.exec(asked.output)?.[1];
  if (asked.code === 0 && version) return { binary, serverVersion: version, from };
  return asked.output.trim().split('\n')[0] || `it ended with ${String(asked.code)}`;
}

/** The SDK fetches the CLI itself; its own code checks and unpacks it. Run apart, because it cannot be stopped half-way. */
async function download(log: Log): Promise<FoundTemporal | string> {
  log(`Downloading the Temporal CLI ${TEMPORAL_CLI_VERSION} (by the SDK, from temporal.download) …`);
  const folder = join(cacheFolder(), 'temporal-cli', `${TEMPORAL_CLI_VERSION}.download-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const got = await run(
      process.execPath,
      ['-e', DOWNLOAD_SCRIPT, createRequire(__filename).resolve('@temporalio/worker'), folder, TEMPORAL_CLI_VERSION],
      {
        env: childEnvironment(),
        timeoutMs: DOWNLOAD_TIMEOUT_MS,
      },
    );
    const binary = /^GOT (.*)$/m.exec(got.output)?.[1];
    if (got.code !== 0 || !binary) return `no download by the SDK (${lastLine(got.output)})`;
    return await keep(binary, 'download');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lets the SDK start and stop an ephemeral server, for the sake of the binary that it leaves in the folder. */
const DOWNLOAD_SCRIPT = `
const [worker, folder, version] = process.argv.slice(1);
const { Runtime } = require(worker);
const fs = require('node:fs'), path = require('node:path');
(async () => {
  const runtime = Runtime.install({ telemetryOptions: {}, logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } });
  const server = await runtime.createEphemeralServer({
    type: 'dev-server', exe: { type: 'cached-download', downloadDir: folder, version, ttl: 3600000, sdkName: 'sdk-typescript', sdkVersion: '1.24.0' },
    ip: '127.0.0.1', port: null, ui: false, uiPort: null, namespace: 'default', dbFilename: null,
    log: { format: 'pretty', level: 'error' }, extraArgs: [],
  });
  await runtime.shutdownEphemeralServer(server);
  const name = fs.readdirSync(folder).find((file) => file.includes('temporal'));
  if (!name) throw new Error('the SDK left no file');
  console.log('GOT ' + path.join(folder, name));
  process.exit(0);
})().catch((error) => { console.log(String((error && error.message) || error)); process.exit(1); });
`;

async function buildWithGo(log: Log): Promise<FoundTemporal | string> {
  const go = await run('go', ['version'], { env: goEnvironment(), timeoutMs: 20_000 });
  if (go.code !== 0) return 'no Go toolchain on PATH';
  log(`Building the Temporal CLI ${TEMPORAL_CLI_VERSION} with Go; this takes some minutes, once …`);
  const folder = join(cacheFolder(), 'temporal-cli', `${TEMPORAL_CLI_VERSION}.build-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const built = await run('go', ['install', `github.com/temporalio/cli/cmd/temporal@${TEMPORAL_CLI_VERSION}`], {
      env: goEnvironment({ GOBIN: folder }),
      timeoutMs: GO_TIMEOUT_MS,
      onLine: (line) => log(`  ${line}`),
    });
    if (built.code !== 0) return `"go install" failed (${lastLine(built.output)})`;
    return await keep(join(folder, NAME), 'go install');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Moves a binary that answers into the cache, in one step, so that two starts at once do no harm. */
async function keep(binary: string, from: FoundTemporal['from']): Promise<FoundTemporal | string> {
  const found = existsSync(binary) ? await inspect(binary, from) : `${binary} is missing`;
  if (typeof found === 'string') return found;
  const target = cachedTemporal();
  mkdirSync(join(target, '..'), { recursive: true });
  renameSync(binary, target);
  return { ...found, binary: target };
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}
