/** The lists of everybody's work: paged, filtered, counted, and nobody else's. On real PostgreSQL through the API, without an engine. */
import { randomUUID } from 'node:crypto';
import type {
  InboxChoices,
  InboxDone,
  InboxItem,
  InboxPage,
  InboxView,
  ListPage,
  NoticeView,
  SavedView,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { invent, task } from '../support/inbox-rows';

const LOGINS = [
  'secretary',
  'clerk',
  'president',
  'official',
  'official2',
  'head',
  'member',
  'tj-secretary',
  'administrator',
] as const;
type Login = (typeof LOGINS)[number];
const { ASSOCIATION, ENVIRONMENT_SOCIETY, INSTRUMENT_SOCIETY } = demo;

let api: ApiAlone;
const clients = {} as Record<Login, HttpClient>;

beforeAll(async () => {
  api = await startApiAlone();
  for (const login of LOGINS) clients[login] = await HttpClient.signedIn(api.base, login);
}, 120_000);
afterAll(() => api?.stop(), 60_000);
beforeEach(async () => {
  for (const table of ['task_holder', 'task', 'notice', 'notice_read', 'saved_view', 'case_file'])
    await api.owner(`delete from guicheng.${table}`);
});

const owner = <Row>(text: string, values?: unknown[]): Promise<Row[]> => api.owner<Row>(text, values);
const idOf = (login: string): string => demo.people.find((person) => person.login === login)?.id ?? '';
const page = async (login: Login, path: string): Promise<InboxPage> => {
  const reply = await clients[login].get<InboxPage>(`/inbox/${path}`);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.body;
};
const subjects = async (login: Login, path: string): Promise<string[]> =>
  (await page(login, path)).items.map(({ subject }) => subject);
const counts = async (login: Login) => (await clients[login].get<InboxView>('/inbox')).body.counts;

/** Every page behind another, so many rows at a time; `between` happens after each. */
async function everyPage(login: Login, path: string, limit: number, between?: (n: number) => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  let next: string | null = '';
  for (let n = 0; next !== null; n += 1) {
    const found: InboxPage = await page(login, `${path}?limit=${limit}${next === '' ? '' : `&cursor=${next}`}`);
    seen.push(...found.items.map(({ subject }) => subject));
    next = found.next;
    await between?.(n);
  }
  return seen;
}

describe('a list', () => {
  it('comes page by page in the order of the clock, what has no limit last, and each row once', async () => {
    const dues = [3, null, -2, 0, 8, 3, null, 1, 3, 40, -2];
    await invent(
      owner,
      dues.map((dueInDays, n) => task({ subject: `${dueInDays ?? '无'}·${n}`, dueInDays, openedMinutesAgo: 100 - n })),
    );
    const order = (n: number) => dues[n] ?? Infinity;
    const expected = dues
      .map((_, n) => n)
      .sort((a, b) => order(a) - order(b) || a - b)
      .map((n) => `${dues[n] ?? '无'}·${n}`);
    for (const limit of [1, 3, 4, 100]) expect([limit, await everyPage('secretary', 'todo', limit)]).toEqual([limit, expected]);
  });

  it('repeats and hides nothing while rows come and go between its pages', async () => {
    const standing = await invent(
      owner,
      Array.from({ length: 24 }, (_, n) => task({ subject: `在·${n}`, dueInDays: n % 5, openedMinutesAgo: 500 - n })),
    );
    const seen = await everyPage('secretary', 'todo', 5, async (n) => {
      await invent(owner, [task({ subject: `前·${n}`, dueInDays: -9 }), task({ subject: `后·${n}`, dueInDays: 90 })]);
      // What is shown already is done meanwhile.
      await api.owner(`update guicheng.task_holder set open = false where task = $1`, [standing[(n * 5) % 24]?.id]);
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((subject) => subject.startsWith('前'))).toEqual([]);
    const missed = Array.from({ length: 24 }, (_, n) => `在·${n}`).filter((subject) => !seen.includes(subject));
    const closed = await api.owner<{ subject: string }>(
      `select c.subject from guicheng.task_holder h join guicheng.task t on t.id = h.task join guicheng.case_file c on c.id = t.stream
        where not h.open`,
    );
    expect(missed.filter((subject) => !closed.some((row) => row.subject === subject))).toEqual([]);
  });

  it('of what was done goes back through all years, newest first', async () => {
    const years = [0, 400, 800, 1200, 1600];
    await invent(
      owner,
      years.map((days) =>
        task({
          subject: `${days}天前`,
          actor: idOf('secretary'),
          closedMinutesAgo: days * 1440,
          openedMinutesAgo: days * 1440 + 5,
        }),
      ),
    );
    expect(await everyPage('secretary', 'done', 2)).toEqual(years.map((days) => `${days}天前`));
    const [first] = (await page('secretary', 'done?limit=1')).items as InboxDone[];
    expect(first?.outcome.zh).toBe('材料齐全');
    expect(await subjects('clerk', 'done')).toEqual([]);
  });

  it.each([
    ['todo?limit=0', 'limit'],
    ['todo?limit=101', 'limit'],
    ['todo?limit=x', 'limit'],
    ['todo?cursor=x', 'cursor'],
    [`todo?cursor=${Buffer.from('["9999-99-99","2026-01-01","x"]').toString('base64url')}`, 'cursor'],
    [`filed?cursor=${Buffer.from('["2026-01-01T00:00:00Z","x"]').toString('base64url')}`, 'cursor'],
    ['todo?due=soon', 'due'],
    ['todo?capacity=king', 'capacity'],
    ['todo?society=x', 'society'],
    [`todo?query=${'x'.repeat(101)}`, 'query'],
  ])('asked for %s is refused, and the parameter named', async (path, named) => {
    const { status, body } = await clients.secretary.get<InboxPage>(`/inbox/${path}`);
    expect([status, body.error?.code, body.error?.field]).toEqual([422, 'FIELD_INVALID', named]);
  });

  it('that does not exist is not found', async () => {
    expect((await clients.secretary.get('/inbox/everything')).status).toBe(404);
  });
});

describe('filters', () => {
  it('by limit reckon in days of Shanghai, a limit at midnight being the day before’s', async () => {
    await invent(
      owner,
      [-3, 0, 1, 2, 30].map((dueInDays) => task({ subject: String(dueInDays), dueInDays })),
    );
    const [row] = await api.owner<{ to_sunday: number }>(
      `select 7 - extract(isodow from guicheng.record_now() at time zone 'Asia/Shanghai')::int as to_sunday`,
    );
    // The last day of a limit at midnight n days on is n - 1.
    const week = [1, 2, 30].filter((days) => days - 1 <= (row?.to_sunday ?? 0));
    expect(await subjects('secretary', 'todo?due=today')).toEqual(['1']);
    expect(await subjects('secretary', 'todo?due=week')).toEqual(week.map(String));
    expect(await subjects('secretary', 'todo?due=passed')).toEqual(['-3', '0']);
  });

  it('by procedure, society and capacity, alone and together, and offer what there is to choose', async () => {
    const president = { role: 'president', dueInDays: 1 };
    const elsewhere = {
      society: INSTRUMENT_SOCIETY,
      organisation: ASSOCIATION,
      role: 'association-officer',
      audience: 'department',
    };
    await invent(owner, [
      task({ subject: '甲', ...president }),
      task({ subject: '乙', ...president, procedure: 'award-round' }),
      task({ subject: '丙', ...elsewhere }),
      task({ subject: '丁', organisation: ASSOCIATION, role: 'association-officer', audience: 'department' }),
    ]);
    expect(await subjects('president', 'todo?procedure=award-round')).toEqual(['乙']);
    expect(await subjects('president', 'todo?capacity=president&procedure=branch-setup')).toEqual(['甲']);
    expect(await subjects('president', 'todo?capacity=party-secretary')).toEqual([]);
    expect(await subjects('official', `todo?society=${INSTRUMENT_SOCIETY}`)).toEqual(['丙']);
    const { body } = await clients.official.get<InboxChoices>('/inbox/todo/choices');
    expect(body.procedures.map(({ id }) => id)).toEqual(['branch-setup']);
    expect(body.societies.map(({ id }) => id).sort()).toEqual([ENVIRONMENT_SOCIETY, INSTRUMENT_SOCIETY].sort());
    expect(body.capacities.map(({ role }) => role)).toEqual(['association-officer']);
  });

  it('offer a procedure by its name where the listed cases run, whatever another place has published since', async () => {
    const other = { zh: '别处的名称', en: 'The name elsewhere' };
    await owner(
      `insert into guicheng.template_version (hash, procedure, version, jurisdiction, template, program_hash, published_at)
       select 'elsewhere', procedure, version + 1, 'CN-HN', jsonb_set(template::jsonb, '{title}', $1)::json, program_hash, published_at + interval '1 day'
         from guicheng.template_version where procedure = 'branch-setup' and jurisdiction = 'CN'`,
      [JSON.stringify(other)],
    );
    await invent(owner, [task({ subject: '甲', role: 'president' })]);
    const { body } = await clients.president.get<InboxChoices>('/inbox/todo/choices');
    const { items } = await page('president', 'todo');
    expect(body.procedures).toEqual([{ id: 'branch-setup', title: items[0]?.title }]);
    expect(body.procedures[0]?.title).not.toEqual(other);
  });
});

describe('numbers', () => {
  it('are those of their lists, whoever asks', async () => {
    const copy = { organisation: ENVIRONMENT_SOCIETY, role: 'president', minutesAgo: 1 };
    await invent(owner, [
      task(),
      task({ toTake: true }),
      task({ actor: idOf('secretary'), copies: [copy, { ...copy, role: 'supervisor' }] }),
      task({ applicant: idOf('secretary'), copies: [copy] }),
      task({ organisation: ASSOCIATION, role: 'association-officer', audience: 'department' }),
    ]);
    for (const login of LOGINS) {
      const numbers = await counts(login);
      const lists = ['todo', 'department', 'done', 'copied', 'filed'] as const;
      const listed = await Promise.all(lists.map(async (list) => (await page(login, `${list}?limit=100`)).items.length));
      expect([login, lists.map((list) => numbers[list])]).toEqual([login, listed]);
    }
    expect(await counts('president')).toMatchObject({ copied: 2 });
    expect(await counts('secretary')).toMatchObject({ todo: 2, department: 1, done: 1, filed: 1 });
  });

  it('stop at a thousand, where nobody counts any more', async () => {
    await invent(
      owner,
      Array.from({ length: 1005 }, () => task()),
    );
    const { body } = await clients.secretary.get<InboxView>('/inbox');
    expect([body.counts.todo, body.todo.length]).toEqual([1000, 100]);
  });

  it('of copies are the unread ones: what was read stays in the list', async () => {
    const [told] = await invent(owner, [
      task({ copies: [{ organisation: ENVIRONMENT_SOCIETY, role: 'president', minutesAgo: 1 }] }),
    ]);
    const [item] = (await page('president', 'copied')).items as { notice: string; read: boolean }[];
    expect([item?.read, (await counts('president')).copied]).toEqual([false, 1]);
    expect((await clients.president.post(`/notices/${encodeURIComponent(item?.notice ?? '')}/read`, {})).status).toBe(204);
    expect((await counts('president')).copied).toBe(0);
    expect((await page('president', 'copied')).items).toMatchObject([{ case: told?.case, read: true }]);
  });
});

describe('messages', () => {
  it('are all read at once, down from the newest that was on the screen: what has come since is not', async () => {
    await invent(
      owner,
      [3, 2, 1].map((minutesAgo) => task({ copies: [{ organisation: ENVIRONMENT_SOCIETY, role: 'president', minutesAgo }] })),
    );
    const listed = async () => (await clients.president.get<ListPage<NoticeView>>('/notices')).body.items;
    const [, onScreen] = await listed();
    expect((await clients.president.post('/notices/read', { upTo: onScreen?.id })).status).toBe(204);
    expect((await listed()).map(({ read }) => read)).toEqual([false, true, true]);
    expect((await clients.president.get<InboxView>('/inbox')).body.unreadNotices).toBe(1);
    // Of somebody else's nothing is read, and what is no message is none.
    expect((await clients.official.post('/notices/read', { upTo: onScreen?.id })).status).toBe(204);
    expect((await clients.president.post('/notices/read', { upTo: 'nothing' })).status).toBe(204);
    expect((await clients.president.post('/notices/read', {})).status).toBe(422);
    expect((await listed()).map(({ read }) => read)).toEqual([false, true, true]);
  });
});

describe('what a list shows', () => {
  it('is one’s own: nothing of another society, of another’s desk, or of a post that has ended', async () => {
    await invent(owner, [
      task({ subject: '仪器', society: INSTRUMENT_SOCIETY, organisation: INSTRUMENT_SOCIETY }),
      task({ subject: '科协', organisation: ASSOCIATION, role: 'association-officer', audience: 'department' }),
      task({ subject: '个人', person: idOf('clerk') }),
    ]);
    expect(await subjects('secretary', 'todo')).toEqual([]);
    expect(await subjects('clerk', 'todo')).toEqual(['个人']);
    expect(await subjects('tj-secretary', 'todo')).toEqual(['仪器']);
    expect(await subjects('administrator', 'todo')).toEqual([]);
    await api.owner(`update guicheng.post set held_to = '2020-01-01' where person = $1`, [idOf('tj-secretary')]);
    expect(await subjects('tj-secretary', 'todo')).toEqual([]);
    await api.owner(`update guicheng.post set held_to = null where person = $1`, [idOf('tj-secretary')]);
  });

  it('is one row of a task that one has by two posts, by the one that it was not turned to', async () => {
    const [one] = await invent(owner, [task({ subject: '两职' })]);
    await api.owner(
      `insert into guicheng.task_holder select task, organisation, 'president', nobody, person, true, open, due_at, opened_at, without, to_take, society, procedure
         from (select task, organisation, nobody, person, open, due_at, opened_at, without, to_take, society, procedure
                 from guicheng.task_holder where task = $1) h`,
      [one?.id],
    );
    await api.owner(
      `insert into guicheng.post (id, person, organisation, role, held_from) values ($1, $2, $3, 'society-secretariat', '2020-01-01')`,
      [randomUUID(), idOf('president'), ENVIRONMENT_SOCIETY],
    );
    const { items } = await page('president', 'todo');
    expect(items).toMatchObject([{ subject: '两职', turned: false }]);
    expect((await counts('president')).todo).toBe(1);
    await api.owner(`delete from guicheng.post where person = $1 and role = 'society-secretariat'`, [idOf('president')]);
  });

  it('is what falls to whoever stands in for a post that nobody holds, and to nobody while somebody does', async () => {
    await invent(owner, [
      task({ subject: '空缺', role: 'secretary-general', nobody: 'president' }),
      task({ subject: '在岗', nobody: 'president' }),
    ]);
    expect(await subjects('president', 'todo')).toEqual(['空缺']);
  });

  it('is also what was copied to a post, and known to no other post of its house for it', async () => {
    await invent(owner, [
      task({ subject: '抄送科协', copies: [{ organisation: ASSOCIATION, role: 'association-head', minutesAgo: 1 }] }),
    ]);
    expect(await subjects('head', 'copied')).toEqual(['抄送科协']);
    expect([await subjects('official', 'copied'), (await counts('official')).copied]).toEqual([[], 0]);
  });

  it('to be taken stands apart, and each tells its step and case', async () => {
    await invent(owner, [task({ subject: '待领', toTake: true }), task({ subject: '自办' })]);
    expect(await subjects('secretary', 'todo')).toEqual(['自办']);
    expect(await subjects('secretary', 'department')).toEqual(['待领']);
    const [item] = (await page('secretary', 'department')).items as InboxItem[];
    expect(item).toMatchObject({ block: 'materials', procedure: 'branch-setup', purpose: 'decide' });
  });
});

describe('saved views', () => {
  const view = (change: Partial<SavedView> = {}) => ({
    ...{ name: '本周 环境学会', list: 'todo', filters: { due: 'week', query: '环境' }, isDefault: false },
    ...change,
  });
  const mine = async (login: Login) => (await clients[login].get<SavedView[]>('/views')).body;

  it('are kept, renamed, one of them opened first, and removed', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    expect((await clients.secretary.put(`/views/${a}`, view({ isDefault: true }))).status).toBe(200);
    expect((await clients.secretary.put(`/views/${b}`, view({ name: '已到期' }))).status).toBe(200);
    await clients.secretary.put(`/views/${a}`, view({ name: '这一周', isDefault: true }));
    await clients.secretary.put(`/views/${b}`, view({ name: '已到期', isDefault: true }));
    expect(await mine('secretary')).toMatchObject([
      { id: a, name: '这一周', isDefault: false, filters: { due: 'week', query: '环境' } },
      { id: b, name: '已到期', isDefault: true },
    ]);
    await clients.secretary.delete(`/views/${a}`);
    expect((await mine('secretary')).map(({ id }) => id)).toEqual([b]);
  });

  it('are nobody else’s to see, change or remove', async () => {
    const id = randomUUID();
    await clients.secretary.put(`/views/${id}`, view());
    expect(await mine('clerk')).toEqual([]);
    expect((await clients.clerk.put(`/views/${id}`, view({ name: '我的' }))).status).toBe(404);
    expect((await clients.clerk.delete(`/views/${id}`)).status).toBe(204);
    expect(await mine('secretary')).toMatchObject([{ id, name: '本周 环境学会' }]);
  });

  it('bear different names, and are not without end', async () => {
    await clients.secretary.put(`/views/${randomUUID()}`, view());
    const again = await clients.secretary.put<SavedView>(`/views/${randomUUID()}`, view());
    expect([again.status, again.body.error?.code, again.body.error?.field]).toEqual([409, 'VIEW_NAME_TAKEN', 'name']);
    for (let n = 1; n < 20; n += 1) await clients.secretary.put(`/views/${randomUUID()}`, view({ name: `第${n}个` }));
    const full = await clients.secretary.put<SavedView>(`/views/${randomUUID()}`, view({ name: '再来一个' }));
    expect([full.status, full.body.error?.code]).toEqual([409, 'VIEWS_FULL']);
    expect(await mine('secretary')).toHaveLength(20);
  });

  it('do not lie open in the store: a name that somebody searches for is a person’s', async () => {
    await clients.secretary.put(`/views/${randomUUID()}`, view({ name: '陆一鸣的事', filters: { query: '陆一鸣' } }));
    const rows = await api.owner<{ content: unknown }>('select content from guicheng.saved_view');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('陆一鸣');
  });

  it('keep of their filters what filters are, and refuse the rest by name', async () => {
    const odd = await clients.secretary.put<SavedView>(`/views/${randomUUID()}`, view({ filters: { due: 'soon' } as never }));
    expect([odd.status, odd.body.error?.field]).toEqual([422, 'due']);
    const id = randomUUID();
    await clients.secretary.put(`/views/${id}`, view({ filters: { due: 'today', more: 'x' } as never }));
    expect((await mine('secretary'))[0]?.filters).toEqual({ due: 'today' });
  });
});
