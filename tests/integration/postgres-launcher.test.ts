import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { prepareDatabase, roleName, withClient } from '../../libs/runtime/database';
import { startPostgres, type RunningPostgres } from '../../libs/runtime/postgres';
import { isAlive, startProcess, waitFor } from '../../libs/runtime/process';
import { randomSecrets } from '../../libs/runtime/secrets';

const ROOT = resolve(__dirname, '..', '..');

describe('the PostgreSQL launcher', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-postgres-'));
  const dataDir = join(folder, 'postgres');
  let server: RunningPostgres | null = null;

  const start = async (): Promise<RunningPostgres> => (server = await startPostgres({ dataDir, durable: true }));
  const count = (url: string): Promise<number> =>
    withClient(
      url,
      async (client) =>
        (await client.query<{ n: string }>('select count(*) as n from kept')).rows.map((row) => Number(row.n))[0] ?? -1,
    );

  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes a cluster in UTF-8 that keeps what was committed over kill -9 and over a shutdown', async () => {
    const first = await start();
    await withClient(first.url(), async (client) => {
      await client.query('create table kept (text text)');
      await client.query(`insert into kept values ('规程')`);
    });
    await first.kill('SIGKILL');
    const second = await start();
    expect(await count(second.url())).toBe(1);
    expect((await second.stop()).code).toBe(0);
    expect(await count((await start()).url())).toBe(1);
  });

  it('runs with every commit on the disk, and listens on the loopback only', async () => {
    const settings = await withClient((server as RunningPostgres).url(), async (client) => {
      const shown = await client.query<{ setting: string }>(
        `select setting from unnest(array['fsync', 'synchronous_commit', 'listen_addresses', 'server_encoding']) with ordinality as wanted (name, place)
           join pg_settings using (name) order by place`,
      );
      return shown.rows.map(({ setting }) => setting);
    });
    expect(settings).toEqual(['on', 'on', '127.0.0.1', 'UTF8']);
  });

  it('starts over a pid file of a process that is something else by now', async () => {
    await (server as RunningPostgres).stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n0\n`);
    expect(await count((await start()).url())).toBe(1);
    expect(isAlive(process.pid)).toBe(true);
  });

  it('ends a server that an earlier run left on the folder before it starts its own', async () => {
    const left = server as RunningPostgres;
    const mine = await start();
    expect(isAlive(left.pid)).toBe(false);
    expect(await count(mine.url())).toBe(1);
  });

  it('refuses a cluster of another major version and says what to do', async () => {
    const other = mkdtempSync(join(folder, 'other-'));
    writeFileSync(join(other, 'PG_VERSION'), '13\n');
    await expect(startPostgres({ dataDir: other, durable: true })).rejects.toMatchObject({
      which: 'PostgreSQL',
      why: expect.stringContaining('13') as string,
    });
  });

  it('makes the four roles and the database twice over with the same result, and no other password opens it', async () => {
    const admin = (server as RunningPostgres).url();
    const { passwords } = randomSecrets();
    await prepareDatabase(admin, passwords, 'guicheng');
    const urls = await prepareDatabase(admin, passwords, 'guicheng');
    for (const [role, url] of Object.entries(urls)) {
      const seen = await withClient(
        url,
        async (client) => (await client.query<{ name: string }>('select current_user as name')).rows[0]?.name,
      );
      expect(seen).toBe(roleName(role as keyof typeof urls));
    }
    await withClient(urls.owner, (client) => client.query('create table guicheng.mine (n integer)'));
    await expect(withClient(urls.api, (client) => client.query('create table guicheng.theirs (n integer)'))).rejects.toThrow(
      'permission denied',
    );
    await expect(withClient(urls.api.replace(passwords.api, 'wrong'), () => Promise.resolve())).rejects.toThrow('password');
  });

  it('prepares a database, also twice, for an administrator who is no superuser but may create roles', async () => {
    const admin = (server as RunningPostgres).url();
    await withClient(admin, async (client) => {
      for (const role of ['owner', 'api', 'worker', 'auditor']) await client.query(`drop owned by guicheng_${role}`);
    });
    await withClient(admin, (client) => client.query('drop database guicheng'));
    await withClient(admin, async (client) => {
      for (const role of ['owner', 'api', 'worker', 'auditor']) await client.query(`drop role guicheng_${role}`);
      await client.query(`create role outside login createrole password 'x'`);
      await client.query('create database outside owner outside');
    });
    const outside = (server as RunningPostgres).url('outside', 'outside', 'x');
    const { passwords } = randomSecrets();
    await prepareDatabase(outside, passwords);
    const urls = await prepareDatabase(outside, { ...passwords, api: 'another' });
    expect(await withClient(urls.api, async (client) => (await client.query('select 1')).rowCount)).toBe(1);
    await withClient(urls.owner, (client) => client.query('create table guicheng.mine (n integer)'));
  });

  it('ends its server when the process that started it is killed', async () => {
    await (server as RunningPostgres).stop();
    const script = `
      const { startPostgres } = require(${JSON.stringify(join(ROOT, 'dist/libs/runtime/postgres.js'))});
      startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: true }).then(({ pid }) => console.log('server ' + pid));`;
    const starter = await startProcess('starter', process.execPath, ['-e', script], { cwd: ROOT });
    const pid = await waitFor(
      () => Promise.resolve(/server (\d+)/.exec(starter.lastLines().join('\n'))?.[1] ?? null),
      20_000,
      () => !starter.running(),
    );
    expect(isAlive(Number(pid))).toBe(true);
    await starter.kill('SIGKILL');
    expect(await waitFor(() => Promise.resolve(isAlive(Number(pid)) ? null : true), 10_000)).toBe(true);
  }, 40_000);
});
