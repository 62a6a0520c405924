import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, takeLock } from './lock';
import { isPortFree } from './ports';
import { run, waitFor } from './process';
import { secretsOf } from './secrets';

describe('the lock of a data folder', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'guicheng-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is held by one, refuses a second with the pid of the first, and is free again after release', () => {
    const lock = takeLock(folder);
    expect(holderOf(folder)).toBe(process.pid);
    expect(() => takeLock(folder)).toThrow(`process ${process.pid}`);
    lock.release();
    expect(holderOf(folder)).toBeNull();
    takeLock(folder).release();
  });

  it('is taken over from a process that is gone, and from one that only has the same number', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid, began: '1' }));
    takeLock(folder).release();
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.ppid, began: '1' }));
    takeLock(folder).release();
  });

  it('is taken over when its file is no lock at all', () => {
    writeFileSync(join(folder, 'lock.json'), 'half a fi');
    takeLock(folder).release();
  });

  it('keeps the secrets that were made first, and refuses a damaged file instead of making new ones', () => {
    const path = join(folder, 'secrets.json');
    const first = secretsOf(path);
    expect(secretsOf(path)).toEqual(first);
    expect(new Set(Object.values(first.passwords)).size).toBe(4);
    writeFileSync(path, '{"passwords":{}}');
    expect(() => secretsOf(path)).toThrow('damaged');
  });
});

describe('a child process', () => {
  it('that ends is a value with its code and what it said, also when there is no such program', async () => {
    expect(await run(process.execPath, ['-e', 'console.log("said"); process.exit(3)'])).toEqual({ code: 3, output: 'said' });
    expect(await run('guicheng-no-such-program', [])).toMatchObject({
      code: null,
      output: expect.stringContaining('ENOENT') as string,
    });
  });

  it('that does not end is ended when its time is up', async () => {
    expect(await run(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { timeoutMs: 300 })).toMatchObject({ code: null });
  });

  it('is waited for no longer than it runs', async () => {
    expect(
      await waitFor(
        () => Promise.resolve(null),
        60_000,
        () => true,
      ),
    ).toBeNull();
    expect(await waitFor(() => Promise.resolve('here'), 0)).toBe('here');
  });
});

it('a port is free until somebody listens on it', async () => {
  const { createServer } = await import('node:net');
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
  expect(await isPortFree(port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isPortFree(port)).toBe(true);
});
