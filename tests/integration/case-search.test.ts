/** The search of the lists of work: what it comes to, and that it tells nobody what a page would not. On real PostgreSQL, without an engine. */
import type { InboxPage } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { invent, task } from '../support/inbox-rows';

const LOGINS = ['secretary', 'official', 'administrator'] as const;
type Login = (typeof LOGINS)[number];
const { ASSOCIATION, INSTRUMENT_SOCIETY } = demo;

let api: ApiAlone;
const clients = {} as Record<Login, HttpClient>;

beforeAll(async () => {
  api = await startApiAlone();
  for (const login of LOGINS) clients[login] = await HttpClient.signedIn(api.base, login);
}, 120_000);
afterAll(() => api?.stop(), 60_000);
beforeEach(async () => {
  for (const table of ['task_holder', 'task', 'case_file']) await api.owner(`delete from guicheng.${table}`);
});

const owner = <Row>(text: string, values?: unknown[]): Promise<Row[]> => api.owner<Row>(text, values);
const idOf = (login: string): string => demo.people.find((person) => person.login === login)?.id ?? '';
const subjects = async (login: Login, path: string): Promise<string[]> => {
  const reply = await clients[login].get<InboxPage>(`/inbox/${path}`);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.body.items.map(({ subject }) => subject);
};

it('by words: short and former names, numbers, people, procedures, subjects, and nothing as a pattern', async () => {
  const toAssociation = { organisation: ASSOCIATION, role: 'association-officer', audience: 'department' };
  const [first] = await invent(owner, [
    task({ subject: '土壤甲', ...toAssociation }),
    task({ subject: '光学乙', society: INSTRUMENT_SOCIETY, applicant: idOf('tj-secretary'), ...toAssociation }),
    task({ subject: '100%丙', society: INSTRUMENT_SOCIETY, applicant: idOf('tj-secretary'), ...toAssociation }),
  ]);
  const found = async (query: string) => (await subjects('official', `todo?query=${encodeURIComponent(query)}`)).sort();
  expect(await found('环境学会')).toEqual(['土壤甲']);
  expect(await found('环境保护研究会')).toEqual(['土壤甲']);
  expect(await found('for the ENVIRONMENT')).toEqual(['土壤甲']);
  expect(await found(first?.number.slice(-5) ?? '')).toEqual(['土壤甲']);
  expect(await found('唐小满')).toEqual(['土壤甲']);
  expect(await found('光学')).toEqual(['光学乙']);
  expect(await found('代表）机构设立')).toHaveLength(3);
  expect(await found('%')).toEqual(['100%丙']);
  expect(await found('_')).toEqual([]);
  // Long after it was done too.
  await invent(owner, [task({ subject: '旧事', actor: idOf('secretary'), closedMinutesAgo: 3_000_000 })]);
  expect(await subjects('secretary', `done?query=${encodeURIComponent('环境保护研究会')}`)).toEqual(['旧事']);
});

it('by who has acted or has to, of his own house only, and of no party body', async () => {
  const office = { organisation: ASSOCIATION, role: 'association-officer', audience: 'department' };
  const head = { ...office, role: 'association-head' };
  const done = { actor: idOf('head'), closedMinutesAgo: 5 };
  const besides: [string, Parameters<typeof task>[0][]][] = [
    ['办过', [{ ...head, ...done }, { actor: idOf('secretary') }]],
    ['在办', [head, {}]],
    ['党内', [{ ...head, ...done, audience: 'party-body' }]],
    ['待领取', [{ ...head, toTake: true }]],
  ];
  for (const [subject, tasks] of besides) {
    const [file, ...others] = await invent(owner, [task({ subject, ...office }), ...tasks.map(task)]);
    for (const { id } of others) await api.owner('update guicheng.task set stream = $2 where id = $1', [id, file?.case]);
  }
  const found = async (login: Login, list: string, query: string) =>
    (await subjects(login, `${list}?query=${encodeURIComponent(query)}`)).sort();
  expect(await found('official', 'todo', '沈怀远')).toEqual(['办过', '在办']);
  expect(await found('official', 'todo', '苏以宁')).toEqual([]);
  expect(await found('secretary', 'done', '苏以宁')).toEqual(['办过']);
  expect(await found('secretary', 'done', '沈怀远')).toEqual([]);
  expect(await found('administrator', 'todo', '沈怀远')).toEqual([]);
});
