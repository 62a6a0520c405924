/**
 * A list shows exactly what single reads allow (promises P14): for every list and every face, the ids in it are those that open one by
 * one, over everything that exists, and nothing that a list counts or links to is more.
 */
import {
  INBOX_LISTS,
  type InboxPage,
  type AgendaRequestView,
  type CaseCard,
  type CaseView,
  type DraftView,
  type GrantView,
  type InboxView,
  type NoticeView,
  type OrganView,
  type RegisterView,
  type SittingListEntry,
  type SittingView,
  type SupervisedCaseView,
} from '../../libs/contracts';
import { fileBranch, taskOf, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';
import { allPages } from '../support/list-pages';
import { DEMO_FACES, FURTHER_FACES, GRANTED, GRANTED_ELSEWHERE, makeFaces, WITHOUT_RIGHTS } from '../support/faces';

const FACES = [...DEMO_FACES, ...FURTHER_FACES, ...WITHOUT_RIGHTS, GRANTED, GRANTED_ELSEWHERE];
let api: RunningApi;
const clients: Record<string, HttpClient> = {};
const as = (login: string) => clients[login] as HttpClient;
/** Everything that there is, whoever may see it. */
const all: Record<'case' | 'task' | 'sitting' | 'file', string[]> = { case: [], task: [], sitting: [], file: [] };

beforeAll(async () => {
  api = await startApi();
  await makeFaces(api.environment);
  for (const login of FACES) clients[login] = await HttpClient.signedIn(api.base, login);
  await walkBranchSetup(api.base);
  const hidden = await fileBranch(as('secretary'));
  await taskOf(as('secretary'), hidden);
  await as('secretary')
    .decide(`/cases/${await fileBranch(as('clerk'))}/withdraw`, {})
    .catch(() => undefined);
  const ids = async (table: string) =>
    (await api.environment.owner<{ id: string }>(`select id::text as id from guicheng.${table}`)).map(({ id }) => id);
  for (const [kind, table] of Object.entries({ case: 'case_file', task: 'task', sitting: 'sitting', file: 'stored_file' }))
    all[kind as keyof typeof all] = await ids(table);
  expect(Object.values(all).filter((found) => found.length === 0)).toEqual([]);
}, 240_000);
afterAll(() => api?.stop(), 60_000);

/** Ids of these kinds that open for this face, one by one. */
async function opened(login: string, kind: keyof typeof all): Promise<string[]> {
  const path = { case: '/cases', task: '/tasks', sitting: '/sittings', file: '/files' }[kind];
  const statuses = await Promise.all(
    all[kind].map(async (id) => (await as(login).get(`${path}/${encodeURIComponent(id)}`)).status),
  );
  expect([login, kind, statuses.filter((status) => ![200, 403, 404].includes(status))]).toEqual([login, kind, []]);
  return all[kind].filter((_, n) => statuses[n] === 200).sort();
}
/** A list that a face may not ask for is an empty one. */
async function list<Row>(login: string, path: string): Promise<Row[]> {
  const { status, body } = await as(login).get<Row[]>(path);
  expect([path, login, [200, 403].includes(status)]).toEqual([path, login, true]);
  return status === 200 ? body : [];
}
const pages = async <Row>(login: string, path: string) => (await allPages<Row>(as(login), path)) ?? [];
const sorted = (ids: (string | null | undefined)[]) => [...new Set(ids.filter((id): id is string => Boolean(id)))].sort();
const within = (ids: (string | null | undefined)[], allowed: string[]) => sorted(ids).filter((id) => !allowed.includes(id));

describe.each(FACES)('what %s is shown', (login) => {
  let seen: Record<keyof typeof all, string[]>;
  beforeAll(async () => {
    seen = {
      case: await opened(login, 'case'),
      task: await opened(login, 'task'),
      sitting: await opened(login, 'sitting'),
      file: await opened(login, 'file'),
    };
  }, 60_000);

  it('in the list of cases is what opens, and so is every search', async () => {
    const all = (await pages<CaseCard>(login, '/cases')).map(({ id }) => id);
    expect([...all].sort()).toEqual(seen.case);
    const [open, closed] = await Promise.all(
      ['open', 'closed'].map((status) => pages<CaseCard>(login, `/cases?status=${status}`)),
    );
    expect(sorted([...(open ?? []), ...(closed ?? [])].map(({ id }) => id))).toEqual(seen.case);
    expect(sorted((await pages<CaseCard>(login, '/cases?query=%E5%9C%9F%E5%A3%A4')).map(({ id }) => id))).toEqual(seen.case);
  });

  it('in the list of sittings is what opens', async () => {
    const sittings = await pages<SittingListEntry>(login, '/sittings');
    expect(sorted(sittings.map(({ id }) => id))).toEqual(seen.sitting);
    // What they are about is told as far as its cases open.
    const hidden = await api.environment.owner<{ subject: string }>(
      'select subject from guicheng.case_file where id <> all($1::uuid[])',
      [seen.case],
    );
    const told = sittings.flatMap(({ subjects }) => subjects);
    expect(told.filter((subject) => hidden.some((file) => file.subject === subject))).toEqual([]);
    expect(told.length > 0 || sittings.length === 0 || login === GRANTED).toBe(true);
  });

  it('in the inbox, with its numbers, leads only to what opens', async () => {
    const { body } = await as(login).get<InboxView>('/inbox');
    for (const name of INBOX_LISTS) {
      const { items } = (await as(login).get<InboxPage>(`/inbox/${name}?limit=100`)).body;
      const cases = items.map((item) => item.case);
      const tasks = items.flatMap((item) => ('task' in item ? [item.task] : []));
      expect([name, within(cases, seen.case), within(tasks, seen.task)]).toEqual([name, [], []]);
      const counted = items.filter((item) => ('read' in item ? !item.read : 'status' in item ? item.status === 'open' : true));
      expect([name, body.counts[name]]).toEqual([name, counted.length]);
    }
    const notices = await pages<NoticeView>(login, '/notices');
    const agenda = await list<AgendaRequestView>(login, '/agenda');
    expect(body.unreadNotices).toBe(notices.filter(({ read }) => !read).length);
    expect(body.agendaWaiting).toBeLessThanOrEqual(agenda.length);
    expect(
      within(
        agenda.map((entry) => entry.case),
        seen.case,
      ),
    ).toEqual([]);
    expect(
      within(
        notices.map((notice) => notice.case),
        seen.case,
      ),
    ).toEqual([]);
    expect(
      within(
        notices.map((notice) => notice.sitting),
        seen.sitting,
      ),
    ).toEqual([]);
  });

  it('of tasks are those of the cases that open, and each task that opens belongs to one', () => {
    const ofSeen = all.task.filter((task) => seen.case.includes(task.split('~')[0] ?? ''));
    expect(seen.task).toEqual(ofSeen.sort());
  });

  it('in cases, sittings and registers leads only to what opens', async () => {
    for (const id of seen.case) {
      const { body } = await as(login).get<CaseView>(`/cases/${id}`);
      expect(
        within(
          body.files.map((file) => file.id),
          seen.file,
        ),
      ).toEqual([]);
      expect(within([body.myTask], seen.task)).toEqual([]);
      expect(
        within(
          body.waiting.map(({ values }) => values['sitting']),
          seen.sitting,
        ),
      ).toEqual([]);
    }
    for (const id of seen.sitting) {
      const { body } = await as(login).get<SittingView>(`/sittings/${id}`);
      expect(
        within(
          body.agenda.flatMap((item) => [item.source?.case, item.case?.id]),
          seen.case,
        ),
      ).toEqual([]);
      expect(within([body.minutes?.id], seen.file)).toEqual([]);
    }
    const register = await as(login).get<RegisterView>('/registers/branches');
    if (register.status === 200)
      expect(
        within(
          register.body.entries.map((entry) => entry.case),
          seen.case,
        ),
      ).toEqual([]);
  });

  it('under a grant is what the grant opens, and the person’s own drafts are nobody else’s', async () => {
    expect(
      within(
        (await pages<SupervisedCaseView>(login, '/supervision/cases')).map((found) => found.case.id),
        seen.case,
      ),
    ).toEqual([]);
    const drafts = await list<DraftView>(login, '/drafts');
    const own = await api.environment.owner<{ id: string }>(
      `select d.id from guicheng.draft d join guicheng.account a on a.person = d.person where a.login = $1`,
      [login],
    );
    expect(sorted(drafts.map(({ id }) => id))).toEqual(sorted(own.map(({ id }) => id)));
    const grants = await list<GrantView>(login, '/supervision/grants');
    expect(grants.length === 0 || ['head', 'face-administrator', 'face-security-administrator'].includes(login)).toBe(true);
  });

  it('of organs are those of societies whose sittings open', async () => {
    const societies = new Set((await list<OrganView>(login, '/organs')).map((organ) => organ.society.id));
    const sittings = await api.environment.owner<{ id: string; society: string }>('select id, society from guicheng.sitting');
    expect(seen.sitting).toEqual(sorted(sittings.filter(({ society }) => societies.has(society)).map(({ id }) => id)));
  });
});

it('some see much, some see nothing', async () => {
  expect((await opened('secretary', 'case')).length).toBe(all.case.length);
  expect(await opened('face-nobody', 'case')).toEqual([]);
  expect((await opened(GRANTED, 'case')).length).toBe(all.case.length);
});
