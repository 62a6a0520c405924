/** 监督查阅 over HTTP on the real product: given by two, for a third; read-only; every reading on the record; ended at once. */
import { randomUUID } from 'node:crypto';
import type {
  CaseView,
  GrantChoices,
  GrantView,
  ListPage,
  ReadingView,
  SupervisedCaseView,
  SupervisorView,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { caseOf, fileBranch, taskOf, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { allPages } from '../support/list-pages';
import { startApi, type RunningApi } from '../support/api';
import { makeFaces } from '../support/faces';

// Every test walks through several requests, and the machine may do other things.
jest.setTimeout(30_000);

let api: RunningApi;
let whole: { caseId: string; sitting: string };
let hidden: string;
const clients: Record<string, HttpClient> = {};
const as = (login: string) => clients[login] as HttpClient;
const HEAD = 'head';
const SECOND = 'face-security-administrator';
/** Holds nothing: whatever he sees, he sees by his grant. */
const INSPECTOR = 'face-nobody';

const personOf = async (login: string): Promise<string> => {
  const [row] = await api.environment.owner<{ person: string }>('select person from guicheng.account where login = $1', [login]);
  return row?.person ?? '';
};
const today = async (offset = 0): Promise<string> => {
  const [row] = await api.environment.owner<{ day: string }>(
    `select ((guicheng.record_now() at time zone 'Asia/Shanghai')::date + $1::int)::text as day`,
    [offset],
  );
  return row?.day ?? '';
};
const request = async (more: Record<string, unknown> = {}) => ({
  person: await personOf(INSPECTOR),
  societies: [demo.ENVIRONMENT_SOCIETY],
  procedures: null,
  from: await today(),
  until: await today(9),
  reason: '专项检查',
  shownMeanwhile: false,
  ...more,
});
async function given(more: Record<string, unknown> = {}): Promise<GrantView> {
  const proposed = await as(HEAD).post<GrantView>('/supervision/grants', await request(more));
  expect([proposed.status, proposed.body.status]).toEqual([200, 'proposed']);
  const confirmed = await as(SECOND).post<GrantView>(`/supervision/grants/${proposed.body.id}/confirm`, {});
  expect(confirmed.status).toBe(200);
  return confirmed.body;
}
const revoke = (id: string) => as(HEAD).post<GrantView>(`/supervision/grants/${id}/revoke`, { reason: '检查结束' });
const readingsOf = (grant: string) =>
  api.environment.owner<{ kind: string; object: string }>(
    'select kind, object from guicheng.supervised_reading where given_by = $1 order by at, kind',
    [grant],
  );
const refused = async (reply: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await reply;
  return [status, body.error?.code];
};

beforeAll(async () => {
  api = await startApi();
  await makeFaces(api.environment);
  const logins = [
    'secretary',
    'president',
    'official',
    HEAD,
    SECOND,
    INSPECTOR,
    'face-administrator',
    'tj-secretary',
    'tj-president',
  ];
  for (const login of logins) clients[login] = await HttpClient.signedIn(api.base, login);
  whole = await walkBranchSetup(api.base);
  hidden = await fileBranch(as('secretary'));
  await taskOf(as('secretary'), hidden);
}, 180_000);
afterAll(() => api?.stop(), 60_000);

describe('a supervision grant', () => {
  it('is proposed by one and confirmed by another, neither for himself, each on the record', async () => {
    expect(await refused(as(HEAD).post('/supervision/grants', await request({ person: await personOf(HEAD) })))).toEqual([
      403,
      'GRANT_NOT_FOR_ONESELF',
    ]);
    const { body: forSecond } = await as(HEAD).post<GrantView>(
      '/supervision/grants',
      await request({ person: await personOf(SECOND) }),
    );
    expect(await refused(as(SECOND).post(`/supervision/grants/${forSecond.id}/confirm`, {}))).toEqual([
      403,
      'GRANT_NOT_FOR_ONESELF',
    ]);
    expect(await refused(as(HEAD).post(`/supervision/grants/${forSecond.id}/confirm`, {}))).toEqual([403, 'GRANT_SECOND_PERSON']);
    expect((await as(SECOND).get<CaseView>(`/cases/${whole.caseId}`)).status).toBe(404);
    const confirmed = await as('face-administrator').post<GrantView>(`/supervision/grants/${forSecond.id}/confirm`, {});
    expect(confirmed.body).toMatchObject({ status: 'in-force', mayConfirm: false });
    expect(await refused(as('face-administrator').post(`/supervision/grants/${forSecond.id}/confirm`, {}))).toEqual([
      409,
      'GRANT_DECIDED',
    ]);
    expect((await revoke(forSecond.id)).body.status).toBe('revoked');
    expect(await refused(revoke(forSecond.id))).toEqual([409, 'GRANT_DECIDED']);
    const acts = await api.environment.owner<{ login: string; action: string; whole: string }>(
      `select a.login, t.action, t::text as whole from guicheng.administrative_act t join guicheng.account a on a.person = t.actor
        where t.object = $1 order by t.at`,
      [forSecond.id],
    );
    expect(acts.map(({ login, action }) => [login, action])).toEqual([
      [HEAD, 'supervision-proposed'],
      ['face-administrator', 'supervision-confirmed'],
      [HEAD, 'supervision-revoked'],
    ]);
    expect(acts.filter(({ whole: text }) => text.includes('示例'))).toEqual([]);
    const [{ count } = { count: 0 }] = await api.environment.owner<{ count: number }>(
      `select count(*)::int as count from guicheng.attempt where code in ('GRANT_NOT_FOR_ONESELF', 'GRANT_SECOND_PERSON')`,
    );
    expect(count).toBe(3);
  });

  it.each([
    ['a person without an account', { person: randomUUID() }, 404, 'NOT_FOUND'],
    ['a society of nobody', { societies: [randomUUID()] }, 404, 'NOT_FOUND'],
    ['an unknown procedure', { procedures: ['__proto__'] }, 404, 'NOT_FOUND'],
    ['nothing at all', { societies: [] }, 422, 'FIELD_REQUIRED'],
    ['no reason', { reason: ' ' }, 422, 'FIELD_REQUIRED'],
    ['days in the wrong order', { until: '2020-01-01' }, 422, 'DATES_REVERSED'],
    ['more than a year', { from: '2026-01-01', until: '2027-01-03' }, 422, 'GRANT_TOO_LONG'],
  ])('is not proposed for %s', async (_, more, status, code) => {
    const before = await api.environment.owner('select id from guicheng.supervision_grant');
    expect(await refused(as(HEAD).post('/supervision/grants', await request(more)))).toEqual([status, code]);
    expect(await api.environment.owner('select id from guicheng.supervision_grant')).toEqual(before);
  });

  it('cannot be made by one person alone, whatever statement asks for it', async () => {
    const [one, other] = [await personOf(HEAD), await personOf(INSPECTOR)];
    const make = (proposer: string, confirmer: string, person: string) =>
      api.environment.owner(
        `insert into guicheng.supervision_grant (id, association, person, from_on, until_on, reason, proposed_by, confirmed_by, confirmed_at)
         values (gen_random_uuid(), $1, $4, '2026-01-01', '2026-01-02', 'r', $2, $3, now())`,
        [demo.ASSOCIATION, proposer, confirmer, person],
      );
    await expect(make(one, one, other)).rejects.toThrow('check constraint');
    await expect(make(one, other, other)).rejects.toThrow('check constraint');
    await expect(make(other, one, other)).rejects.toThrow('check constraint');
  });
});

describe('a supervisor', () => {
  it('sees what lies in his scope, with names, opinions and votes, from the confirmation on', async () => {
    const proposed = await as(HEAD).post<GrantView>('/supervision/grants', await request());
    expect((await as(INSPECTOR).get(`/cases/${whole.caseId}`)).status).toBe(404);
    expect((await as(INSPECTOR).get<SupervisorView>('/supervision')).body.grants.map(({ id }) => id)).not.toContain(
      proposed.body.id,
    );
    await as(SECOND).post(`/supervision/grants/${proposed.body.id}/confirm`, {});
    const read = await caseOf(as(INSPECTOR), whole.caseId);
    const inside = await caseOf(as('secretary'), whole.caseId);
    expect(
      read.timeline.map(({ actor, opinion, result }) => ({ name: actor?.name, opinion, votes: result?.arithmetic })),
    ).toEqual(
      expect.arrayContaining(
        inside.timeline
          .filter(({ what }) => what === 'announced')
          .map(({ actor, opinion, result }) => ({ name: actor?.name, opinion, votes: result?.arithmetic })),
      ),
    );
    expect(read.timeline.filter(({ actor }) => actor !== null && actor.name === null)).toEqual([]);
    expect([read.myTask, read.mayWithdraw, read.waiting.flatMap(({ canDo }) => canDo)]).toEqual([null, false, []]);
    const cases = (await as(INSPECTOR).get<ListPage<SupervisedCaseView>>('/supervision/cases')).body.items;
    expect(cases.map((found) => found.case.id).sort()).toEqual([whole.caseId, hidden].sort());
    // A matter of vetting is not among everything: only a grant that names it reaches it.
    const renamed = (procedure: string) =>
      api.environment.owner('update guicheng.case_file set procedure = $2 where id = $1', [whole.caseId, procedure]);
    await renamed('nominee-vetting');
    const vetted = await as(INSPECTOR).get<ListPage<SupervisedCaseView>>('/supervision/cases');
    expect(vetted.body.items.map((found) => found.case.id)).toEqual([hidden]);
    expect((await as(INSPECTOR).get(`/cases/${whole.caseId}`)).status).toBe(404);
    await renamed(cases.find((found) => found.case.id === whole.caseId)?.case.procedure ?? '');
    await revoke(proposed.body.id);
  });

  it('leaves a line on the record for everything that he could not have read without', async () => {
    const grant = await given();
    const task = (await taskOf(as('secretary'), hidden)).id;
    const { files } = await caseOf(as('secretary'), whole.caseId);
    const minutes = (await as('secretary').get<{ minutes: { id: string } }>(`/sittings/${whole.sitting}`)).body.minutes.id;
    const opened: [string, string, string][] = [
      ['/cases', 'cases', 'cases'],
      ['/supervision/cases', 'cases', 'exceptions'],
      [`/cases/${whole.caseId}`, 'case', whole.caseId],
      [`/tasks/${encodeURIComponent(task)}`, 'task', task],
      [`/files/${files[0]?.id ?? ''}`, 'file', files[0]?.id ?? ''],
      [`/files/${minutes}`, 'file', minutes],
      ['/sittings', 'sittings', 'sittings'],
      [`/sittings/${whole.sitting}`, 'sitting', whole.sitting],
      ['/organs', 'organs', 'organs'],
      ['/registers/branches', 'register', 'branches'],
    ];
    for (const [path] of opened) {
      expect([path, (await as(INSPECTOR).get(path)).status]).toEqual([path, 200]);
      // Read again at once by the same page: still one reading.
      await as(INSPECTOR).get(path);
    }
    // The scans of the tests are all one content, and minutes are found by theirs.
    const expected = [...new Set(opened.map(([, kind, object]) => `${kind} ${object}`))].sort();
    const lines = (await readingsOf(grant.id)).map(({ kind, object }) => `${kind} ${object}`);
    expect(lines.sort()).toEqual(expected);
    await expect(api.environment.owner('delete from guicheng.supervised_reading')).rejects.toThrow('append-only');
    await revoke(grant.id);
    for (const [path] of opened.filter(([, kind]) => ['case', 'task', 'file'].includes(kind)))
      expect([path, (await as(INSPECTOR).get(path)).status]).toEqual([path, 404]);
    expect((await readingsOf(grant.id)).length).toBe(expected.length);
  });

  it('changes nothing, and each try is on the record', async () => {
    const grant = await given();
    const intents = () => api.environment.owner('select id from guicheng.intent order by id');
    const before = await intents();
    const task = encodeURIComponent((await taskOf(as('secretary'), hidden)).id);
    expect(await refused(as(INSPECTOR).post(`/cases/${hidden}/withdraw`, {}, randomUUID()))).toEqual([
      403,
      'SUPERVISION_READS_ONLY',
    ]);
    const act = { outcome: 'complete', contentHash: 'x' };
    expect(await refused(as(INSPECTOR).post(`/tasks/${task}/acts`, act, randomUUID()))).toEqual([403, 'FORBIDDEN']);
    expect(await refused(as(INSPECTOR).post(`/sittings/${whole.sitting}/close`, {}, randomUUID()))).toEqual([403, 'FORBIDDEN']);
    // Somebody who decides elsewhere decides nothing here.
    const own = await given({ person: await personOf('tj-president') });
    expect((await as('tj-president').get(`/cases/${hidden}`)).status).toBe(200);
    expect(await refused(as('tj-president').post(`/tasks/${task}/acts`, act, randomUUID()))).toEqual([
      403,
      'SUPERVISION_READS_ONLY',
    ]);
    expect(await intents()).toEqual(before);
    const [{ count } = { count: 0 }] = await api.environment.owner<{ count: number }>(
      `select count(*)::int as count from guicheng.attempt where code = 'SUPERVISION_READS_ONLY' and stream = $1`,
      [hidden],
    );
    expect(count).toBe(2);
    await Promise.all([revoke(grant.id), revoke(own.id)]);
  });

  it('keeps to the procedures of his grant: no sitting, register or organ of all of them', async () => {
    const grant = await given({ procedures: ['branch-setup'] });
    expect((await as(INSPECTOR).get(`/cases/${whole.caseId}`)).status).toBe(200);
    expect((await as(INSPECTOR).get(`/sittings/${whole.sitting}`)).status).toBe(404);
    expect((await as(INSPECTOR).get('/organs')).body).toEqual([]);
    expect((await as(INSPECTOR).get('/sittings')).body).toEqual({ items: [], next: null });
    expect((await as(INSPECTOR).get<{ entries: unknown[] }>('/registers/branches')).body.entries).toEqual([]);
    await revoke(grant.id);
  });
});

describe('who was supervised', () => {
  const shownTo = async (login: string, grant: string): Promise<number> => {
    const rows = (await allPages<ReadingView>(as(login), '/supervision/readings', 3)) ?? [];
    const known = await api.environment.owner<{ id: string }>('select id from guicheng.supervised_reading where given_by = $1', [
      grant,
    ]);
    return rows.filter(({ id }) => known.some((row) => row.id === id)).length;
  };

  it('learns what was read once it is over, and not while it goes on', async () => {
    const grant = await given();
    await caseOf(as(INSPECTOR), whole.caseId);
    for (const login of ['secretary', 'official', 'tj-secretary']) expect(await shownTo(login, grant.id)).toBe(0);
    await revoke(grant.id);
    expect([
      await shownTo('secretary', grant.id),
      await shownTo('official', grant.id),
      await shownTo('tj-secretary', grant.id),
    ]).toEqual([1, 1, 0]);
    const [row] = (await as('secretary').get<ListPage<ReadingView>>('/supervision/readings')).body.items;
    expect(row).toMatchObject({ kind: 'case', about: { case: whole.caseId }, reason: '专项检查' });
  });

  it('learns it at once where the grant says so', async () => {
    const grant = await given({ shownMeanwhile: true });
    await caseOf(as(INSPECTOR), hidden);
    expect(await shownTo('secretary', grant.id)).toBe(1);
    // The association was not told of this case yet: that something was read it learns, not what.
    const rows = (await as('official').get<ListPage<ReadingView>>('/supervision/readings')).body.items;
    expect(JSON.stringify(rows)).not.toContain(hidden);
    await revoke(grant.id);
  });
});

it('offers those who may give a grant whom and what it can name, and never themselves', async () => {
  const { body } = await as(HEAD).get<GrantChoices>('/supervision/choices');
  expect(body.people.map(({ id }) => id)).not.toContain(await personOf(HEAD));
  expect(body.people.length).toBeGreaterThan(10);
  expect(body.societies.map(({ id }) => id)).toContain(demo.INSTRUMENT_SOCIETY);
  expect(body.procedures.map(({ id }) => id)).toContain('branch-setup');
});
