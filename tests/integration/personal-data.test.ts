/**
 * Promise P18 on the whole product: names and numbers of people, planted in forms, opinions, drafts and resolutions, are nowhere but in the
 * one table where they are sealed; destroyed, they leave the record, the case and everything that proves it as they were.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { verify, type RecordExport } from '../../libs/record';
import { ERASED, type DraftView, type ErasureView, type RegisterView, type VerificationView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { decodeHistory } from '../support/history';
import { withClient } from '../../libs/runtime/database';
import { run } from '../../libs/runtime/process';
import { act, branchForm, caseOf, fileBranch, holdSitting, signMinutes, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { recordCovered } from '../support/auditor';
import { startHouse, type House } from '../support/house';

const ROOT = resolve(__dirname, '..', '..');
const CASES = 50;
const folder = mkdtempSync(join(tmpdir(), 'guicheng-personal-'));
const data = join(folder, 'data');
let house: House;
let secretary: HttpClient;
let told: string;
const cases: string[] = [];

/** Four a case: a name and a number in the form, both again in an opinion. None of them is a word of anything else. */
const planted: string[] = [];
let next = 0;
function person(): { name: string; number: string } {
  next += 1;
  const given = {
    name: `龘${String.fromCodePoint(0x4e00 + next * 7)}靐${next}`,
    number: `11010119${String(next).padStart(6, '0')}777X`,
  };
  planted.push(given.name, given.number);
  return given;
}

const guicheng = (...args: string[]) =>
  run(process.execPath, [join(ROOT, 'dist', 'apps', 'cli', 'main.js'), ...args], {
    env: { ...process.env } as Record<string, string>,
    timeoutMs: 120_000,
  });
const query = <Row>(text: string, values?: unknown[]): Promise<Row[]> => {
  const { databaseUrl } = JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')) as { databaseUrl: string };
  return withClient(databaseUrl, async (client) => (await client.query(text, values)).rows as Row[]);
};
const covered = () => recordCovered(query);

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
}

/** Which planted words a text holds, as they are or as JSON and PostgreSQL would write them. */
function hits(content: Buffer | string): string[] {
  const text = Buffer.isBuffer(content) ? content : Buffer.from(content);
  return planted.filter((word) => text.includes(word) || text.includes(JSON.stringify(word).slice(1, -1)));
}

const hitsUnder = (path: string) =>
  filesUnder(path).flatMap((file) => hits(readFileSync(file)).map((word) => `${file}: ${word}`));

beforeAll(async () => {
  process.env['GUICHENG_CHECKPOINT_MS'] = '500';
  house = await startHouse(data);
  delete process.env['GUICHENG_CHECKPOINT_MS'];
  secretary = await HttpClient.signedIn(house.base, 'secretary');
  for (let n = 0; n < CASES; n += 1) {
    const [head, other] = [person(), person()];
    const id = await fileBranch(secretary, { head: head.name, staff: `${other.name}，证件号码 ${head.number}。` });
    cases.push(id);
    await act(secretary, id, 'incomplete', {
      opinion: `请核对${head.name}（${other.number}）的材料。`,
      missing: [{ field: 'name', note: `${other.name}签字` }],
    });
  }
  const draft = person();
  const form = await branchForm(secretary, { head: draft.name, staff: draft.number });
  await secretary.put(`/drafts/${crypto.randomUUID()}`, { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form });
  const [head, clerk] = [person(), person()];
  told = await fileBranch(secretary, { head: head.name, staff: clerk.name });
  await act(secretary, told, 'complete', { opinion: clerk.number });
  const sitting = await holdSitting(secretary, told, { votes: { for: 9, against: 0, abstained: 0 }, outcome: 'passed' });
  await signMinutes(secretary, sitting.id);
  await taskOf(await HttpClient.signedIn(house.base, 'official'), told);
  await covered();
}, 300_000);

afterAll(async () => {
  await house?.stop(true);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('words of people', () => {
  it('were planted, and who may read them reads them', async () => {
    expect(new Set(planted).size).toBeGreaterThanOrEqual(200);
    const view = await caseOf(secretary, cases[0] ?? '');
    expect(hits(JSON.stringify(view)).length).toBe(4);
    const drafts = (await secretary.get<DraftView[]>('/drafts')).body;
    expect(hits(JSON.stringify(drafts)).length).toBe(2);
    const register = (await secretary.get<RegisterView>('/registers/branches')).body;
    expect(hits(JSON.stringify(register)).length).toBe(1);
  });

  it('are in no file of the data folder: not in PostgreSQL’s, not in Temporal’s, in no log', () => {
    const looked = filesUnder(data);
    expect(looked.some((file) => file.includes('/postgres/base/'))).toBe(true);
    expect(
      looked.filter((file) => /temporal\.db|logs\/(api|worker|auditor|postgres|temporal)\.log/.test(file)).length,
    ).toBeGreaterThanOrEqual(5);
    expect(hitsUnder(data)).toEqual([]);
  });

  it('are in no row of any table', async () => {
    const tables = await query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'guicheng'`);
    expect(tables.length).toBeGreaterThan(30);
    for (const { name } of tables) {
      const rows = await query<{ row: string }>(`select t::text as row from guicheng."${name}" t`);
      expect([name, hits(rows.map(({ row }) => row).join('\n'))]).toEqual([name, []]);
    }
  });

  it('are in no payload of Temporal, opened with the key', async () => {
    const { payloadKeys } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as { payloadKeys: string };
    const { temporalAddress } = JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')) as { temporalAddress: string };
    const texts = await decodeHistory({ address: temporalAddress, namespace: 'guicheng', payloadKeys }, cases.slice(0, 10));
    expect(texts.length).toBeGreaterThan(20);
    expect(hits(texts.join('\n'))).toEqual([]);
  });

  it('are in no backup, and in no export for another house', async () => {
    const copy = join(folder, 'copy');
    expect(await guicheng('backup', copy, '--data', data)).toMatchObject({ code: 0 });
    expect(hitsUnder(copy)).toEqual([]);
    const official = await HttpClient.signedIn(house.base, 'official');
    const file = (await official.get<RecordExport>(`/cases/${told}/export`)).body;
    expect(verify(JSON.stringify(file))).toMatchObject({ result: 'whole' });
    // The clerk's opinion was written inside the house. What the deciding department may see of the form it sees on its page, too.
    const page = hits(JSON.stringify(await caseOf(official, told)));
    expect(hits(JSON.stringify(file)).filter((word) => !page.includes(word))).toEqual([]);
  }, 120_000);

  it('do not come out of request fingerprints: the same form under the same key is the same request, another is not', async () => {
    const key = crypto.randomUUID();
    const form = await branchForm(secretary);
    const body = { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form };
    const first = await secretary.decide('/cases', body, key);
    expect((await secretary.decide('/cases', body, key)).stream).toBe(first.stream);
    const other = await secretary.post('/cases', { ...body, form: { ...form, head: '别人' } }, key);
    expect(other.body.error?.code).toBe('KEY_REUSED');
  });
});

describe('destroying them', () => {
  it('on the console takes the secretary’s opinions, and leaves case, record and tables as they were', async () => {
    const [who] = await query<{ person: string }>(`select person from guicheng.account where login = 'secretary'`);
    const args = ['erase', '--person', who?.person ?? '', '--reason', '本人申请', '--data', data];
    await query(
      `insert into guicheng.message_choice (person, email, opens, closes, language)
       select person, 'secretary@example.org', '09:00', '18:00', 'zh' from guicheng.account where login = 'secretary'`,
    );
    await query(
      `insert into guicheng.signature_image (person, image, media_type, sha256, width, height) values ($1, '\\x00', 'image/png', repeat('0', 64), 1, 1)`,
      [who?.person],
    );
    expect((await guicheng(...args)).output).toMatch(/would destroy \d+ values/);
    const erased = await guicheng(...args, '--yes');
    expect(erased).toMatchObject({ code: 0, output: expect.stringMatching(/Destroyed \d{2,} values/) as string });
    await covered();
    const view = await caseOf(secretary, cases[1] ?? '');
    const returned = view.timeline.find(({ opinion }) => opinion !== null);
    expect(returned?.opinion).toBe(ERASED);
    expect(returned?.missing[0]?.note).toBe(ERASED);
    expect(view.record.whole).toBe(true);
    // What the form says of others is the society's.
    expect(hits(JSON.stringify(view.form)).length).toBeGreaterThan(0);
    const verification = (await secretary.get<VerificationView>(`/cases/${cases[1]}/verification`)).body;
    expect(verification).toMatchObject({ whole: true, erased: 2 });
    expect((await secretary.get<DraftView[]>('/drafts')).body).toEqual([]);
    // Where messages found him is gone too, and the picture of his signature.
    expect(await query('select 1 from guicheng.signature_image where person = $1', [who?.person])).toEqual([]);
    expect(await query('select 1 from guicheng.message_choice where person = $1', [who?.person])).toEqual([]);
  }, 120_000);

  it('by the administrators wants two of them, and a reason', async () => {
    const administrator = await HttpClient.signedIn(house.base, 'administrator');
    const body = { kind: 'organisation', subject: demo.ENVIRONMENT_SOCIETY, reason: '保存期限届满' };
    expect((await secretary.post('/erasures', body)).status).toBe(403);
    expect((await administrator.post('/erasures', { ...body, reason: '' })).body.error?.code).toBe('FIELD_REQUIRED');
    const asked = await administrator.post<ErasureView>('/erasures', body);
    expect(asked.body).toMatchObject({ doneAt: null, mayConfirm: false });
    expect(asked.body.values).toBeGreaterThan(CASES);
    const alone = await administrator.post(`/erasures/${asked.body.id}/confirm`, {});
    expect(alone.body.error?.code).toBe('ERASURE_SECOND_PERSON');
    await query(
      `insert into guicheng.post (id, person, organisation, role, held_from)
       select gen_random_uuid(), person, $1, 'security-administrator', '2020-01-01' from guicheng.account where login = 'head'`,
      [demo.ASSOCIATION],
    );
    const second = await HttpClient.signedIn(house.base, 'head');
    const done = await second.post<ErasureView>(`/erasures/${asked.body.id}/confirm`, {});
    expect(done.body).toMatchObject({ doneAt: expect.any(String) as string });
    expect((await second.post(`/erasures/${asked.body.id}/confirm`, {})).body.error?.code).toBe('ERASURE_DONE');
    // Fifty at a time: behind the one that was read last stands what was read before it no more.
    const listed = (await second.get<ErasureView[]>('/erasures')).body.map(({ id }) => id);
    expect(listed[0]).toBe(asked.body.id);
    const behind = (await second.get<ErasureView[]>(`/erasures?cursor=${asked.body.id}`)).body.map(({ id }) => id);
    expect(behind).toEqual(listed.slice(1));
    expect(behind).not.toEqual([]);
    expect((await second.get('/erasures?cursor=nobody')).body).toMatchObject({ error: { code: 'FIELD_INVALID' } });
    const view = await caseOf(secretary, cases[2] ?? '');
    expect(hits(JSON.stringify(view))).toEqual([]);
    expect(view.form['head']).toBe(ERASED);
  });

  it('leaves nothing that anybody could open, a record that is whole, and a case that goes on', async () => {
    const acts = await query<{ action: string; reason: string; details: { destroyed?: number } }>(
      `select action, reason, details from guicheng.administrative_act where action in ('erasure-asked', 'words-erased') order by at`,
    );
    expect(acts.map(({ action }) => action)).toEqual(['erasure-asked', 'words-erased', 'erasure-asked', 'words-erased']);
    const id = cases[3] ?? '';
    const task = await taskOf(secretary, id);
    const form = await branchForm(secretary, { head: '补正人' });
    await secretary.decide(`/tasks/${encodeURIComponent(task.id)}/acts`, {
      outcome: 'resubmitted',
      contentHash: task.contentHash,
      form,
    });
    expect((await caseOf(secretary, id)).form['head']).toBe('补正人');
    await covered();
    const reconciled = await guicheng('reconcile', '--data', data);
    expect(reconciled).toMatchObject({ code: 0, output: expect.stringContaining('No difference.') as string });
    const out = join(folder, 'export.json');
    expect(await guicheng('export', told, id, '--out', out, '--data', data)).toMatchObject({ code: 0 });
    const checked = await guicheng(
      'verify',
      out,
      '--key',
      join(data, 'checkpoints', 'key.pub'),
      '--checkpoint',
      join(data, 'checkpoints', 'checkpoint'),
    );
    expect(checked).toMatchObject({ code: 0, output: expect.stringContaining('erased as required') as string });
    expect(hits(readFileSync(out))).toEqual([]);
  }, 120_000);
});
