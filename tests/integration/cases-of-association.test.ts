/**
 * Cases that the association keeps about a society (P71 as published): opened by hand, by a confirmed proposal, and by a step of the
 * society's own case. The society knows nothing of them before something of them has come to it (R45), and what it then sees is what is meant for it.
 */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type {
  CaseCard,
  CaseView,
  InboxView,
  ListPage,
  NoticeView,
  ProcedureCard,
  RegisterView,
  StartProposalView,
  TaskView,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { createDataSource, goRound, rebuild } from '../../libs/persistence';
import { loadTemplate, registers } from '../../libs/templates';
import { act, caseOf, PDF, taskOf } from '../../libs/testing/branch-walk';
import { named } from '../../libs/testing/calling-templates';
import { HttpClient, until } from '../../libs/testing/http-client';
import { placeEntry, publishRegister } from '../../libs/testing/register-entries';
import { publish } from '../../libs/testing/society';
import { TEST_BASIS } from '../../libs/testing/templates/builder';
import { startApi, type RunningApi } from '../support/api';

const { ASSOCIATION, ENVIRONMENT_SOCIETY } = demo;
const INSIDE = ['secretary', 'clerk', 'president', 'supervisor'] as const;
const SUBJECT = '示例省环境学会有关情况';
const text = (words: string) => ({ zh: words, en: words });

let api: RunningApi;
let worker: DataSource;
const clients: Record<string, HttpClient> = {};
const as = (login: string) => clients[login] as HttpClient;
const owner = <Row>(sql: string, values?: unknown[]) => api.environment.owner<Row>(sql, values);

/** A case of the society's own, of which a step of the department begins one of the association's. */
const grading = () =>
  named(
    [
      {
        kind: 'open',
        id: 'look-closer',
        title: text('look closer'),
        act: 'follow-up',
        audience: 'department',
        opens: { start: 'at-once', procedure: 'exit-escalation', input: { subject: 'subject' } },
        outcomes: { opened: { to: 'next', label: text('opened') } },
        basis: TEST_BASIS,
      },
    ],
    { id: 'graded' },
  );

beforeAll(async () => {
  api = await startApi();
  for (const login of [...INSIDE, 'official', 'head', 'leader']) clients[login] = await HttpClient.signedIn(api.base, login);
  for (const register of registers()) await publishRegister((sql, given) => owner(sql, given), register);
  for (const template of [loadTemplate('exit-escalation'), grading()]) await publish(api.environment, template);
  worker = await createDataSource({ url: api.environment.urls.worker }).initialize();
}, 120_000);

afterAll(async () => {
  await worker?.destroy();
  await api?.stop();
}, 60_000);

afterEach(async () => expect((await rebuild(api.environment.auditor)).differences).toEqual([]));

const open = async () => {
  const form = { subject: SUBJECT, source: 'complaint' };
  return (await as('official').decide('/cases', { procedure: 'exit-escalation', society: ENVIRONMENT_SOCIETY, form })).stream;
};

/** Everything by which somebody of the society could come upon a case. */
async function tracesFor(login: string, id: string): Promise<string[]> {
  const client = as(login);
  const lists: Record<string, string> = {
    cases: '/cases?limit=100',
    search: `/cases?query=${encodeURIComponent('有关情况')}`,
    inbox: '/inbox',
    notices: '/notices?limit=100',
    calendar: '/starts/calendar',
    proposals: '/starts/proposals',
    rectifications: '/registers/rectifications',
    readings: '/supervision/readings?limit=100',
  };
  const found: string[] = [];
  for (const [name, path] of Object.entries(lists)) {
    const { status, body } = await client.get(path);
    if (status === 200 && JSON.stringify(body).includes(id)) found.push(name);
  }
  for (const path of [`/cases/${id}`, `/cases/${id}/comments`]) if ((await client.get(path)).status !== 404) found.push(path);
  return found;
}
const traces = async (id: string) =>
  (await Promise.all(INSIDE.map(async (login) => (await tracesFor(login, id)).map((trace) => `${login} ${trace}`)))).flat();
const messages = async (login: string, id: string) =>
  (await as(login).get<ListPage<NoticeView>>('/notices?limit=100')).body.items
    .filter((notice) => notice.case === id)
    .map(({ message }) => message);
const opens = async (login: string, file: string) => (await as(login).open(`/files/${file}`)).status;
const papersOf = async (login: string, id: string) =>
  (await caseOf(as(login), id)).timeline.flatMap(({ handedIn }) => handedIn?.files.map(({ name }) => name) ?? []);
const facts = { grounds: ['governance'], facts: '内部制度不健全。' };

describe('a case that the association opens about a society', () => {
  it('is offered to its officers and to nobody of the society, who cannot open it either', async () => {
    const cards = async (login: string) =>
      (await as(login).get<ProcedureCard[]>('/procedures')).body.filter(({ id }) => id === 'exit-escalation');
    expect((await cards('official')).map(({ society }) => society.id)).toContain(ENVIRONMENT_SOCIETY);
    for (const login of ['secretary', 'president']) {
      expect(await cards(login)).toEqual([]);
      const request = { procedure: 'exit-escalation', society: ENVIRONMENT_SOCIETY, form: { subject: SUBJECT } };
      expect((await as(login).post('/cases', request, randomUUID())).status).toBe(403);
      expect((await as(login).get(`/procedures/exit-escalation?society=${ENVIRONMENT_SOCIETY}`)).status).toBe(403);
    }
    const branch = { procedure: 'branch-setup', society: ENVIRONMENT_SOCIETY, form: {} };
    expect((await as('official').post('/cases', branch, randomUUID())).status).toBe(403);
  });

  it('that comes to nothing is heard of by its applicant alone', async () => {
    const id = await open();
    expect(await traces(id)).toEqual([]);
    await act(as('official'), id, 'none', { opinion: '没有所列事由', submission: facts });
    await until('its end', 90_000, async () => (await caseOf(as('official'), id)).status === 'closed');
    expect(await traces(id)).toEqual([]);
    expect(await messages('official', id)).toContain('case-completed');
    const told = await owner<{ organisation: string }>('select distinct organisation from guicheng.notice where stream = $1', [
      id,
    ]);
    expect(told).toEqual([{ organisation: ASSOCIATION }]);
    expect((await caseOf(as('official'), id)).society.id).toBe(ENVIRONMENT_SOCIETY);
  }, 120_000);

  it('is known to the society from its letter on, without what stays inside the house', async () => {
    const id = await open();
    await act(as('official'), id, 'interview', { submission: facts });
    const note = await as('official').post(`/cases/${id}/comments`, { words: '先核对年报。', audience: 'society' }, randomUUID());
    expect(note.status).toBeLessThan(300);
    // The step behind an act that can be undone opens when its minute is over.
    await until('the letter to be written', 90_000, async () => (await caseOf(as('official'), id)).myTask !== null);
    const letter = await as('official').upload(ENVIRONMENT_SOCIETY, '约谈通知.pdf', PDF);
    await act(as('official'), id, 'issued', { submission: { letterScan: [letter.body.id] } });
    // Within its minute the letter can still be called back, so it has not come.
    expect(await traces(id)).toEqual([]);
    // What an officer hands in is open to the others of his house, and to nobody of the society, whose file it is.
    expect([await opens('head', letter.body.id), await opens('president', letter.body.id)]).toEqual([200, 404]);
    const view = await until('the society to know', 120_000, async () => {
      const { status, body } = await as('president').get<CaseView>(`/cases/${id}`);
      return status === 200 && body;
    });
    expect(view).toMatchObject({ subject: SUBJECT, form: {}, fields: [], checks: [], mayWithdraw: false });
    expect(JSON.stringify(view)).not.toContain('complaint');
    const steps = view.progress.map((node) => node.id);
    expect(steps).toEqual(expect.arrayContaining(['interview-letter', 'interview', 'undertaking']));
    for (const kept of ['grounds', 'interview-entry', 'follow-up', 'order', 'finding']) expect(steps).not.toContain(kept);
    expect(view.timeline.map(({ step }) => step?.en ?? null)).toEqual([null, 'The notice of an interview is issued']);
    expect((await as('president').get<unknown[]>(`/cases/${id}/comments`)).body).toEqual([]);
    const seen = await as('secretary').get<ListPage<CaseCard>>('/cases');
    expect(seen.body.items.find((card) => card.id === id)?.waiting.map(({ title }) => title.zh)).toEqual(['工作约谈']);

    const record = await as('head').upload(ENVIRONMENT_SOCIETY, '约谈记录.pdf', PDF);
    await act(as('head'), id, 'held', { submission: { record: [record.body.id] } });
    expect([await opens('official', record.body.id), await opens('leader', record.body.id)]).toEqual([200, 200]);
    expect(await papersOf('official', id)).toEqual(['约谈通知.pdf', '约谈记录.pdf']);
    // The record of the talk is handed in by a step that speaks to the society, the letter is addressed to it: both come with its story.
    const told = await papersOf('president', id);
    expect([await opens('president', letter.body.id), await opens('president', record.body.id)]).toEqual(
      ['约谈通知.pdf', '约谈记录.pdf'].map((name) => (told.includes(name) ? 200 : 404)),
    );
    expect(told).toEqual(['约谈通知.pdf', '约谈记录.pdf']);
    const task: TaskView = await taskOf(as('secretary'), id);
    expect(task).toMatchObject({ step: { en: 'The society says what it will do' }, mayAct: true, case: { form: {} } });
    const inbox = await as('secretary').get<InboxView>('/inbox');
    expect(inbox.body.todo.some((item) => item.case === id)).toBe(true);
    const register = await as('secretary').get<RegisterView>('/registers/rectifications');
    expect(register.body.entries).toHaveLength(1);
  }, 240_000);
});

describe('a case that begins about a society', () => {
  const caseAbout = (known: string[]) =>
    until('a case of P71', 60_000, async () => {
      const rows = await owner<{ id: string; applicant: string; keeper: string; number: string }>(
        `select id, applicant, keeper, number from guicheng.case_file where procedure = 'exit-escalation'`,
      );
      return rows.find(({ id }) => !known.includes(id));
    });
  const known = async () => (await owner<{ id: string }>('select id from guicheng.case_file')).map(({ id }) => id);
  const idOf = (login: string) => demo.people.find((person) => person.login === login)?.id;

  it('on a proposal of the register is the case of whoever confirmed it', async () => {
    const before = await known();
    await placeEntry((sql, given) => owner(sql, given), {
      ...{ id: randomUUID(), register: 'grades', society: ENVIRONMENT_SOCIETY, state: 'published', from: '2026-06-01' },
      values: { year: 2025, grade: 'C' },
    });
    await goRound(worker);
    const mine = async (login: string) =>
      (await as(login).get<StartProposalView[]>('/starts/proposals')).body.filter(
        ({ procedure }) => procedure.id === 'exit-escalation',
      );
    const [proposal] = await mine('head');
    for (const login of INSIDE) expect(await mine(login)).toEqual([]);
    await as('head').post(`/starts/proposals/${proposal?.id}/confirm`, {}, randomUUID());
    const begun = await caseAbout(before);
    expect(begun).toMatchObject({ applicant: idOf('head'), keeper: ASSOCIATION });
    expect(await traces(begun.id)).toEqual([]);
  }, 120_000);

  it('because a step of the society’s own case began it is an officer’s, and leaves no trace in that case for the society', async () => {
    const before = await known();
    const { stream } = await as('secretary').decide('/cases', {
      ...{ procedure: 'graded', society: ENVIRONMENT_SOCIETY, form: { subject: '年度评价' } },
    });
    const begun = await caseAbout([...before, stream]);
    expect(begun).toMatchObject({ keeper: ASSOCIATION });
    expect([idOf('official'), idOf('official2')]).toContain(begun.applicant);
    const numbers = await owner<{ number: string }>('select number from guicheng.case_file where id = $1', [stream]);
    expect(begun.number).not.toBe(numbers[0]?.number);
    expect(await traces(begun.id)).toEqual([]);
    const view = await caseOf(as('secretary'), stream);
    expect(view.linked).toEqual([]);
    expect(view.progress.map(({ id }) => id)).toEqual(['filing', 'end']);
    expect((await caseOf(as('official'), begun.id)).linked).toMatchObject([{ relation: 'opener', procedure: { id: 'graded' } }]);
  }, 120_000);
});
