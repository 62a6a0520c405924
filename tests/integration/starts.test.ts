/** Cases that nobody files: every period, by proposal, by assignment, and because another case was done. */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { AssignmentBoardView, CalendarEntryView, ListPage, NoticeView, StartProposalView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { checkAnswers, createDataSource, goRound, rebuild } from '../../libs/persistence';
import { act, caseOf } from '../../libs/testing/branch-walk';
import {
  assignedTemplate,
  openingTemplate,
  partyTemplate,
  proposedTemplate,
  quarterlyTemplate,
  yearlyTemplate,
} from '../../libs/testing/calling-templates';
import { HttpClient, until } from '../../libs/testing/http-client';
import { addPerson, givePost, publish } from '../../libs/testing/society';
import { startApi, type RunningApi } from '../support/api';

const { ASSOCIATION, ENVIRONMENT_SOCIETY, INSTRUMENT_SOCIETY, SMALL_SOCIETY, OTHER_SOCIETY } = demo;

let api: RunningApi;
let worker: DataSource;
let secretary: HttpClient;
let official: HttpClient;
let neighbour: HttpClient;
/** Nobody holds a post in it. */
const orphan = randomUUID();

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);

beforeAll(async () => {
  api = await startApi();
  for (const template of [quarterlyTemplate(), yearlyTemplate(), proposedTemplate(), assignedTemplate(), openingTemplate()]) {
    await publish(api.environment, template);
  }
  worker = await createDataSource({ url: api.environment.urls.worker }).initialize();
  secretary = await HttpClient.signedIn(api.base, 'secretary');
  official = await HttpClient.signedIn(api.base, 'official');
  neighbour = await HttpClient.signedIn(api.base, 'tj-secretary');
  await owner(
    `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association)
     values ($1, 'society', '示例省无人学会', 'Example society of nobody', 'CN', $2)`,
    [orphan, ASSOCIATION],
  );
}, 120_000);

afterAll(async () => {
  await worker?.destroy();
  await api?.stop();
}, 60_000);

afterEach(async () => {
  const { auditor } = api.environment;
  expect((await rebuild(auditor)).differences).toEqual([]);
  expect(await checkAnswers(auditor)).toEqual([]);
});

const calendar = async (client = secretary) => (await client.get<CalendarEntryView[]>('/starts/calendar')).body;
const proposals = async (client = official) => (await client.get<StartProposalView[]>('/starts/proposals')).body;
const notices = async (client = secretary) => (await client.get<ListPage<NoticeView>>('/notices?limit=100')).body.items;
const file = (procedure: string, fulfils: string) =>
  secretary.decide('/cases', { procedure, society: ENVIRONMENT_SOCIETY, form: { subject: '年度报告' }, fulfils });
const caseCalled = (procedure: string, society: string) =>
  until(`a case of ${procedure}`, 30_000, async () => {
    const rows = await owner<{ id: string; applicant: string; number: string }>(
      'select id, applicant, number from guicheng.case_file where procedure = $1 and society = $2 order by filed_at',
      [procedure, society],
    );
    return rows.length > 0 && rows;
  });

describe('the daily round', () => {
  /** Of the two that open by a period here; those of the catalogue stand beside them. */
  const keys = async () =>
    (
      await owner<{ key: string }>(`select key from guicheng.start_key where procedure in ('quarterly', 'yearly') order by key`)
    ).map(({ key }) => key);

  it('makes what every period opens once, whatever the windows, however many run it, and after days without a worker', async () => {
    await goRound(worker, { today: '2027-01-01' });
    const first = await keys();
    const societies = [ENVIRONMENT_SOCIETY, INSTRUMENT_SOCIETY, SMALL_SOCIETY, OTHER_SOCIETY, orphan];
    expect(first).toEqual(societies.flatMap((society) => [`quarterly/${society}/2027-Q1`, `yearly/${society}/2027`]).sort());
    const again = await Promise.all([1, 2, 3].map(() => goRound(worker, { today: '2027-01-01' })));
    expect(again.map(({ made }) => made)).toEqual([0, 0, 0]);
    const later = await Promise.all([1, 2, 3].map(() => goRound(worker, { today: '2027-04-20' })));
    expect(later.reduce((sum, { made }) => sum + made, 0)).toBe(societies.length);
    // A day that has been is not gone back to.
    expect((await goRound(worker, { today: '2026-12-31' })).made).toBe(0);
    expect(await keys()).toHaveLength(first.length + societies.length);
  }, 60_000);

  it('begins a case at once in the name of whoever holds the post that files', async () => {
    const cases = await caseCalled('quarterly', ENVIRONMENT_SOCIETY);
    const [holder] = await owner<{ person: string }>(
      `select person from guicheng.post where organisation = $1 and role = 'society-secretariat' order by held_from, id limit 1`,
      [ENVIRONMENT_SOCIETY],
    );
    expect(cases[0]?.applicant).toBe(holder?.person);
    const view = await caseOf(secretary, cases[0]?.id ?? '');
    expect(view).toMatchObject({ status: 'open', form: {}, subject: 'quarterly', linked: [] });
  }, 60_000);

  it('waits where nobody holds it, and says so, until somebody does', async () => {
    const refused = () =>
      owner<{ refusal: { code: string } }>(
        `select refusal from guicheng.outbox where delivered_at is null and event ->> 'society' = $1`,
        [orphan],
      );
    await until('the refusal', 30_000, async () => (await refused()).every(({ refusal }) => refusal?.code === 'NOBODY_TO_FILE'));
    await givePost(api.environment, await addPerson(api.environment, '示例 新任秘书'), orphan, 'society-secretariat');
    await owner('update guicheng.outbox set next_attempt_at = guicheng.record_now() where delivered_at is null');
    expect(await caseCalled('quarterly', orphan)).not.toHaveLength(0);
  }, 60_000);

  it('puts into the society’s calendar what it is to begin by itself, until a case of it is filed', async () => {
    const id = `yearly/${ENVIRONMENT_SOCIETY}/2027`;
    const entry = async () => (await calendar()).find((candidate) => candidate.id === id);
    expect(await entry()).toMatchObject({ from: 'period', procedure: 'yearly', dueOn: '2027-02-01', done: null });
    // Without an entry that asks for it, it is nobody's to file, and it is said where to begin; neither for another society's.
    for (const fulfils of [undefined, `yearly/${INSTRUMENT_SOCIETY}/2027`, 'yearly/nothing/2027']) {
      const body = {
        procedure: 'yearly',
        society: ENVIRONMENT_SOCIETY,
        form: { subject: '年度报告' },
        ...(fulfils && { fulfils }),
      };
      const reply = await secretary.post('/cases', body, randomUUID());
      expect(reply.body.error?.code).toBe(fulfils === undefined ? 'CALENDAR_ENTRY_NEEDED' : 'FIELD_INVALID');
    }
    // Its secretariat is told when it comes, and once more when it comes to its end.
    const isIt = ({ title, day }: NoticeView) => title.zh === yearlyTemplate().title.zh && day === '2027-02-01';
    const told = async (who = secretary) => (await notices(who)).filter(isIt).map(({ message }) => message);
    expect(await told()).toEqual(['duty-opened']);
    for (const today of ['2027-01-17', '2027-01-18', '2027-01-19']) {
      await goRound(worker, { today });
      expect(await told()).toEqual(today === '2027-01-17' ? ['duty-opened'] : ['duty-soon', 'duty-opened']);
    }
    expect((await notices()).find(({ message }) => message === 'duty-soon')).toMatchObject({
      ...{ case: null, sitting: null, assignment: null, read: false },
    });
    expect(await told(neighbour)).toEqual(['duty-soon', 'duty-opened']);
    const filed = await file('yearly', id);
    const done = await entry();
    expect(done?.done).toMatchObject({ case: filed.stream });
    // One that is withdrawn has done nothing.
    await secretary.decide(`/cases/${filed.stream}/withdraw`, {});
    expect((await entry())?.done).toBeNull();
  }, 60_000);
});

describe('a term that comes to its end', () => {
  const ENDS = '2028-05-31';
  const told = async (who: HttpClient) =>
    (await notices(who)).filter(({ message, day }) => message === 'term-ending' && day === ENDS);

  it('is told its society, nine months before, and to the department six months before, once each', async () => {
    const later = `update guicheng.master_record set record = jsonb_set(record, '{termTo}', to_jsonb($2::text)) where organisation = $1`;
    await owner(later, [INSTRUMENT_SOCIETY, ENDS]);
    const counts: Record<string, number[]> = {};
    for (const today of ['2027-05-30', '2027-05-31', '2027-08-31', '2027-11-29', '2027-11-30', '2027-12-01']) {
      await goRound(worker, { today });
      counts[today] = await Promise.all([neighbour, official].map(async (who) => (await told(who)).length));
    }
    expect(counts).toEqual({
      '2027-05-30': [0, 0],
      '2027-05-31': [1, 0],
      '2027-08-31': [2, 0],
      '2027-11-29': [2, 0],
      '2027-11-30': [2, 1],
      '2027-12-01': [2, 1],
    });
    expect(await told(secretary)).toEqual([]);
  });
});

describe('what a register proposes', () => {
  it('begins only when somebody of the house confirms it, and is not made again while it stands', async () => {
    const before = await proposals();
    expect(before.length).toBeGreaterThan(1);
    expect((await notices(official)).filter(({ message }) => message === 'start-proposed')).toHaveLength(before.length);
    expect((await notices()).some(({ message }) => message === 'start-proposed')).toBe(false);
    const listed = await owner(
      `select id from guicheng.register_entry where register = 'branches' and in_force and recorded_to is null`,
    );
    expect(before).toHaveLength(listed.length);
    expect(await goRound(worker, { today: '2027-04-20' })).toMatchObject({ proposed: 0, lapsed: 0 });
    expect(await owner(`select 1 from guicheng.case_file where procedure = 'doubtful-branch'`)).toEqual([]);

    const [one, other] = before as [StartProposalView, StartProposalView];
    // Whoever may not decide it is told that there is none.
    expect(await proposals(secretary)).toEqual([]);
    expect((await secretary.post(`/starts/proposals/${one.id}/confirm`, {})).status).toBe(404);
    expect((await official.post(`/starts/proposals/${one.id}/confirm`, {})).body).toMatchObject({ status: 'confirmed' });
    const [begun] = await caseCalled('doubtful-branch', one.society.id);
    expect((await proposals()).find(({ id }) => id === one.id)).toMatchObject({ case: begun?.id });
    const [person] = await owner<{ decided_by: string }>('select decided_by from guicheng.proposal where id = $1', [one.id]);
    expect(begun?.applicant).toBe(person?.decided_by);

    const aside = await official.post(`/starts/proposals/${other.id}/set-aside`, { reason: '情况已了解' });
    expect(aside.body).toMatchObject({ status: 'set-aside' });
    const twice = await official.post(`/starts/proposals/${other.id}/confirm`, {});
    expect(twice.body.error?.code).toBe('PROPOSAL_DECIDED');
    const acts = await owner(`select action, reason from guicheng.administrative_act where object_kind = 'proposal' order by at`);
    expect(acts).toEqual([
      { action: 'start-confirmed', reason: null },
      { action: 'start-set-aside', reason: '情况已了解' },
    ]);
  }, 60_000);

  it('lapses when the register says so no more, and is made anew when it says so again', async () => {
    const open = (await proposals()).find(({ status }) => status === 'open') as StartProposalView;
    const set = (state: string) => owner('update guicheng.register_entry set society = $2 where id = $1', [open.subject, state]);
    await set(orphan);
    expect(await goRound(worker)).toMatchObject({ proposed: 1, lapsed: 1 });
    await set(open.society.id);
    // While the one that stands elsewhere has not lapsed, no second one is made.
    expect(await goRound(worker)).toMatchObject({ proposed: 0, lapsed: 1 });
    expect(await goRound(worker)).toMatchObject({ proposed: 1, lapsed: 0 });
    const again = (await proposals()).filter(({ subject }) => subject === open.subject);
    expect(again.map(({ status }) => status)).toEqual(['open']);
    expect(again[0]?.id).not.toBe(open.id);
    // What was set aside comes again after its thirty days, and not before.
    const aside = (await proposals()).find(({ status }) => status === 'set-aside') as StartProposalView;
    const days = (n: number) => new Date(Date.now() + 8 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10);
    expect(await goRound(worker, { today: days(29) })).toMatchObject({ proposed: 0 });
    expect(await goRound(worker, { today: days(30) })).toMatchObject({ proposed: 1 });
    expect((await proposals()).filter(({ subject }) => subject === aside.subject)).toHaveLength(2);
  }, 60_000);
});

describe('an assignment', () => {
  it('asks many societies by one act, leaves out some with a reason, and shows who has begun and done', async () => {
    const key = randomUUID();
    const request = { procedure: 'levy', exceptions: [{ society: orphan, reason: '今年新成立' }] };
    for (const client of [secretary, await HttpClient.signedIn(api.base, 'tj-secretary')]) {
      expect((await client.post('/starts/assignments', request, key)).status).toBe(403);
    }
    const head = await HttpClient.signedIn(api.base, 'head');
    expect((await head.post('/starts/assignments', request, randomUUID())).status).toBe(403);
    const { body } = await official.post<AssignmentBoardView>('/starts/assignments', request, key);
    expect(body).toMatchObject({ asked: 4, begun: 0, done: 0, procedure: { id: 'levy' } });
    expect((await official.post<AssignmentBoardView>('/starts/assignments', request, key)).body.id).toBe(body.id);
    const other = await official.post('/starts/assignments', { ...request, exceptions: [] }, key);
    expect(other.body.error?.code).toBe('KEY_REUSED');

    const entry = (await calendar()).find(({ from }) => from === 'assignment') as CalendarEntryView;
    expect(entry).toMatchObject({ procedure: 'levy', dueOn: body.dueOn, done: null });
    const filed = await file('levy', entry.id);
    const board = async () => (await official.get<AssignmentBoardView>(`/starts/assignments/${body.id}`)).body;
    expect(await board()).toMatchObject({ asked: 4, begun: 1, done: 0 });
    await act(secretary, filed.stream, 'agreed');
    const after = await board();
    expect(after).toMatchObject({ asked: 4, begun: 1, done: 1 });
    const stateOf = (society: string) => after.societies.find((row) => row.society.id === society);
    expect(stateOf(ENVIRONMENT_SOCIETY)).toMatchObject({ state: 'passed', excepted: null, case: null });
    expect(stateOf(INSTRUMENT_SOCIETY)).toMatchObject({ state: 'unread' });
    expect(stateOf(orphan)).toMatchObject({ state: 'exempt', excepted: '今年新成立' });
    expect((await secretary.get(`/starts/assignments/${body.id}`)).status).toBe(404);
  }, 60_000);

  it('is refused for a procedure that is not assigned, for strangers, and for nobody', async () => {
    const refused = async (request: object) =>
      (await official.post('/starts/assignments', request, randomUUID())).body.error?.code;
    expect(await refused({ procedure: 'yearly' })).toBe('FIELD_INVALID');
    expect(await refused({ procedure: 'levy', societies: [randomUUID()] })).toBe('FIELD_INVALID');
    expect(await refused({ procedure: 'levy', societies: [] })).toBe('FIELD_INVALID');
    expect(await refused({ procedure: 'nothing' })).toBe('NOT_FOUND');
  });
});

describe('a case that opens others', () => {
  it('begins one at once and leaves a dated entry for the society, and shows both, also from the other side', async () => {
    const { stream } = await secretary.decide('/cases', {
      procedure: 'donation',
      society: ENVIRONMENT_SOCIETY,
      form: { subject: '接受捐赠' },
    });
    const links = await until('the case that it opens', 30_000, async () => {
      const { linked } = await caseOf(secretary, stream);
      return linked[0]?.case && linked;
    });
    expect(links).toMatchObject([
      { relation: 'opened', procedure: { id: 'quarterly' }, begun: true, case: { subject: '接受捐赠', status: 'open' } },
      { relation: 'opened', procedure: { id: 'yearly' }, duty: { zh: '报送使用情况' }, begun: false, case: null },
    ]);
    expect((await caseOf(secretary, links[0]?.case?.id ?? '')).linked).toMatchObject([
      { relation: 'opener', case: { id: stream } },
    ]);
    const entry = (await calendar()).find(({ from }) => from === 'opening') as CalendarEntryView;
    expect(entry).toMatchObject({ title: { zh: '报送使用情况' }, procedure: 'yearly', done: null });
    expect(entry.dueOn).toBe(
      links[1]?.dueAt && new Date(Date.parse(links[1].dueAt) + 8 * 3_600_000 - 1).toISOString().slice(0, 10),
    );
    const filed = await file('yearly', entry.id);
    expect((await caseOf(secretary, stream)).linked[1]).toMatchObject({ begun: true, case: { id: filed.stream } });
    expect((await caseOf(secretary, filed.stream)).linked).toMatchObject([{ relation: 'opener', case: { id: stream } }]);
  }, 60_000);
});

describe('a case that asks a party body', () => {
  it('has the party organisation that the society’s master record names, or its own, and is refused where there is none', async () => {
    await publish(api.environment, partyTemplate());
    const filed = async () => {
      const body = { procedure: 'party-asked', society: ENVIRONMENT_SOCIETY, form: { subject: '前置审议' } };
      return secretary.post<{ stream: string }>('/cases', body, randomUUID());
    };
    const partyOf = async ({ body }: Awaited<ReturnType<typeof filed>>) =>
      (await owner<{ party: string }>(`select state ->> 'party' as party from guicheng.stream where id = $1`, [body.stream]))[0]
        ?.party;
    const reviewer = (id: string | null) =>
      owner(
        `update guicheng.master_record set record = case when $2::text is null then record - 'partyReviewer'
           else record || jsonb_build_object('partyReviewer', $2::text) end where organisation = $1`,
        [ENVIRONMENT_SOCIETY, id],
      );
    await reviewer(demo.JOINT_PARTY);
    expect(await partyOf(await filed())).toBe(demo.JOINT_PARTY);
    await reviewer(null);
    expect(await partyOf(await filed())).toBe(demo.ENVIRONMENT_PARTY);
    await owner(`update guicheng.organisation set dissolved_on = '2025-01-01' where id = $1`, [demo.ENVIRONMENT_PARTY]);
    expect((await filed()).body.error?.code).toBe('PARTY_ORGANISATION_MISSING');
  }, 60_000);
});
