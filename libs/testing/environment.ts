/** Real PostgreSQL and real Temporal for one test file, a worker in this process, and the store by each of its roles. */
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { Engine } from '../engine';
import { createDataSource, migrate } from '../persistence';
import { DATABASE, prepareDatabase, withClient, type RoleUrls } from '../runtime/database';
import { startPostgres, type RunningPostgres } from '../runtime/postgres';
import { randomSecrets } from '../runtime/secrets';
import type { RunningTemporal } from '../runtime/temporal';
import { startTemporalDev } from '../runtime/temporal-cli';
import { findTemporal } from '../runtime/temporal-find';

export const NAMESPACE = 'guicheng';

export interface EnvironmentOptions {
  /** True: PostgreSQL syncs and Temporal keeps a file, so that both survive kill -9. */
  durable?: boolean;
  /** After so many events of a history Temporal asks for a new run; it does after thousands otherwise. */
  renewAfterEvents?: number;
  /** For committed histories, which must stay readable; otherwise random. */
  payloadKeys?: string;
  /** True when the caller has installed the SDK's runtime his way. */
  runtimeInstalled?: boolean;
}

export interface TestEnvironment {
  readonly folder: string;
  readonly postgres: RunningPostgres;
  readonly temporal: RunningTemporal;
  readonly urls: RoleUrls;
  readonly payloadKeys: string;
  readonly engine: Engine;
  /** As the API's and as the auditor's role. */
  readonly api: DataSource;
  readonly auditor: DataSource;
  /** As the owner: for preparing, and for planting what no role may do. */
  owner<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Environment variables of a worker. */
  workerEnvironment(): WorkerSettings;
  /** Starts the same servers again on the same ports after a kill. `fresh` loses Temporal's file. */
  restartPostgres(): Promise<void>;
  restartTemporal(options?: { fresh?: boolean }): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkerSettings {
  databaseUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
  payloadKeys: string;
  workflowBundle: string | null;
  operation: null;
  traces: null;
  /** Where the worker keeps the keys of secret votes. */
  ballotKeys: string;
  /** Nothing leaves the house in tests, but where one asks for it. */
  channels: typeof NO_CHANNELS;
}

const NO_CHANNELS = { publicUrl: null, mail: null, wecom: null, dingtalk: null, sms: null, webhooks: [] };

let runtimeIsInstalled = false;

export async function startEnvironment(options: EnvironmentOptions = {}): Promise<TestEnvironment> {
  if (!runtimeIsInstalled && !options.runtimeInstalled) Runtime.install({ logger: new DefaultLogger('ERROR') });
  runtimeIsInstalled = true;
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-test-'));
  const servers = new Servers(folder, options.durable ?? false, options.renewAfterEvents);
  await servers.start();
  const secrets = randomSecrets();
  const urls = await prepareDatabase(servers.postgres.url(), secrets.passwords, DATABASE);
  await migrate(urls.owner);
  const payloadKeys = options.payloadKeys ?? secrets.payloadKeys;
  const engine = Engine.lazily({ address: servers.temporal.address, namespace: NAMESPACE, payloadKeys });
  const [api, auditor] = await Promise.all([urls.api, urls.auditor].map((url) => createDataSource({ url }).initialize()));
  if (api === undefined || auditor === undefined) throw new Error('no data source');
  return {
    folder,
    get postgres() {
      return servers.postgres;
    },
    get temporal() {
      return servers.temporal;
    },
    urls,
    payloadKeys,
    engine,
    api,
    auditor,
    owner: (text, values) => rowsOf(urls.owner, text, values),
    workerEnvironment: () => ({
      databaseUrl: urls.worker,
      temporalAddress: servers.temporal.address,
      temporalNamespace: NAMESPACE,
      payloadKeys,
      workflowBundle: null,
      operation: null,
      traces: null,
      ballotKeys: join(folder, 'ballot-keys'),
      channels: NO_CHANNELS,
    }),
    restartPostgres: () => servers.startPostgres(),
    restartTemporal: (how) => servers.startTemporal(how?.fresh ?? false),
    stop: async () => {
      await engine.close();
      await Promise.all([api.destroy(), auditor.destroy()]);
      await servers.stop();
    },
  };
}

/** Ports stay the same over restarts, because clients keep their addresses. */
class Servers {
  postgres!: RunningPostgres;
  temporal!: RunningTemporal;

  constructor(
    private readonly folder: string,
    private readonly durable: boolean,
    private readonly renewAfterEvents: number | undefined,
  ) {}

  async start(): Promise<void> {
    await Promise.all([this.startPostgres(), this.startTemporal(false)]);
  }

  async startPostgres(): Promise<void> {
    const port = this.postgres === undefined ? {} : { port: this.postgres.port };
    this.postgres = await startPostgres({ dataDir: join(this.folder, 'postgres'), durable: this.durable, ...port });
  }

  async startTemporal(fresh: boolean): Promise<void> {
    const { binary, serverVersion } = await findTemporal();
    const port = this.temporal === undefined ? {} : { port: Number(this.temporal.address.split(':')[1]) };
    const dbFile = join(this.folder, 'temporal.db');
    if (fresh) for (const part of ['', '-wal', '-shm']) rmSync(dbFile + part, { force: true });
    this.temporal = await startTemporalDev({
      binary,
      serverVersion,
      namespace: NAMESPACE,
      ...(this.durable ? { dbFile } : {}),
      ...(this.renewAfterEvents && { dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': this.renewAfterEvents } }),
      ...port,
    });
  }

  async stop(): Promise<void> {
    await Promise.all([this.postgres.stop(), this.temporal.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function rowsOf<Row>(url: string, text: string, values?: unknown[]): Promise<Row[]> {
  return withClient(url, async (client) => (await client.query(text, values)).rows as Row[]);
}
