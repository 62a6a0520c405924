import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { demo } from '../../libs/demo';
import { run } from '../../libs/runtime/process';
import { act, caseOf, fileBranch, taskOf, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startHouse, type House } from '../support/house';

const ROOT = resolve(__dirname, '..', '..');

const guicheng = (...args: string[]) => guichengWith({}, ...args);

function guichengWith(environment: Record<string, string>, ...args: string[]) {
  return run(process.execPath, [join(ROOT, 'dist', 'apps', 'cli', 'main.js'), ...args], {
    env: { ...process.env, ...environment } as Record<string, string>,
    timeoutMs: 120_000,
  });
}

describe('backup and restore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-backup-'));
  const [original, copy, restored] = ['original', 'copy', 'restored'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  let house: House | null = null;
  let closed = '';
  let open = '';

  beforeAll(async () => {
    house = await startHouse(original);
    closed = (await walkBranchSetup(house.base)).caseId;
    const secretary = await HttpClient.signedIn(house.base, 'secretary');
    open = await fileBranch(secretary);
    await taskOf(secretary, open);
  }, 180_000);

  afterAll(async () => {
    await house?.stop(true);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('takes a backup while everything runs, with a hash for every table and file, and without any secret', async () => {
    const taken = await guicheng('backup', copy, '--data', original);
    expect(taken).toMatchObject({ code: 0 });
    const manifest = readFileSync(join(copy, 'manifest.json'), 'utf8');
    expect((JSON.parse(manifest) as { files: unknown[] }).files.length).toBeGreaterThan(0);
    expect(readdirSync(copy).sort()).toEqual(['files', 'manifest.json', 'tables']);
    expect(existsSync(join(copy, 'tables', 'session.jsonl'))).toBe(false);
    const again = await guicheng('backup', copy, '--data', original);
    expect(again.code).toBe(1);
    expect(again.output).toContain('not empty');
  }, 120_000);

  it('says of files in an object store that they are not in it, and takes everything else', async () => {
    const settings = { GUICHENG_S3_ENDPOINT: 'https://store.invalid', GUICHENG_S3_BUCKET: 'guicheng-files' };
    const [files, away] = [join(original, 'files'), join(original, 'files.away')];
    renameSync(files, away);
    const taken = await guichengWith(settings, 'backup', join(folder, 'without-files'), '--data', original);
    const unexplained = await guicheng('backup', join(folder, 'lost-files'), '--data', original);
    renameSync(away, files);
    expect(taken).toMatchObject({
      code: 0,
      output: expect.stringMatching(/\d+ files lie in the object store \(bucket guicheng-files\)/) as string,
    });
    expect(unexplained).toMatchObject({ code: 1, output: expect.stringContaining('missing or damaged') as string });
  }, 120_000);

  it('lists on the console what could not be delivered, without a word of it, and sends it again', async () => {
    const owner: House['owner'] = (text, values) => (house as House).owner(text, values);
    await owner(
      `insert into guicheng.message (id, kind, channel, facts, next_attempt_at, attempts, state, settled_at, failure)
       select 'failed-' || n, 'event', 'webhook:gone', '{"secret": "不外传"}', now(), 9, 'failed', now(), 'REFUSED' from generate_series(1, 3) n`,
    );
    const listed = await guicheng('messages', '--data', original);
    expect(listed).toMatchObject({ code: 1, output: expect.stringContaining('3 messages have failed') as string });
    expect(listed.output).toMatch(/webhook:gone {2}REFUSED {2}9 tries {2}failed-3/);
    expect(listed.output).not.toContain('不外传');
    expect(await guicheng('messages', 'again', 'failed-1', 'no-such', '--data', original)).toMatchObject({ code: 1 });
    const states = () =>
      owner<{ state: string }>(`select state from guicheng.message where channel = 'webhook:gone' order by id`);
    expect((await states()).map(({ state }) => state)).toEqual(['waiting', 'failed', 'failed']);
    expect(await guicheng('messages', 'again', '--data', original)).toMatchObject({ code: 1 });
    expect(await guicheng('messages', 'again', '--all', '--data', original)).toMatchObject({ code: 0 });
    expect((await states()).map(({ state }) => state)).not.toContain('failed');
    const acts = await owner(
      `select actor, details from guicheng.administrative_act where action = 'messages-sent-again' order by at`,
    );
    expect(acts).toEqual([
      { actor: null, details: { messages: '1' } },
      { actor: null, details: { messages: '2' } },
    ]);
    expect(await guicheng('messages', '--data', original)).toMatchObject({ code: 0 });
  }, 120_000);

  it('restores into a new folder, where closed cases read the same and open ones go on', async () => {
    const before = await caseOf(await HttpClient.signedIn((house as House).base, 'secretary'), closed);
    await (house as House).stop(true);
    const without = await guicheng('restore', copy, '--data', restored);
    expect(without).toMatchObject({ code: 1, output: expect.stringContaining('--secrets') as string });
    expect(await guicheng('restore', copy, '--data', restored, '--secrets', join(original, 'secrets.json'))).toMatchObject({
      code: 0,
    });
    house = await startHouse(restored);
    expect(house.said.join('\n')).toMatch(/resumed from the log: (\d+) of \1/);
    const secretary = await HttpClient.signedIn(house.base, 'secretary');
    expect(await caseOf(secretary, closed)).toEqual(before);
    await act(secretary, open, 'complete');
    expect((await caseOf(secretary, open)).status).toBe('open');
    const upload = await secretary.upload(demo.ENVIRONMENT_SOCIETY, '说明.txt', Buffer.from('规程'));
    expect(upload.status).toBeLessThan(500);
    // The closed case has no history in the new engine, and nothing to be compared with there.
    const compared = await guicheng('reconcile', '--data', restored);
    expect(compared).toMatchObject({ code: 0, output: expect.stringContaining('No difference.') as string });
  }, 180_000);

  it('refuses a backup that was changed, and a folder that holds data, and leaves both as they are', async () => {
    const [table] = readdirSync(join(copy, 'tables'));
    appendFileSync(join(copy, 'tables', table ?? ''), '"(x)"\n');
    const damaged = await guicheng('restore', copy, '--data', join(folder, 'third'), '--secrets', join(original, 'secrets.json'));
    expect(damaged).toMatchObject({ code: 1, output: expect.stringContaining('hash') as string });
    expect(existsSync(join(folder, 'third', 'postgres'))).toBe(false);
    const occupied = await guicheng('restore', copy, '--data', original);
    expect(occupied).toMatchObject({ code: 1, output: expect.stringContaining('not empty') as string });
  }, 60_000);
});
