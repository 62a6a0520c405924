/** 布置任务 for 150 societies: one act asks them, the board says how far each is, and nobody is reminded twice a day. */
import { randomUUID } from 'node:crypto';
import type {
  AssignmentBoardView,
  AssignmentChoicesView,
  AssignmentLetterView,
  CalendarEntryView,
  CaseView,
  InboxView,
  ListPage,
  NoticeView,
  ReminderView,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { act, PDF, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';

const { ASSOCIATION, ENVIRONMENT_SOCIETY } = demo;
const ALL = 150;

let api: RunningApi;
let official: HttpClient;
let secretary: HttpClient;
let supervisor: HttpClient;
/** Registered this year: they report next year. */
let young: string[] = [];
let board: AssignmentBoardView;
const took: Record<string, number> = {};

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);

async function timed<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> {
  const from = performance.now();
  const answer = await work();
  took[what] = Math.round(performance.now() - from);
  return answer;
}

beforeAll(async () => {
  api = await startApi();
  [official, secretary, supervisor] = (await Promise.all(
    ['official', 'secretary', 'supervisor'].map((login) => HttpClient.signedIn(api.base, login)),
  )) as [HttpClient, HttpClient, HttpClient];
  const [standing] = await owner<{ n: number }>(`select count(*)::int as n from guicheng.organisation where kind = 'society'`);
  const added = await owner<{ id: string }>(
    `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association)
     select gen_random_uuid(), 'society', '示例省第' || n || '学会', 'Example society no. ' || n, 'CN', $1
       from generate_series(1, $2::int) as n returning id`,
    [ASSOCIATION, ALL - (standing?.n ?? 0)],
  );
  young = added.slice(0, 3).map(({ id }) => id);
}, 120_000);

afterAll(async () => {
  console.log(`of ${ALL} societies: ${JSON.stringify(took)} ms`);
  await api?.stop();
}, 60_000);

const read = () => official.get<AssignmentBoardView>(`/starts/assignments/${board.id}`).then(({ body }) => body);
const stateOf = async (society: string) => (await read()).societies.find((row) => row.society.id === society)?.state;

it('offers what is assigned, with its day, and all societies with what they are chosen by', async () => {
  const { body } = await official.get<AssignmentChoicesView>('/starts/assignments/choices');
  expect(body.procedures.map(({ id }) => id)).toContain('annual-report-review');
  expect(body.societies).toHaveLength(ALL);
  expect(body.societies.find(({ society }) => society.id === ENVIRONMENT_SOCIETY)).toMatchObject({
    shortName: '环境学会',
    supervisingUnit: 'association',
  });
  expect((await secretary.get('/starts/assignments/choices')).status).toBe(403);
});

it('asks all of them by one act, with a letter, a sample and a day, and leaves some out with a reason', async () => {
  const sample = await official.upload(ASSOCIATION, '年度工作报告样本.pdf', PDF);
  const exceptions = young.map((society) => ({ society, reason: '今年新登记' }));
  const request = { procedure: 'annual-report-review', exceptions, dueOn: '2027-03-20', letter: '请于三月二十日前报送。' };
  const key = randomUUID();
  const asked = await timed('one act', () =>
    official.post<AssignmentBoardView>('/starts/assignments', { ...request, sample: sample.body.id }, key),
  );
  board = asked.body;
  expect(asked.status).toBe(200);
  expect(board).toMatchObject({ asked: ALL - 3, dueOn: '2027-03-20', sample: { name: '年度工作报告样本.pdf' } });
  expect(board.counts).toMatchObject({ unread: ALL - 3, exempt: 3, passed: 0 });
  const nobody = await official.post('/starts/assignments', { ...request, societies: young }, randomUUID());
  expect(nobody.body.error?.code).toBe('ASSIGNMENT_NOBODY_LEFT');
  const past = await official.post('/starts/assignments', { ...request, dueOn: '2020-01-01' }, randomUUID());
  expect(past.body.error?.code).toBe('FIELD_INVALID');
});

it('shows the society its letter and sample, and the house that it was read', async () => {
  const letter = await secretary.post<AssignmentLetterView>(`/starts/assignments/${board.id}/read`, {});
  expect(letter.body).toMatchObject({
    letter: '请于三月二十日前报送。',
    societies: [{ society: { id: ENVIRONMENT_SOCIETY }, entry: `${board.id}/${ENVIRONMENT_SOCIETY}`, case: null }],
  });
  expect((await secretary.get(`/starts/assignments/${board.id}/sample`)).status).toBe(200);
  expect(await stateOf(ENVIRONMENT_SOCIETY)).toBe('read');
  // Whoever has no part in it learns of none of this.
  const leftOut = await HttpClient.signedIn(api.base, 'administrator');
  for (const path of ['read', 'reminders', 'calls']) {
    const body = { society: ENVIRONMENT_SOCIETY, outcome: 'reached' };
    expect([path, (await leftOut.post(`/starts/assignments/${board.id}/${path}`, body)).status]).toEqual([path, 404]);
  }
  expect((await leftOut.get(`/starts/assignments/${board.id}/sample`)).status).toBe(404);
});

it('follows a society from its draft to the association’s answer', async () => {
  const entry = (await secretary.get<CalendarEntryView[]>('/starts/calendar')).body.find(({ from }) => from === 'assignment');
  const report = await secretary.upload(ENVIRONMENT_SOCIETY, '年度工作报告.pdf', PDF);
  const form = reportForm(report.body.id);
  const draft = { procedure: 'annual-report-review', society: ENVIRONMENT_SOCIETY, form, fulfils: entry?.id };
  await secretary.put(`/drafts/${randomUUID()}`, draft);
  expect(await stateOf(ENVIRONMENT_SOCIETY)).toBe('filling');
  const filed = await secretary.decide('/cases', {
    procedure: 'annual-report-review',
    society: ENVIRONMENT_SOCIETY,
    form,
    fulfils: entry?.id,
  });
  const caseId = filed.stream;
  await handIn(caseId);
  expect(await stateOf(ENVIRONMENT_SOCIETY)).toBe('submitted');
  await act(official, caseId, 'returned', { opinion: '请补充', missing: [{ field: 'overseas', note: '写明往来情况' }] });
  expect(await stateOf(ENVIRONMENT_SOCIETY)).toBe('returned');
  await reaches(secretary, caseId);
  const task = await taskOf(secretary, caseId);
  await secretary.decide(`/tasks/${encodeURIComponent(task.id)}/acts`, {
    outcome: 'resubmitted',
    contentHash: task.contentHash,
    form: { ...form, overseas: '没有境外往来' },
  });
  // What was sent back walks the way again, and is returned until it is on the association’s desk.
  await reaches(secretary, caseId);
  expect(await stateOf(ENVIRONMENT_SOCIETY)).toBe('returned');
  await handIn(caseId);
  expect(await stateOf(ENVIRONMENT_SOCIETY)).toBe('submitted');
  const row = (await read()).societies.find(({ society }) => society.id === ENVIRONMENT_SOCIETY);
  expect(row).toMatchObject({ contact: { name: '苏以宁' }, previous: null });
  expect(row?.task).not.toBeNull();
  const view = await official.get<CaseView>(`/cases/${caseId}`);
  expect(view.body.checks.filter(({ status }) => status === 'fails')).toEqual([]);
  await act(official, caseId, 'agreed');
  expect(await stateOf(ENVIRONMENT_SOCIETY)).toBe('passed');
}, 400_000);

it('reminds everybody who owes, once a day, and keeps the calls', async () => {
  const first = await timed('reminding', () => official.post<ReminderView>(`/starts/assignments/${board.id}/reminders`, {}));
  expect(first.body).toMatchObject({ reminded: ALL - 4, before: 0 });
  const again = await official.post<ReminderView>(`/starts/assignments/${board.id}/reminders`, {});
  expect(again.body).toMatchObject({ reminded: 0, before: ALL - 4 });
  // Whoever was asked finds it among his messages, and a reminder if he was reminded; who has handed in was not, who was left out learns of neither.
  const neighbour = await HttpClient.signedIn(api.base, 'tj-secretary');
  const told = async (who: HttpClient) =>
    (await who.get<ListPage<NoticeView>>('/notices?limit=100')).body.items.filter(({ assignment }) => assignment === board.id);
  const plain = { case: null, sitting: null, read: false };
  const made = { ...plain, message: 'assignment-made', day: '2027-03-20' };
  expect(await told(neighbour)).toMatchObject([{ ...plain, message: 'assignment-reminder', day: null }, made]);
  expect(await told(secretary)).toMatchObject([made]);
  const asked = await owner<{ organisation: string }>(
    `select organisation from guicheng.house_notice where about = $1 and message = 'assignment-made'`,
    [board.id],
  );
  expect(asked).toHaveLength(ALL - 3);
  expect(asked.filter(({ organisation }) => young.includes(organisation))).toEqual([]);
  const called = first.body.board.societies.find(({ state }) => state === 'unread')?.society.id ?? '';
  const noted = await official.post<AssignmentBoardView>(`/starts/assignments/${board.id}/calls`, {
    society: called,
    outcome: 'not-reached',
  });
  const row = noted.body.societies.find(({ society }) => society.id === called);
  expect(row).toMatchObject({ calls: [{ outcome: 'not-reached', note: null, by: '林知行' }], reminders: { times: 1 } });
  const exempt = await official.post(`/starts/assignments/${board.id}/calls`, { society: young[0], outcome: 'reached' });
  expect(exempt.status).toBe(404);
});

it('is read as a whole, and leaves the house as a workbook', async () => {
  const { societies, counts } = await timed('the board', read);
  expect(societies).toHaveLength(ALL);
  expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(ALL);
  const sheet = await official.get(`/starts/assignments/${board.id}/sheet`);
  expect(sheet.status).toBe(200);
});

function reportForm(report: string): Record<string, unknown> {
  return {
    title: '2026年度工作报告',
    year: 2026,
    supervisedBy: 'association',
    report,
    partyOrganisation: true,
    partyWork: '全年召开党员大会四次，主题党日十二次。',
    members: 820,
    branches: 2,
    activitiesHeld: 14,
    income: 186000000,
    spending: 172000000,
    fees: 3200000,
    donations: 0,
    overseas: '无',
  };
}

/** What an act leads to outside the house goes out when it can be undone no more, a minute later. */
async function reaches(client: HttpClient, caseId: string): Promise<void> {
  await until(`case ${caseId} in an inbox`, 90_000, async () =>
    (await client.get<InboxView>('/inbox')).body.todo.some((item) => item.case === caseId),
  );
}

/** From the society’s signature to the association’s desk. */
async function handIn(caseId: string): Promise<void> {
  await reaches(secretary, caseId);
  const scan = await secretary.upload(ENVIRONMENT_SOCIETY, '签章页.pdf', PDF);
  await act(secretary, caseId, 'ready', { submission: { sealedPage: [scan.body.id] } });
  await reaches(supervisor, caseId);
  await act(supervisor, caseId, 'noted');
  await reaches(official, caseId);
}
