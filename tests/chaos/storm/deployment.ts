/**
 * What docker-compose.yml runs, twice where it may run twice, as plain processes: two PostgreSQL, the production Temporal server on one of
 * them, two workers, two APIs, an auditor; every line between two of them through a link.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startNodeProgram } from '../../../apps/cli/dev/node-part';
import { migrate } from '../../../libs/persistence';
import { DATABASE, prepareDatabase, withClient, type DatabaseRole, type RoleUrls } from '../../../libs/runtime/database';
import { freePort } from '../../../libs/runtime/ports';
import { startPostgres, type RunningPostgres } from '../../../libs/runtime/postgres';
import { childEnvironment } from '../../../libs/runtime/env';
import { run, type ManagedProcess } from '../../../libs/runtime/process';
import { randomSecrets } from '../../../libs/runtime/secrets';
import type { RunningTemporal } from '../../../libs/runtime/temporal';
import { productionBinaries, startTemporalProduction, temporalPorts } from '../../../libs/runtime/temporal-production';
import { bundleWith } from '../../../libs/testing/worker-process';
import { seedChecked } from '../../support/seeded';
import { Link } from './link';

const ROOT = resolve(__dirname, '..', '..', '..');
const NAMESPACE = 'guicheng';
const READY_MS = 90_000;
const RESTART_MS = 180_000;
/** As long as a container engine lets a part end in order. */
const GRACE_MS = 40_000;

export const PARTS = ['api-1', 'api-2', 'worker-1', 'worker-2', 'auditor', 'temporal', 'store', 'temporal-store'] as const;
export type Part = (typeof PARTS)[number];
export const LINKS = [
  'api to store',
  'worker to store',
  'api to temporal',
  'worker to temporal',
  'temporal to its store',
] as const;
export type LinkName = (typeof LINKS)[number];

export interface Deployment {
  folder: string;
  /** Where each API listens. */
  bases: string[];
  links: Record<LinkName, Link>;
  urls: RoleUrls;
  payloadKeys: string;
  /** The engine past all links. */
  engine(): { databaseUrl: string; temporalAddress: string; namespace: string; payloadKeys: string };
  /** The living process of a part; null while it is being started again. */
  process(part: Part): ManagedProcess | null;
  /** Parts that ended although nobody killed them, with what they said last; each was started again. */
  fallen: string[];
  /** Kills it and starts it again on the same data. Settles when it serves again. */
  kill(part: Part, awayMs: number): Promise<void>;
  /** Ends it in order and starts it of another release, which was built in that folder. Settles when it serves again. */
  roll(part: Part, release: string): Promise<void>;
  /** Brings the store to the schema of a release and its seeds, by that release's own command. */
  migrateTo(release: string): Promise<void>;
  owner<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** `interceptorModules`: what the workflows have besides, in tests. */
export async function startDeployment(interceptorModules: string[]): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-storm-'));
  const bundle = await bundleWith(interceptorModules, join(folder, 'bundle.js'));
  return begun(new Running(folder, () => bundle), async ({ owner }) => {
    await migrate(owner);
    await seedChecked(owner);
  });
}

/** Another release, as it was built in its folder: its schema, its seeds, its programs, with the workflows that it ships. */
export function startRelease(root: string): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-storm-'));
  const running = new Running(folder, (of) => join(of, 'dist', 'workflow-bundle.js'), root);
  return begun(running, () => running.migrateTo(root));
}

async function begun(running: Running, makeStore: (urls: RoleUrls) => Promise<void>): Promise<Running> {
  try {
    await running.start(makeStore);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return running;
}

class Running implements Deployment {
  readonly payloadKeys: string;
  readonly links = {} as Record<LinkName, Link>;
  readonly bases: string[] = [];
  urls!: RoleUrls;
  readonly fallen: string[] = [];
  private readonly secrets = randomSecrets();
  private readonly killed = new Set<number>();
  private readonly releases = new Map<Part, string>();
  private isStopping = false;
  private readonly parts = new Map<Part, ManagedProcess>();
  private readonly starts = new Map<Part, () => Promise<ManagedProcess>>();
  private store: RunningPostgres | null = null;
  private temporalStore: RunningPostgres | null = null;
  private temporal: RunningTemporal | null = null;

  /** `bundle`: the workflows of a release; `release`: with which all parts begin. */
  constructor(
    readonly folder: string,
    private readonly bundle: (release: string) => string,
    private readonly release = ROOT,
  ) {
    this.payloadKeys = this.secrets.payloadKeys;
  }

  async start(makeStore: (urls: RoleUrls) => Promise<void>): Promise<void> {
    const binaries = await productionBinaries();
    this.starts.set('store', async () => (this.store = await this.postgres('store', this.store)).process);
    this.starts.set('temporal-store', async () => {
      this.temporalStore = await this.postgres('temporal-store', this.temporalStore);
      return this.temporalStore.process;
    });
    await Promise.all([this.begin('store'), this.begin('temporal-store')]);
    const store = this.store;
    const temporalStore = this.temporalStore;
    if (store === null || temporalStore === null) throw new Error('no store');
    this.urls = await prepareDatabase(store.url(), this.secrets.passwords, DATABASE);
    await makeStore(this.urls);
    for (const name of ['api to store', 'worker to store'] as const) this.links[name] = await Link.to(name, store.port);
    this.links['temporal to its store'] = await Link.to('temporal to its store', temporalStore.port);
    const ports = await temporalPorts();
    this.starts.set('temporal', async () => {
      const { username, password } = new URL(temporalStore.url());
      this.temporal = await startTemporalProduction({
        binaries,
        postgres: { host: '127.0.0.1', port: this.links['temporal to its store'].port, user: username, password },
        folder: folder(this.folder, 'temporal'),
        namespace: NAMESPACE,
        retentionDays: 30,
        ports,
      });
      const port = Number(this.temporal.address.split(':')[1]);
      for (const name of ['api to temporal', 'worker to temporal'] as const) {
        if (this.links[name] === undefined) this.links[name] = await Link.to(name, port);
        else this.links[name].target = port;
      }
      return this.temporal.process;
    });
    await this.begin('temporal');
    this.starts.set('auditor', () =>
      this.program('auditor', 'auditor', /^auditor ready/, {
        DATABASE_URL_AUDITOR: this.urls.auditor,
        GUICHENG_SIGNING_KEY: join(this.folder, 'auditor-key'),
        GUICHENG_CHECKPOINTS: join(this.folder, 'checkpoints'),
      }),
    );
    for (const part of ['worker-1', 'worker-2'] as const)
      this.starts.set(part, () => this.program(part, 'worker', /^worker ready/, this.workerVariables(part)));
    for (const part of ['api-1', 'api-2'] as const) {
      const port = await freePort();
      this.bases.push(`http://127.0.0.1:${port}`);
      this.starts.set(part, () => this.program(part, 'api', /^api ready/, this.apiVariables(port)));
    }
    for (const part of ['auditor', 'worker-1', 'worker-2', 'api-1', 'api-2'] as const) await this.begin(part);
  }

  engine() {
    return {
      databaseUrl: this.urls.auditor,
      temporalAddress: this.temporal?.address ?? '',
      namespace: NAMESPACE,
      payloadKeys: this.payloadKeys,
    };
  }

  process(part: Part): ManagedProcess | null {
    const process = this.parts.get(part);
    return process?.running() ? process : null;
  }

  async kill(part: Part, awayMs: number): Promise<void> {
    const living = this.process(part);
    if (living !== null) {
      this.killed.add(living.pid);
      await living.kill('SIGKILL');
    }
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    await this.begin(part);
  }

  async roll(part: Part, release: string): Promise<void> {
    this.releases.set(part, release);
    const living = this.process(part);
    if (living !== null) {
      this.killed.add(living.pid);
      await living.stop('SIGTERM', GRACE_MS);
    }
    await this.begin(part);
  }

  async migrateTo(release: string): Promise<void> {
    const { owner, api, worker, auditor } = this.secrets.passwords;
    const url = new URL(this.store?.url() ?? '');
    url.pathname = `/${DATABASE}`;
    const env = {
      DATABASE_URL: url.href,
      GUICHENG_OWNER_PASSWORD: owner,
      GUICHENG_API_PASSWORD: api,
      GUICHENG_WORKER_PASSWORD: worker,
      GUICHENG_AUDITOR_PASSWORD: auditor,
    };
    const script = join(release, 'dist', 'apps', 'cli', 'main.js');
    const { code, output } = await run(process.execPath, [script, 'migrate', '--demo'], {
      env: childEnvironment(env),
      timeoutMs: RESTART_MS,
    });
    if (code !== 0) throw new Error(`migrate of ${release} ended with ${code}:\n${output}`);
  }

  owner<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return withClient(this.urls.owner, async (client) => (await client.query(text, values)).rows as Row[]);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    for (const part of ['api-1', 'api-2', 'worker-1', 'worker-2', 'auditor'] as const)
      await this.parts.get(part)?.stop('SIGTERM');
    await this.temporal?.stop();
    for (const link of Object.values(this.links)) await link.close();
    await Promise.all([this.store?.stop(), this.temporalStore?.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** As a container engine does: what cannot start, because something that it needs is away, is started again; and what ends by itself, too. */
  private async begin(part: Part): Promise<void> {
    const start = this.starts.get(part);
    if (start === undefined) throw new Error(`nobody knows how to start ${part}`);
    const deadline = Date.now() + RESTART_MS;
    for (;;) {
      try {
        const started = await start();
        this.parts.set(part, started);
        void started.exited.then(() => this.mind(part, started));
        return;
      } catch (error) {
        if (this.isStopping || Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  private mind(part: Part, ended: ManagedProcess): void {
    if (this.isStopping || this.killed.has(ended.pid)) return;
    this.fallen.push(`${part}: ${ended.lastLines().slice(-3).join(' · ')}`);
    this.begin(part).catch((error: unknown) => this.fallen.push(`${part} does not come back: ${String(error)}`));
  }

  /** On the same port again: everybody has it in an address. */
  private postgres(name: string, before: RunningPostgres | null): Promise<RunningPostgres> {
    return startPostgres({ dataDir: join(this.folder, name), durable: true, ...(before === null ? {} : { port: before.port }) });
  }

  private program(name: Part, app: string, readyLine: RegExp, env: Record<string, string>): Promise<ManagedProcess> {
    return startNodeProgram({
      name,
      script: join(this.releaseOf(name), 'dist', 'apps', app, 'main.js'),
      env,
      readyLine,
      timeoutMs: READY_MS,
      onLine: () => undefined,
    });
  }

  private releaseOf(part: Part): string {
    return this.releases.get(part) ?? this.release;
  }

  private workerVariables(part: Part): Record<string, string> {
    return {
      DATABASE_URL_WORKER: this.through('worker', 'worker to store'),
      TEMPORAL_ADDRESS: `127.0.0.1:${this.links['worker to temporal'].port}`,
      GUICHENG_PAYLOAD_KEYS: this.payloadKeys,
      GUICHENG_WORKFLOW_BUNDLE: this.bundle(this.releaseOf(part)),
      GUICHENG_BALLOT_KEYS: join(this.folder, 'ballot-keys'),
    };
  }

  private apiVariables(port: number): Record<string, string> {
    return {
      DATABASE_URL_API: this.through('api', 'api to store'),
      TEMPORAL_ADDRESS: `127.0.0.1:${this.links['api to temporal'].port}`,
      GUICHENG_PAYLOAD_KEYS: this.payloadKeys,
      HOST: '127.0.0.1',
      PORT: String(port),
      GUICHENG_DEMO: '1',
      GUICHENG_FILES: folder(this.folder, 'files'),
      GUICHENG_SIGN_IN_KEYS: this.secrets.signInKeys,
      GUICHENG_SEALING_KEYS: this.secrets.sealingKeys,
    };
  }

  private through(role: DatabaseRole, link: LinkName): string {
    const url = new URL(this.urls[role]);
    url.port = String(this.links[link].port);
    return url.href;
  }
}

function folder(...names: string[]): string {
  const path = join(...names);
  mkdirSync(path, { recursive: true });
  return path;
}
