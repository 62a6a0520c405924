/** A supervisor's work over HTTP on the real product: exceptions each with one planted, samples that repeat, findings and what becomes of them. */
import { randomUUID } from 'node:crypto';
import type {
  ExceptionCounts,
  ExceptionPage,
  FoundKind,
  GrantView,
  ListPage,
  NoticeView,
  RectificationView,
  SampleView,
  SupervisedFileView,
  SupervisionFinding,
  WorkView,
} from '../../libs/contracts';
import { EXCEPTION_KINDS } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { caseOf, walkBranchSetup, PDF } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { allPages } from '../support/list-pages';
import { startApi, type RunningApi } from '../support/api';
import { makeFaces } from '../support/faces';
import { PLANTS, plantCase, plantEvent, type Planting } from '../support/planted-exceptions';
import { textsOfWord } from '../support/word';

jest.setTimeout(30_000);

let api: RunningApi;
let walked: { caseId: string; sitting: string };
let grant: GrantView;
let [day, tomorrow] = ['', ''];
const clients: Record<string, HttpClient> = {};
const as = (login: string) => clients[login] as HttpClient;
/** Holds nothing: whatever he sees, he sees by his grant. */
const INSPECTOR = 'face-nobody';

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
const personOf = async (login: string): Promise<string> =>
  (await owner<{ person: string }>('select person from guicheng.account where login = $1', [login]))[0]?.person ?? '';
const refused = async (reply: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await reply;
  return [status, body.error?.code];
};
async function give(more: Record<string, unknown> = {}): Promise<GrantView> {
  const request = {
    person: await personOf(INSPECTOR),
    societies: [demo.ENVIRONMENT_SOCIETY],
    procedures: null,
    from: day,
    until: tomorrow,
    reason: '专项检查',
    shownMeanwhile: false,
    ...more,
  };
  const { body } = await as('head').post<GrantView>('/supervision/grants', request);
  return (await as('face-security-administrator').post<GrantView>(`/supervision/grants/${body.id}/confirm`, {})).body;
}
const planting = async (): Promise<Planting> => ({ owner, walked, day, secretary: await personOf('secretary') });
const work = (path = '', of = grant.id) => `/supervision/work/${of}${path}`;

beforeAll(async () => {
  api = await startApi();
  await makeFaces(api.environment);
  const logins = ['secretary', 'president', 'official', 'head', 'face-security-administrator', INSPECTOR, 'tj-secretary'];
  for (const login of logins) clients[login] = await HttpClient.signedIn(api.base, login);
  walked = await walkBranchSetup(api.base);
  const [days] = await owner<{ day: string; tomorrow: string }>(
    `select d::text as day, (d + 1)::text as tomorrow from (select (guicheng.record_now() at time zone 'Asia/Shanghai')::date as d) x`,
  );
  [day, tomorrow] = [days?.day ?? '', days?.tomorrow ?? ''];
  grant = await give();
}, 180_000);
afterAll(() => api?.stop(), 60_000);

describe('the list of exceptions', () => {
  const counts = async (from = day, to = day) =>
    new Map(
      (await as(INSPECTOR).get<ExceptionCounts>(work(`/exceptions?from=${from}&to=${to}`))).body.counts.map(({ kind, count }) => [
        kind,
        count,
      ]),
    );
  const page = (kind: FoundKind, after = '') =>
    as(INSPECTOR).get<ExceptionPage>(work(`/exceptions/${kind}?from=${day}&to=${day}${after && `&after=${after}`}`));

  it.each(EXCEPTION_KINDS)('finds one more %s, and leads to it', async (kind) => {
    const before = await counts();
    await PLANTS[kind](await planting());
    const after = await counts();
    expect([...after].filter(([other, count]) => count !== before.get(other))).toEqual([[kind, (before.get(kind) ?? 0) + 1]]);
    const { status, body } = await page(kind);
    expect(status).toBe(200);
    expect(body.entries.reduce((sum, entry) => sum + entry.count, 0)).toBe(after.get(kind));
    for (const entry of body.entries) {
      expect([entry.case === null, entry.sitting === null]).toContain(false);
      expect(entry.society.id).toBe(demo.ENVIRONMENT_SOCIETY);
    }
    expect((await counts('2020-01-01', '2020-06-30')).get(kind)).toBe(0);
  });

  it('goes on by a cursor without missing or repeating one', async () => {
    const one = await plantCase(await planting());
    for (let seq = 1; seq <= 60; seq += 1)
      await plantEvent(await planting(), one, seq, 'overridden', { does: { what: 'cancel' } });
    const first = (await page('overridden')).body;
    const second = (await page('overridden', first.after ?? '')).body;
    expect([first.entries.length, second.after]).toEqual([50, null]);
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe((await counts()).get('overridden'));
    expect(await refused(as(INSPECTOR).get(work(`/exceptions/overridden?from=${day}&to=${day}&after=%27`)))).toEqual([
      422,
      'FIELD_INVALID',
    ]);
  });

  it('shows nothing of another society', async () => {
    const other = await plantCase(await planting(), { society: demo.INSTRUMENT_SOCIETY });
    const before = await counts();
    await plantEvent(await planting(), other, 1, 'overridden', { does: { what: 'cancel' } });
    expect(await counts()).toEqual(before);
  });
});

describe('a sample', () => {
  const draw = (more: Record<string, unknown> = {}) =>
    as(INSPECTOR).post<SampleView>(work('/samples'), { from: day, to: day, size: 5, ...more });
  const idsOf = ({ cases }: SampleView) => cases.map((drawn) => drawn.case.id);

  it('gives the same cases again by its seed and its instant, whatever was filed since', async () => {
    for (let n = 0; n < 20; n += 1) await plantCase(await planting());
    const { status, body: first } = await draw();
    expect([status, first.size, first.cases.length]).toEqual([201, 5, 5]);
    expect(first.universe).toBeGreaterThan(20);
    for (let n = 0; n < 5; n += 1)
      await plantCase(await planting(), { filed_at: new Date(Date.parse(first.asOf) + 1).toISOString() });
    const again = (await draw({ seed: first.seed, asOf: first.asOf })).body;
    expect([idsOf(again), again.universe]).toEqual([idsOf(first), first.universe]);
    const other = (await draw({ seed: 'another', asOf: first.asOf })).body;
    expect(idsOf(other)).not.toEqual(idsOf(first));
    const kept = (await as(INSPECTOR).get<SampleView[]>(work('/samples'))).body;
    expect(kept.map(({ id }) => id)).toEqual([other.id, again.id, first.id]);
    await expect(owner('update guicheng.supervision_sample set seed = $1', ['x'])).rejects.toThrow('append-only');
  });

  it('is drawn by procedure and by amount', async () => {
    const amounts = [1_000_00, 5_000_00, 90_000_00];
    for (const amount of amounts) {
      const id = await plantCase(await planting(), {}, 'large-expenditure');
      await owner(`insert into guicheng.case_form (case_id, revision, content_hash, form) values ($1, 1, 'x', $2)`, [
        id,
        JSON.stringify({ amount }),
      ]);
    }
    const { body } = await draw({ procedure: 'large-expenditure', amountFrom: 5_000_00, size: 10 });
    expect(body.cases.map(({ amount }) => amount).sort()).toEqual([5_000_00, 90_000_00]);
    expect(new Set(body.cases.map((drawn) => drawn.case.procedure))).toEqual(new Set(['large-expenditure']));
  });

  it.each([
    ['nothing in what was chosen', { from: '2020-01-01', to: '2020-01-02' }, 422, 'SAMPLE_EMPTY'],
    ['another society', { society: demo.INSTRUMENT_SOCIETY }, 422, 'SAMPLE_EMPTY'],
    ['no size', { size: undefined }, 422, 'FIELD_REQUIRED'],
    ['more than can be read', { size: 101 }, 422, 'FIELD_INVALID'],
    ['an instant to come', { seed: 'x', asOf: '2199-01-01T00:00:00Z' }, 422, 'FIELD_INVALID'],
    ['half a fen', { amountFrom: 0.5 }, 422, 'FIELD_INVALID'],
  ])('is not drawn of %s', async (_, more, status, code) => {
    expect(await refused(draw(more) as never)).toEqual([status, code]);
  });
});

describe('the page of a case', () => {
  it('has every act with both dates and its office, and each sitting with roll, arithmetic and article', async () => {
    const { status, body } = await as(INSPECTOR).get<SupervisedFileView>(work(`/cases/${walked.caseId}`));
    expect(status).toBe(200);
    const [chapter] = body.chapters;
    const known = await caseOf(as('secretary'), walked.caseId);
    expect(chapter?.acts.map(({ seq }) => seq)).toEqual(known.timeline.map(({ seq }) => seq));
    expect(chapter?.acts.filter(({ actor }) => actor !== null && actor.name === null)).toEqual([]);
    expect(chapter?.acts.find(({ what }) => what === 'filed')?.evidence.map(({ name }) => name)).toEqual(['管理办法.pdf']);
    const [sitting] = chapter?.sittings ?? [];
    expect(sitting).toMatchObject({ id: walked.sitting, subject: known.subject, result: { outcome: 'passed' } });
    expect(sitting?.roll.filter(({ presence }) => presence === 'leave').length).toBe(2);
    expect(sitting?.result?.arithmetic).toMatchObject({ for: 6, against: 0, abstained: 1 });
    expect(sitting?.minutes?.name).toBe('会议纪要签字页.pdf');
    const scan = await as(INSPECTOR).get(work(`/cases/${walked.caseId}/files/${sitting?.minutes?.id ?? ''}`));
    expect(scan.status).toBe(200);
    const lines = await owner<{ kind: string }>(`select kind from guicheng.supervised_reading where given_by = $1`, [grant.id]);
    expect(lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['cases', 'case', 'sitting', 'file']));
  });

  it('opens no file that the case does not carry', async () => {
    const stranger = await as('secretary').upload(demo.ENVIRONMENT_SOCIETY, '别的.pdf', PDF);
    expect((await as(INSPECTOR).get(work(`/cases/${walked.caseId}/files/${stranger.body.id}`))).status).toBe(404);
  });
});

it('is nobody’s but its holder’s, and only while it is in force', async () => {
  const paths = [
    '',
    `/exceptions?from=${day}&to=${day}`,
    '/samples',
    '/findings',
    `/cases/${walked.caseId}`,
    `/paper?from=${day}&to=${day}`,
  ];
  for (const login of ['secretary', 'official', 'head', 'face-security-administrator']) {
    for (const path of paths) expect([login, path, (await as(login).get(work(path))).status]).toEqual([login, path, 404]);
  }
  const ended = await give();
  await as('head').post(`/supervision/grants/${ended.id}/revoke`, { reason: '检查结束' });
  for (const path of paths) expect([path, (await as(INSPECTOR).get(work(path, ended.id))).status]).toEqual([path, 404]);
  expect((await as(INSPECTOR).post(work('/samples', ended.id), { from: day, to: day, size: 1 })).status).toBe(404);
});

it('reaches the vetting of persons only where a grant names it', async () => {
  const id = await plantCase(await planting(), {}, 'nominee-vetting');
  expect((await as(INSPECTOR).get(work(`/cases/${id}`))).status).toBe(404);
  expect((await as(INSPECTOR).get(`/cases/${id}`)).status).toBe(404);
  const all = (await as(INSPECTOR).get<WorkView>(work())).body.procedures.map((procedure) => procedure.id);
  expect([all.includes('nominee-vetting'), all.includes('branch-setup')]).toEqual([false, true]);
  const named = await give({ procedures: ['nominee-vetting'] });
  const own = (await as(INSPECTOR).get<WorkView>(work('', named.id))).body.procedures.map((procedure) => procedure.id);
  expect(own).toEqual(['nominee-vetting']);
  // What one grant reaches is not done under another.
  expect((await as(INSPECTOR).get(work(`/cases/${walked.caseId}`, named.id))).status).toBe(404);
  await as('head').post(`/supervision/grants/${named.id}/revoke`, { reason: '检查结束' });
});

it('reaches a sitting with vetting on its agenda only where one grant is for all and another names the vetting', async () => {
  const about = await plantCase(await planting(), {}, 'nominee-vetting');
  const [{ id } = { id: '' }] = await owner<{ id: string }>('select gen_random_uuid() as id');
  await owner(
    `insert into guicheng.stream select (jsonb_populate_record(s, jsonb_build_object('id', $1::text))).* from guicheng.stream s where s.id = $2`,
    [id, walked.sitting],
  );
  await owner(
    `insert into guicheng.sitting select (jsonb_populate_record(g, jsonb_build_object('id', $1::text,
       'items', jsonb_set(jsonb_set(g.items, '{0,source,case}', to_jsonb($2::text)), '{0,recused}', '["x"]')))).* from guicheng.sitting g where g.id = $3`,
    [id, about, walked.sitting],
  );
  const seen = async () => (await as(INSPECTOR).get(`/sittings/${id}`)).status;
  const listed = async () =>
    (await as(INSPECTOR).get<ListPage<{ id: string }>>('/sittings')).body.items.some((sitting) => sitting.id === id);
  const [{ day: held } = { day: '' }] = await owner<{ day: string }>(
    'select held_on::text as day from guicheng.sitting where id = $1',
    [id],
  );
  const recusals = await as(INSPECTOR).get<ExceptionPage>(work(`/exceptions/recusal?from=${held}&to=${held}`));
  expect([await seen(), await listed(), recusals.body.entries.filter(({ sitting }) => sitting?.id === id)]).toEqual([
    404,
    false,
    [],
  ]);
  expect((await as(INSPECTOR).get(`/sittings/${walked.sitting}`)).status).toBe(200);
  const named = await give({ procedures: ['nominee-vetting'] });
  expect([await seen(), await listed()]).toEqual([200, true]);
  await as('head').post(`/supervision/grants/${named.id}/revoke`, { reason: '检查结束' });
  expect([await seen(), await listed()]).toEqual([404, false]);
  await owner('delete from guicheng.sitting where id = $1', [id]);
});

describe('a finding', () => {
  let finding: SupervisionFinding;
  let item: RectificationView;
  const one = (login: string) => as(login).get<RectificationView>(`/rectifications/${item.id}`);
  const due = () => tomorrow;

  it('is written on a case of the grant, with pages of its evidence and others that were brought', async () => {
    const brought = await as(INSPECTOR).upload(demo.ASSOCIATION, '谈话记录.pdf', PDF);
    expect(brought.status).toBe(201);
    expect((await as(INSPECTOR).upload(demo.ENVIRONMENT_SOCIETY, '谈话记录.pdf', PDF)).status).toBe(404);
    const carried = (await caseOf(as('secretary'), walked.caseId)).files[0]?.id ?? '';
    const body = { case: walked.caseId, seq: 2, words: '登记晚于发生日，未见说明。', files: [carried, brought.body.id] };
    const written = await as(INSPECTOR).post<SupervisionFinding>(work('/findings'), body);
    expect([written.status, written.body.words, written.body.files.map(({ name }) => name)]).toEqual([
      201,
      body.words,
      ['管理办法.pdf', '谈话记录.pdf'],
    ]);
    finding = written.body;
    const [stored] = await owner<{ words: string }>('select words::text from guicheng.supervision_finding where id = $1', [
      finding.id,
    ]);
    expect(stored?.words).not.toContain('登记');
    const stray = await as('tj-secretary').upload(demo.INSTRUMENT_SOCIETY, '别的.pdf', PDF);
    expect(await refused(as(INSPECTOR).post(work('/findings'), { ...body, files: [stray.body.id] }))).toEqual([
      400,
      'FILE_MISSING',
    ]);
    await expect(owner('delete from guicheng.supervision_finding')).rejects.toThrow('append-only');
  });

  it('is nobody else’s until it is sent; then the society has the item and nothing else of it', async () => {
    expect((await as('secretary').get<ListPage<RectificationView>>('/rectifications')).body).toEqual({ items: [], next: null });
    const send = (more: Record<string, unknown> = {}) =>
      as(INSPECTOR).post<RectificationView>(work(`/findings/${finding.id}/rectification`), {
        words: '请补充说明并完善登记制度。',
        due: due(),
        files: finding.files.slice(1).map(({ id }) => id),
        ...more,
      });
    expect(await refused(send({ due: '2020-01-01' }) as never)).toEqual([422, 'FIELD_INVALID']);
    expect(await refused(send({ files: [randomUUID()] }) as never)).toEqual([400, 'FILE_MISSING']);
    const sent = await send();
    expect([sent.status, sent.body.status]).toEqual([200, 'open']);
    item = sent.body;
    expect(await refused(send() as never)).toEqual([409, 'RECTIFICATION_SENT']);
    const seen = (await one('secretary')).body;
    expect(seen).toMatchObject({ words: '请补充说明并完善登记制度。', due: due(), mayAnswer: true, mayJudge: false });
    expect(JSON.stringify(seen)).not.toContain('登记晚于');
    expect((await as('secretary').get(`/rectifications/${item.id}/files/${seen.files[0]?.id ?? ''}`)).status).toBe(200);
    expect((await as('secretary').get(`/rectifications/${item.id}/files/${finding.files[0]?.id ?? ''}`)).status).toBe(404);
    const told = (await as('secretary').get<ListPage<NoticeView>>('/notices')).body.items;
    expect(told.filter(({ message }) => message === 'rectification-asked').length).toBe(1);
    // Neither another society, nor the department while nobody said that it should see.
    for (const login of ['tj-secretary', 'official', 'head']) expect([login, (await one(login)).status]).toEqual([login, 404]);
  });

  it('is answered by the society, asked again and closed by whoever sent it, each once and in order', async () => {
    const answer = (login: string, body: Record<string, unknown> = { words: '已补充说明。', files: [] }) =>
      as(login).post<RectificationView>(`/rectifications/${item.id}/answer`, body);
    const judge = (login: string, body: Record<string, unknown>) =>
      as(login).post<RectificationView>(`/rectifications/${item.id}/judgement`, body);
    expect(await refused(judge(INSPECTOR, { what: 'closed', words: '可以' }) as never)).toEqual([
      409,
      'RECTIFICATION_NOT_ANSWERED',
    ]);
    expect(await refused(answer('tj-secretary') as never)).toEqual([404, 'NOT_FOUND']);
    expect(await refused(answer(INSPECTOR) as never)).toEqual([403, 'FORBIDDEN']);
    const scan = await as('secretary').upload(demo.ENVIRONMENT_SOCIETY, '登记制度.pdf', PDF);
    const answered = await answer('secretary', { words: '已补充说明。', files: [scan.body.id] });
    expect([answered.status, answered.body.status]).toEqual([200, 'answered']);
    expect((await as(INSPECTOR).get(`/rectifications/${item.id}/files/${scan.body.id}`)).status).toBe(200);
    expect(await refused(judge('secretary', { what: 'closed', words: '可以' }) as never)).toEqual([403, 'FORBIDDEN']);
    expect(await refused(judge(INSPECTOR, { what: 'asked-again', words: '还缺说明' }) as never)).toEqual([422, 'FIELD_REQUIRED']);
    const again = await judge(INSPECTOR, { what: 'asked-again', words: '还缺说明', due: due() });
    expect(again.body.status).toBe('open');
    await answer('president');
    expect((await judge(INSPECTOR, { what: 'closed', words: '已落实' })).body.status).toBe('closed');
    expect(await refused(answer('secretary') as never)).toEqual([409, 'RECTIFICATION_CLOSED']);
    expect((await one(INSPECTOR)).body.entries.map(({ what }) => what)).toEqual([
      'answered',
      'asked-again',
      'answered',
      'closed',
    ]);
  });

  it('stands in the working paper with the sample and what was looked at', async () => {
    await as(INSPECTOR).post(work('/samples'), { from: day, to: day, size: 1 });
    const said = textsOfWord(await as(INSPECTOR).download(work(`/paper?from=${day}&to=${day}`))).join('\n');
    for (const words of [
      '监督查阅底稿',
      '专项检查',
      '代录',
      '抽取号',
      '登记晚于发生日，未见说明。',
      '请补充说明并完善登记制度。',
      '已落实',
    ]) {
      expect(said).toContain(words);
    }
    expect(said).not.toMatch(/审计|[0-9a-f]{64}/);
  });

  it('comes page by page, what is not closed first', async () => {
    await owner(
      `insert into guicheng.rectification (id, finding, society, person, words, files, due_on, at)
       select gen_random_uuid(), finding, society, person, words, files, due_on, at + interval '1 hour' * (n / 2)
         from guicheng.rectification, generate_series(1, 4) n where id = $1`,
      [item.id],
    );
    const listed = await allPages<RectificationView>(as(INSPECTOR), '/rectifications');
    expect(listed?.map(({ status }) => status)).toEqual(['open', 'open', 'open', 'open', 'closed']);
    expect(new Set(listed?.map(({ id }) => id)).size).toBe(5);
    expect(listed?.map(({ at }) => at).slice(0, 4)).toEqual(
      listed
        ?.map(({ at }) => at)
        .slice(0, 4)
        .sort()
        .reverse(),
    );
  });

  it('is known to the association once the grant is over', async () => {
    await as('head').post(`/supervision/grants/${grant.id}/revoke`, { reason: '检查结束' });
    expect((await one('official')).status).toBe(200);
    expect((await one(INSPECTOR)).status).toBe(404);
    expect((await one('official')).body).toMatchObject({ mayAnswer: false, mayJudge: false });
  });
});
