import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { COMPOSE_SECRETS } from '../../apps/cli/compose-env.command';
import { withClient } from '../../libs/runtime/database';
import { childEnvironment } from '../../libs/runtime/env';
import { freePort } from '../../libs/runtime/ports';
import { startPostgres, type RunningPostgres } from '../../libs/runtime/postgres';
import { run, startProcess, type ManagedProcess } from '../../libs/runtime/process';
import { dynamicConfigFile, type RunningTemporal } from '../../libs/runtime/temporal';
import { productionBinaries, startTemporalProduction } from '../../libs/runtime/temporal-production';
import { walkBranchSetup } from '../../libs/testing/branch-walk';
import { until } from '../../libs/testing/http-client';

const ROOT = resolve(__dirname, '..', '..');

interface Service {
  image?: string;
  command?: string[];
  entrypoint?: string[];
  environment?: Record<string, string>;
  configs?: { source: string; target: string }[];
  ports?: string[];
  healthcheck?: unknown;
  restart?: string;
}

const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const { services, configs, networks } = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  configs: { temporal: { content: string } };
  networks: { default: { ipam: { config: [{ gateway: string }] } } };
};

describe('docker-compose.yml', () => {
  it('has the parts that a deployment needs, each with a fixed version and, where it stays, a health check', () => {
    expect(Object.keys(services).sort()).toEqual([
      'api',
      'auditor',
      'console',
      'migrate',
      'postgres',
      'temporal',
      'temporal-postgres',
      'temporal-ui',
      'worker',
    ]);
    for (const [name, service] of Object.entries(services)) {
      expect([name, service.image]).toEqual([name, expect.stringMatching(/^guicheng$|:\d+\.\d+/)]);
      expect([name, service.healthcheck !== undefined || service.restart === 'no']).toEqual([name, true]);
    }
  });

  it('has no secret in it, and asks for exactly those that compose-env writes', () => {
    const asked = new Set([...text.matchAll(/\$\{(\w+):\?[^}]*\}/g)].map((match) => match[1]));
    expect([...asked].sort()).toEqual(Object.keys(COMPOSE_SECRETS).sort());
    // What may be left out is empty then, and is no secret of a house at work.
    expect([...text.matchAll(/\$\{\w+(?!\w*:\?)[^}]*\}/g)].map(([given]) => given)).toEqual(['${GUICHENG_PRACTICE_PASSWORD:-}']);
    expect(text).not.toMatch(/(PASSWORD|PWD): (?!\$\{)/);
  });

  it('takes the word of its own gateway about TLS, and of nobody else but the machine itself', () => {
    const [{ gateway }] = networks.default.ipam.config;
    expect(services['api']?.environment).toMatchObject({ GUICHENG_TRUSTED_PROXIES: `loopback,${gateway}` });
  });

  it('gives Temporal the dynamic configuration that it has everywhere', () => {
    expect(parse(configs.temporal.content)).toEqual(dynamicConfigFile());
    const { environment, configs: given } = services['temporal'] ?? {};
    expect(given).toEqual([{ source: 'temporal', target: environment?.['DYNAMIC_CONFIG_FILE_PATH'] }]);
  });

  it('publishes the pages and a read-only Temporal UI, on the loopback alone', () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => ({ name, port })));
    expect(published.map(({ name }) => name).sort()).toEqual(['api', 'temporal-ui']);
    expect(published.filter(({ port }) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(services['temporal-ui']?.environment).toMatchObject({ TEMPORAL_DISABLE_WRITE_ACTIONS: 'true' });
  });
});

/** No container engine is needed: the same commands with the same variables, only hosts and folders are this machine's. */
describe('the same set as plain processes, with the production Temporal server on PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-compose-'));
  const secrets = Object.fromEntries(Object.entries(COMPOSE_SECRETS).map(([name, make]) => [name, make()]));
  const started: ManagedProcess[] = [];
  let postgres: RunningPostgres;
  let temporal: RunningTemporal;
  let port = 0;
  const operation = { api: 0, worker: 0 };

  const environmentOf = (name: string): Record<string, string> => {
    const admin = new URL(postgres.url());
    const here = (value: string): string =>
      value
        .replace(/\$\{(\w+):\?[^}]*\}/g, (_, secret: string) =>
          secret === 'POSTGRES_PASSWORD' ? admin.password : (secrets[secret] ?? ''),
        )
        .replace(/\$\{\w+:-\}/g, '')
        .replace('@postgres:5432', `@${admin.host}`)
        .replace('temporal:7233', temporal.address)
        .replace(/^\/app\//, `${ROOT}/`);
    const given = Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, here(String(value))]);
    const here_: Record<string, Record<string, string>> = {
      api: {
        HOST: '127.0.0.1',
        PORT: String(port),
        GUICHENG_FILES: join(folder, 'files'),
        GUICHENG_OPERATION: `127.0.0.1:${operation.api}`,
      },
      worker: {
        GUICHENG_OPERATION: `127.0.0.1:${operation.worker}`,
        GUICHENG_BALLOT_KEYS: join(folder, 'ballot-keys'),
      },
      console: { GUICHENG_FILES: join(folder, 'files') },
      auditor: { GUICHENG_SIGNING_KEY: join(folder, 'auditor', 'key'), GUICHENG_CHECKPOINTS: join(folder, 'checkpoints') },
    };
    const own = here_[name] ?? {};
    return childEnvironment({ NODE_ENV: 'production', ...(Object.fromEntries(given) as Record<string, string>), ...own });
  };
  const commandOf = (name: string): string[] => {
    const [node, ...args] = services[name]?.command ?? [];
    expect(node).toBe('node');
    return args;
  };
  /** `docker compose run --rm console …`. */
  const onConsole = (args: string[], other: Record<string, string> = {}) =>
    run(process.execPath, [...(services['console']?.entrypoint ?? []).slice(1), ...args], {
      cwd: ROOT,
      env: { ...environmentOf('console'), ...other },
      timeoutMs: 120_000,
    });
  const startService = async (name: string): Promise<void> => {
    const service = await startProcess(name, process.execPath, commandOf(name), { cwd: ROOT, env: environmentOf(name) });
    started.push(service);
    await until(`"${name} ready"`, 60_000, () => {
      if (!service.running()) throw new Error(`${name} ended:\n${service.lastLines().join('\n')}`);
      return Promise.resolve(service.lastLines().some((line) => line.startsWith(`${name} ready`)));
    });
  };

  beforeAll(async () => {
    const binaries = await productionBinaries();
    postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true });
    const { username, password } = new URL(postgres.url());
    temporal = await startTemporalProduction({
      binaries,
      postgres: { host: '127.0.0.1', port: postgres.port, user: username, password },
      folder: join(folder, 'temporal'),
      namespace: 'guicheng',
      retentionDays: 30,
    });
    [port, operation.api, operation.worker] = [await freePort(), await freePort(), await freePort()];
  }, 600_000);

  afterAll(async () => {
    for (const service of [...started].reverse()) await service.stop('SIGTERM');
    await temporal?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  it('migrates twice, starts, is healthy, and takes a whole case from the form to the register', async () => {
    // In compose the database is made by the image.
    await withClient(postgres.url(), (client) => client.query('create database guicheng'));
    for (const further of [[], ['--demo']]) {
      const migrated = await run(process.execPath, [...commandOf('migrate'), ...further], {
        cwd: ROOT,
        env: environmentOf('migrate'),
        timeoutMs: 60_000,
      });
      expect(migrated).toMatchObject({ code: 0 });
    }
    await startService('auditor');
    await startService('worker');
    await startService('api');
    const health = await fetch(`http://127.0.0.1:${port}/api/health`);
    expect([health.status, await health.json()]).toEqual([200, { database: true, engine: true }]);
    const worker = await run(process.execPath, ['dist/apps/cli/main.js', 'worker-health'], {
      cwd: ROOT,
      env: environmentOf('worker'),
    });
    expect(worker).toMatchObject({ code: 0 });
    const readyParts = async (name: keyof typeof operation) => (await fetch(`http://127.0.0.1:${operation[name]}/readyz`)).json();
    expect(await readyParts('api')).toEqual({ database: true, serving: true });
    expect(await readyParts('worker')).toEqual({ database: true, engine: true, working: true });
    const { view } = await walkBranchSetup(`http://127.0.0.1:${port}`);
    expect(view.status).toBe('closed');
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html') as string]);
  }, 240_000);

  it('is backed up, compared and restored on its console, while everybody keeps the password that he has', async () => {
    const copy = join(folder, 'backup');
    expect(await onConsole(['backup', copy])).toMatchObject({ code: 0, output: expect.stringContaining('Backed up') as string });
    expect(await onConsole(['reconcile'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('No difference.') as string,
    });
    expect(await onConsole(['messages'])).toMatchObject({ code: 0 });
    const { DATABASE_URL = '', ...own } = environmentOf('console');
    expect(own).toMatchObject({ GUICHENG_SEALING_KEYS: secrets['GUICHENG_SEALING_KEYS'] });
    const streams = (url: string) =>
      withClient(
        url,
        async (client) => (await client.query(`select id, state from guicheng.stream order by id`)).rows as object[],
      );
    const before = await streams(environmentOf('api')['DATABASE_URL_API'] ?? '');
    expect(before.length).toBeGreaterThan(0);
    expect(await onConsole(['restore', copy])).toMatchObject({
      code: 1,
      output: expect.stringContaining('holds cases already') as string,
    });
    await withClient(postgres.url(), (client) => client.query('create database restored'));
    const other = { DATABASE_URL: DATABASE_URL.replace(/guicheng$/, 'restored'), GUICHENG_FILES: join(folder, 'restored-files') };
    expect(await onConsole(['restore', copy], other)).toMatchObject({ code: 0 });
    expect(await streams((environmentOf('api')['DATABASE_URL_API'] ?? '').replace(/guicheng$/, 'restored'))).toEqual(before);
    const health = await fetch(`http://127.0.0.1:${port}/api/health`);
    expect(await health.json()).toEqual({ database: true, engine: true });
  }, 240_000);
});
