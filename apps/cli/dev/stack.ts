import { mkdirSync } from 'node:fs';
import { migrate } from '../../../libs/persistence';
import { hasRealData, publishCatalogue, seedDemo, type DemoAccount } from '../../../libs/demo';
import {
  DATABASE,
  prepareDatabase,
  withClient,
  withDatabase,
  withoutPassword,
  type RoleUrls,
} from '../../../libs/runtime/database';
import { startPostgres, type RunningPostgres } from '../../../libs/runtime/postgres';
import { freePort } from '../../../libs/runtime/ports';
import { reasonOf, StartProblem } from '../../../libs/runtime/problem';
import type { Log } from '../../../libs/runtime/process';
import type { Secrets } from '../../../libs/runtime/secrets';
import { awaitTemporal, ensureNamespace } from '../../../libs/runtime/temporal';
import { startTemporalDev, storedVersion } from '../../../libs/runtime/temporal-cli';
import { findTemporal } from '../../../libs/runtime/temporal-find';
import { resumeAll, type EngineOptions } from '../engine';
import type { CliEnvironment } from '../env';
import { BUILT, type Layout } from '../layout';
import { holdTo } from '../practice';
import { logFile } from './logs';
import { startNodeProgram } from './node-part';
import type { Supervisor } from './supervisor';

export interface StackOptions {
  layout: Layout;
  environment: CliEnvironment;
  port: number;
  headless: boolean;
  practice: string | null;
  supervisor: Supervisor;
  secrets: Secrets;
  say: Log;
}

/** What runs, for the ready line and for the other commands. */
export interface Stack {
  databaseUrl: string;
  temporalAddress: string;
  temporalPages: string | null;
  accounts: DemoAccount[];
}

const PROGRAMS = { auditor: 'Auditor', worker: 'Worker', api: 'API' } as const;
const STEPS = 6;
const RETENTION_DAYS = 30;
const PROGRAM_TIMEOUT_MS = 60_000;

/** Starts every part in order, each said as it begins. What was started before a failure is with the supervisor, who ends it. */
export async function startAll(options: StackOptions): Promise<Stack> {
  const step = (number: number, text: string) => options.say(`${number}/${STEPS} ${text}`);
  step(
    1,
    options.environment.databaseUrl ? 'PostgreSQL: the server of DATABASE_URL' : `PostgreSQL in ${options.layout.postgres}`,
  );
  const database = await startDatabase(options);
  step(2, 'Schema and demo data');
  const accounts = await fill(database.urls, options.practice);
  // Before all who write, so that it ends after them and its last checkpoint covers everything.
  await startProgram(options, 'auditor', {
    DATABASE_URL_AUDITOR: database.urls.auditor,
    GUICHENG_SIGNING_KEY: options.layout.signingKey,
    GUICHENG_CHECKPOINTS: options.layout.checkpoints,
    ...(options.environment.checkpointMs === null ? {} : { GUICHENG_CHECKPOINT_MS: options.environment.checkpointMs }),
  });
  step(3, options.environment.temporalAddress ? `Temporal: the server at ${options.environment.temporalAddress}` : 'Temporal');
  const temporal = await startTemporal(options, database.urls);
  const engine = {
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: options.environment.temporalNamespace,
    GUICHENG_PAYLOAD_KEYS: options.secrets.payloadKeys,
  };
  step(4, 'Worker');
  await startProgram(options, 'worker', {
    ...engine,
    DATABASE_URL_WORKER: database.urls.worker,
    GUICHENG_WORKFLOW_BUNDLE: BUILT.bundle,
    GUICHENG_BALLOT_KEYS: options.layout.ballotKeys,
    GUICHENG_PUBLIC_URL: `http://127.0.0.1:${options.port}`,
    ...options.environment.handedOn,
  });
  const { open, unanswered } = await resumeAll(engineOptions(options, database.urls, temporal.address));
  step(5, `Open matters resumed from the log: ${open - unanswered} of ${open}`);
  step(6, 'Pages and API');
  mkdirSync(options.layout.files, { recursive: true, mode: 0o700 });
  await startProgram(options, 'api', {
    ...engine,
    DATABASE_URL_API: database.urls.api,
    PORT: String(options.port),
    HOST: '127.0.0.1',
    GUICHENG_FILES: options.layout.files,
    GUICHENG_WEB: BUILT.web,
    GUICHENG_DEMO: accounts.length > 0 ? '1' : '0',
    GUICHENG_SIGN_IN_KEYS: options.secrets.signInKeys,
    GUICHENG_SEALING_KEYS: options.secrets.sealingKeys,
    GUICHENG_PUBLIC_URL: `http://127.0.0.1:${options.port}`,
    ...options.environment.handedOn,
  });
  return { databaseUrl: database.adminUrl, temporalAddress: temporal.address, temporalPages: temporal.pages, accounts };
}

async function startDatabase({
  environment,
  layout,
  secrets,
  supervisor,
}: StackOptions): Promise<{ adminUrl: string; urls: RoleUrls }> {
  if (environment.databaseUrl) {
    await reachable(environment.databaseUrl);
    return { adminUrl: environment.databaseUrl, urls: await prepareDatabase(environment.databaseUrl, secrets.passwords) };
  }
  const log = logFile(layout.logs, 'postgres');
  // After a crash the same port again: everybody else has it in an address.
  let running: RunningPostgres | null = null;
  const start = async () => {
    running = await startPostgres({ dataDir: layout.postgres, durable: true, log, ...(running ? { port: running.port } : {}) });
    return running.process;
  };
  await supervisor.keep({ name: 'PostgreSQL', start, signal: 'SIGINT', graceMs: 20_000 });
  const url = (running as RunningPostgres | null)?.url() ?? '';
  return { adminUrl: withDatabase(url, DATABASE), urls: await prepareDatabase(url, secrets.passwords, DATABASE) };
}

async function reachable(url: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query('select 1'));
  } catch (error) {
    throw new StartProblem(
      'PostgreSQL',
      `the server of DATABASE_URL does not answer: ${withoutPassword(url)} (${reasonOf(error)})`,
      'Correct DATABASE_URL, or unset it to use the PostgreSQL that comes along.',
    );
  }
}

async function fill(urls: RoleUrls, practice: string | null): Promise<DemoAccount[]> {
  try {
    await migrate(urls.owner);
    return await withClient(urls.owner, async (client) => {
      await holdTo(client, practice);
      if (!(await hasRealData(client))) return seedDemo(client, undefined, practice ?? undefined);
      // `guicheng admin create` was here: real people, and no demo beside them.
      await publishCatalogue(client);
      return [];
    });
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(
      'PostgreSQL',
      `the schema or the demo data could not be brought up to date (${reasonOf(error)})`,
      'If the folder is of a newer release, start with that release; else keep the folder and report this.',
    );
  }
}

async function startTemporal(options: StackOptions, urls: RoleUrls): Promise<{ address: string; pages: string | null }> {
  const { environment, layout, supervisor, say } = options;
  const namespace = environment.temporalNamespace;
  if (environment.temporalAddress) {
    await useTemporal(environment.temporalAddress, namespace);
    return { address: environment.temporalAddress, pages: null };
  }
  const cli = await findTemporal({ given: environment.temporalCli, preferVersion: storedVersion(layout.temporalFile), log: say });
  const [port, uiPort, log] = [
    await freePort(),
    options.headless ? undefined : await freePort(),
    logFile(layout.logs, 'temporal'),
  ];
  const address = `127.0.0.1:${port}`;
  const start = async () => {
    const server = await startTemporalDev({
      binary: cli.binary,
      serverVersion: cli.serverVersion,
      dbFile: layout.temporalFile,
      namespace,
      port,
      log,
      onSetAside: say,
      ...(uiPort === undefined ? {} : { uiPort }),
    });
    return server.process;
  };
  // Its file may have been set aside: what is open then starts again from the log.
  const afterRestart = async () => void (await resumeAll(engineOptions(options, urls, address)));
  await supervisor.keep({ name: 'Temporal', start, signal: 'SIGTERM', graceMs: 15_000, afterRestart });
  return { address, pages: uiPort === undefined ? null : `http://127.0.0.1:${uiPort}` };
}

async function useTemporal(address: string, namespace: string): Promise<void> {
  try {
    await ensureNamespace(address, namespace, RETENTION_DAYS);
    const ready = await awaitTemporal(address, namespace, 30_000);
    if ('failure' in ready) throw new Error(ready.failure);
  } catch (error) {
    throw new StartProblem(
      'Temporal',
      `the server of TEMPORAL_ADDRESS does not answer: ${address} (${reasonOf(error)})`,
      'Correct TEMPORAL_ADDRESS, or unset it to use a server that is started here.',
    );
  }
}

async function startProgram(options: StackOptions, name: keyof typeof PROGRAMS, env: Record<string, string>): Promise<void> {
  const log = logFile(options.layout.logs, name);
  const start = () =>
    startNodeProgram({
      name,
      script: BUILT[name],
      env,
      readyLine: new RegExp(`^${name} ready`),
      timeoutMs: PROGRAM_TIMEOUT_MS,
      onLine: log,
    });
  await options.supervisor.keep({ name: PROGRAMS[name], start, signal: 'SIGTERM', graceMs: 15_000 });
}

function engineOptions({ environment, secrets }: StackOptions, urls: RoleUrls, temporalAddress: string): EngineOptions {
  return {
    databaseUrl: urls.auditor,
    temporalAddress,
    namespace: environment.temporalNamespace,
    payloadKeys: secrets.payloadKeys,
  };
}
