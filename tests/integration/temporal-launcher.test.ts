import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { startTemporalDev, storedVersion } from '../../libs/runtime/temporal-cli';
import { findTemporal, type FoundTemporal } from '../../libs/runtime/temporal-find';
import { TEMPORAL_SERVER_VERSION, type RunningTemporal } from '../../libs/runtime/temporal';

const NAMESPACE = 'guicheng';

/** Starts a workflow that nobody works on: it is there as long as the store is. */
async function startSomething(address: string, id: string): Promise<void> {
  const connection = await Connection.connect({ address });
  await new Client({ connection, namespace: NAMESPACE }).workflow.start('nobody', { workflowId: id, taskQueue: 'nobody' });
  await connection.close();
}

async function isThere(address: string, id: string): Promise<boolean> {
  const connection = await Connection.connect({ address });
  try {
    await new Client({ connection, namespace: NAMESPACE }).workflow.getHandle(id).describe();
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}

describe('the launcher of the Temporal CLI server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-temporal-'));
  const dbFile = join(folder, 'temporal.db');
  const said: string[] = [];
  let cli: FoundTemporal;
  let server: RunningTemporal | null = null;

  const start = async (): Promise<RunningTemporal> =>
    (server = await startTemporalDev({
      binary: cli.binary,
      serverVersion: cli.serverVersion,
      dbFile,
      namespace: NAMESPACE,
      onSetAside: (line) => said.push(line),
    }));

  beforeAll(async () => {
    cli = await findTemporal();
  }, 600_000);
  afterEach(async () => {
    await server?.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps open workflows over kill -9 in its file, and remembers the server that made it', async () => {
    const first = await start();
    expect(first.version).toBe(TEMPORAL_SERVER_VERSION);
    await startSomething(first.address, 'kept');
    await first.kill('SIGKILL');
    const second = await start();
    expect(await isThere(second.address, 'kept')).toBe(true);
    expect(storedVersion(dbFile)).toBe(TEMPORAL_SERVER_VERSION);
    expect(said).toEqual([]);
  }, 60_000);

  it('sets the file of another server version aside and starts with a fresh one', async () => {
    writeFileSync(`${dbFile}.version.json`, JSON.stringify({ serverVersion: '1.40.0' }));
    const fresh = await start();
    expect(await isThere(fresh.address, 'kept')).toBe(false);
    expect(existsSync(`${dbFile}.1.40.0.1`)).toBe(true);
    expect(said.splice(0)).toEqual([expect.stringContaining('1.40.0')]);
  }, 60_000);

  it('sets a file that is no store aside and starts with a fresh one', async () => {
    copyFileSync(__filename, dbFile);
    for (const part of ['-wal', '-shm']) rmSync(dbFile + part, { force: true });
    await start();
    expect(readdirSync(folder).filter((name) => name.includes('unreadable'))).not.toEqual([]);
    expect(said.splice(0)).toEqual([expect.stringContaining('could not be opened')]);
  }, 60_000);

  it('says everything that it tried when there is no Temporal, and a wrong path by its name', async () => {
    await expect(findTemporal({ given: '/bin/true' })).rejects.toMatchObject({
      which: 'Temporal',
      why: expect.stringContaining('/bin/true') as string,
    });
    const { PATH: path, XDG_CACHE_HOME: cache } = process.env;
    process.env['PATH'] = folder;
    process.env['XDG_CACHE_HOME'] = folder;
    try {
      await expect(findTemporal({ fetch: false })).rejects.toMatchObject({
        why: expect.stringContaining('not on PATH') as string,
        remedy: expect.stringContaining('TEMPORAL_ADDRESS') as string,
      });
    } finally {
      process.env['PATH'] = path;
      if (cache === undefined) delete process.env['XDG_CACHE_HOME'];
      else process.env['XDG_CACHE_HOME'] = cache;
    }
  });
});
