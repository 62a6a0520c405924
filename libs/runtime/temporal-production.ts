import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, childEnvironment, goEnvironment } from './env';
import { freePortsBetween } from './ports';
import { reasonOf, StartProblem } from './problem';
import { run, startProcess, waitFor, type Log } from './process';
import { awaitTemporal, dynamicConfigFile, ensureNamespace, TEMPORAL_SERVER_VERSION, type RunningTemporal } from './temporal';

export interface ProductionBinaries {
  server: string;
  /** Temporal's schema tool. */
  sql: string;
  /** Holds `temporal/versioned` and `visibility/versioned` for PostgreSQL. */
  schema: string;
}

export interface PostgresOfTemporal {
  host: string;
  port: number;
  user: string;
  password: string;
}

export interface ProductionOptions {
  binaries: ProductionBinaries;
  postgres: PostgresOfTemporal;
  /** For the configuration files. */
  folder: string;
  namespace: string;
  retentionDays: number;
  /** Of an earlier start: a server that comes back on others waits for members that are gone. Eight, from `temporalPorts`. */
  ports?: number[];
  log?: Log;
}

const MODULE = 'go.temporal.io/server';
const GO_TIMEOUT_MS = 900_000;
const START_TIMEOUT_MS = 60_000;
/** Its membership table keeps a port in two signed bytes. */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_000;
const STORES = { default: 'temporal', visibility: 'temporal_visibility' } as const;

/** The production server's binaries and schema from the cache, or built with Go. Refuses when there is neither. */
export async function productionBinaries(log: Log = () => undefined): Promise<ProductionBinaries> {
  const folder = join(cacheFolder(), 'temporal-server', `v${TEMPORAL_SERVER_VERSION}`);
  const binaries = { server: join(folder, 'server'), sql: join(folder, 'sql'), schema: join(folder, 'schema') };
  if (Object.values(binaries).every((path) => existsSync(path))) return binaries;
  const env = goEnvironment({ GOBIN: folder });
  if ((await run('go', ['version'], { env, timeoutMs: 20_000 })).code !== 0) throw cannotBuild('no Go toolchain on PATH');
  mkdirSync(folder, { recursive: true });
  for (const [tool, path] of [
    ['server', 'cmd/server'],
    ['sql', 'cmd/tools/sql'],
  ] as const) {
    if (existsSync(binaries[tool])) continue;
    log(`Building Temporal's ${tool} ${TEMPORAL_SERVER_VERSION} with Go; this takes some minutes, once …`);
    const built = await run('go', ['install', `${MODULE}/${path}@v${TEMPORAL_SERVER_VERSION}`], {
      env,
      timeoutMs: GO_TIMEOUT_MS,
      onLine: (line) => log(`  ${line}`),
    });
    if (built.code !== 0) throw cannotBuild(built.output.trim().split('\n').at(-1) ?? 'go install failed');
  }
  if (!existsSync(binaries.schema)) await keepSchema(binaries.schema, env);
  return binaries;
}

function cannotBuild(why: string): StartProblem {
  return new StartProblem(
    'Temporal server',
    `it could not be built (${why})`,
    'Install Go 1.24 or later, or use a Temporal server by TEMPORAL_ADDRESS.',
  );
}

/** The schema comes with the module's sources; a copy beside the binaries outlives Go's own cache. */
async function keepSchema(target: string, env: Record<string, string>): Promise<void> {
  const fetched = await run('go', ['mod', 'download', '-json', `${MODULE}@v${TEMPORAL_SERVER_VERSION}`], {
    env,
    timeoutMs: GO_TIMEOUT_MS,
  });
  const source = /"Dir": "([^"]+)"/.exec(fetched.output)?.[1];
  if (fetched.code !== 0 || !source) throw cannotBuild('its schema files could not be fetched');
  const fresh = `${target}.${process.pid}`;
  cpSync(join(source, 'schema', 'postgresql', 'v12'), fresh, { recursive: true });
  // Go's module cache is read-only, and the copy would be as well.
  await run('chmod', ['-R', 'u+w', fresh]);
  if (existsSync(target)) rmSync(fresh, { recursive: true, force: true });
  else renameSync(fresh, target);
}

type Eight = [number, number, number, number, number, number, number, number];

/** Free ports for the services of one server. */
export function temporalPorts(): Promise<number[]> {
  return freePortsBetween(LOWEST_PORT, HIGHEST_PORT, 8);
}

/** Starts the production server on PostgreSQL, all its services in one process on loopback ports. */
export async function startTemporalProduction(options: ProductionOptions): Promise<RunningTemporal> {
  await prepareStores(options);
  const [frontend, frontendPeers, history, historyPeers, matching, matchingPeers, worker, workerPeers] = (options.ports ??
    (await temporalPorts())) as Eight;
  const ports: ServicePorts = {
    frontend: { grpcPort: frontend, membershipPort: frontendPeers },
    history: { grpcPort: history, membershipPort: historyPeers },
    matching: { grpcPort: matching, membershipPort: matchingPeers },
    worker: { grpcPort: worker, membershipPort: workerPeers },
  };
  const config = join(options.folder, 'config');
  mkdirSync(config, { recursive: true, mode: 0o700 });
  // JSON is YAML; the server reads `<env>.yaml`.
  writeFileSync(join(config, 'guicheng.yaml'), JSON.stringify(configuration(options, ports, config), null, 2), { mode: 0o600 });
  writeFileSync(join(config, 'dynamic.yaml'), JSON.stringify(dynamicConfigFile()));
  const server = await startProcess(
    'temporal-server',
    options.binaries.server,
    ['--root', options.folder, '--config', 'config', '--env', 'guicheng', 'start'],
    {
      cwd: options.folder,
      env: childEnvironment(),
      ...(options.log ? { onLine: options.log } : {}),
    },
  );
  const address = `127.0.0.1:${frontend}`;
  const refusal = await register(address, options, () => !server.running());
  const ready = refusal ?? (await awaitTemporal(address, options.namespace, START_TIMEOUT_MS, () => !server.running()));
  if ('version' in ready) {
    return {
      address,
      version: ready.version,
      pid: server.pid,
      process: server,
      uiPort: null,
      stop: () => server.stop('SIGTERM'),
      kill: (signal) => server.kill(signal),
    };
  }
  await server.stop('SIGKILL');
  const said = server.lastLines().flatMap(failureIn).at(-1);
  throw new StartProblem(
    'Temporal server',
    `it could not start: ${said ?? ready.failure}`,
    'Look at its log; PostgreSQL must answer on the given address.',
  );
}

/** The server logs JSON with whole stacks; of an error line only what it says. */
function failureIn(line: string): string[] {
  try {
    const { level, msg, error } = JSON.parse(line) as { level?: string; msg?: string; error?: string };
    return level === 'error' || level === 'fatal' ? [`${msg ?? ''} ${error ?? ''}`.trim()] : [];
  } catch {
    return [];
  }
}

async function register(address: string, options: ProductionOptions, failed: () => boolean): Promise<{ failure: string } | null> {
  let failure = `nothing answered on ${address}`;
  const done = await waitFor(
    () =>
      ensureNamespace(address, options.namespace, options.retentionDays).then(
        () => true,
        (error: unknown) => {
          failure = reasonOf(error);
          return null;
        },
      ),
    START_TIMEOUT_MS,
    failed,
    200,
  );
  return done ? null : { failure };
}

/** Makes both databases and brings their schema to the server's version. Repeating it changes nothing. */
async function prepareStores({ binaries, postgres, log }: ProductionOptions): Promise<void> {
  const tool = async (database: string, ...args: string[]): Promise<string | null> => {
    const given = [
      '--plugin',
      'postgres12',
      '--endpoint',
      postgres.host,
      '--port',
      String(postgres.port),
      '--database',
      database,
      ...args,
    ];
    const done = await run(binaries.sql, given, {
      env: childEnvironment({ SQL_USER: postgres.user, SQL_PASSWORD: postgres.password }),
      timeoutMs: 120_000,
      ...(log ? { onLine: log } : {}),
    });
    return done.code === 0 ? null : (done.output.trim().split('\n').at(-1) ?? 'the schema tool failed');
  };
  for (const [store, database] of Object.entries(STORES)) {
    const folder = join(binaries.schema, store === 'default' ? 'temporal' : 'visibility', 'versioned');
    await tool(database, 'create-database');
    const updated = await tool(database, 'update-schema', '--schema-dir', folder);
    if (updated === null) continue;
    const failure =
      (await tool(database, 'setup-schema', '--version', '0.0')) ??
      (await tool(database, 'update-schema', '--schema-dir', folder));
    if (failure)
      throw new StartProblem(
        'Temporal server',
        `its schema could not be made in ${database}: ${failure}`,
        'Its PostgreSQL user must be allowed to create databases.',
      );
  }
}

type Service = 'frontend' | 'history' | 'matching' | 'worker';
type ServicePorts = Record<Service, { grpcPort: number | undefined; membershipPort: number | undefined }>;

function configuration(options: ProductionOptions, ports: ServicePorts, config: string): unknown {
  const { postgres } = options;
  const store = (databaseName: string) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${postgres.host}:${postgres.port}`,
      connectProtocol: 'tcp',
      user: postgres.user,
      password: postgres.password,
      maxConns: 20,
      maxIdleConns: 20,
      maxConnLifetime: '1h',
    },
  });
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      // Cannot be changed once there is data.
      numHistoryShards: 4,
      datastores: { default: store(STORES.default), visibility: store(STORES.visibility) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(Object.entries(ports).map(([name, rpc]) => [name, { rpc: { ...rpc, bindOnIP: '127.0.0.1' } }])),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports.frontend.grpcPort}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: join(config, 'dynamic.yaml'), pollInterval: '60s' },
  };
}
