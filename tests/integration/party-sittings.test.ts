/**
 * A party body's pre-review through a sitting of its own: who sees it, what is recorded, and in which order the organ may decide then. On the
 * way two things of every sitting: the roll after the notice, and minutes that the supervisor confirms.
 */
import { randomUUID } from 'node:crypto';
import type {
  AgendaRequestView,
  CaseView,
  LinkedCaseView,
  ListPage,
  NoticeView,
  OrganView,
  SittingCard,
  SittingView,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { act, caseOf, PDF, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { fastTimers, setRecordClock } from '../../libs/testing/record-clock';
import { startApi, type RunningApi } from '../support/api';

const { ENVIRONMENT_PARTY, ENVIRONMENT_PARTY_COMMITTEE, ENVIRONMENT_SOCIETY, ENVIRONMENT_STANDING_COUNCIL } = demo;
const ON = '2026-06-10';
const HALF = { operator: 'more-than', of: { numerator: 1, denominator: 2 }, base: 'members' };
const SPECIAL = {
  matters: ['charter-change'],
  threshold: { operator: 'at-least', of: { numerator: 3, denominator: 4 }, base: 'members' },
  article: '第四十条',
};

let api: RunningApi;
let people: Record<'secretary' | 'president' | 'supervisor' | 'member', HttpClient>;
let party: OrganView;
let council: OrganView;
/** The matter that the council decides; the pre-review that it has called; the party body's sitting; its written opinion. */
let matter: string;
let review: string;
let sitting: string;
let opinion: string;

const organ = async (id: string) =>
  (await people.secretary.get<OrganView[]>('/organs')).body.find((candidate) => candidate.id === id) as OrganView;
const agendaOf = async (client: HttpClient, caseId: string) =>
  (await client.get<AgendaRequestView[]>('/agenda')).body.find((request) => request.case === caseId);
const waitingFor = (caseId: string) =>
  until(`case ${caseId} to ask for a sitting`, 30_000, async () => {
    const found = await agendaOf(people.secretary, caseId);
    return found?.organ ? found : null;
  });
const view = async (client: HttpClient, id = sitting) => client.get<SittingView>(`/sittings/${id}`);

const told = async (client: HttpClient) =>
  (await client.get<ListPage<NoticeView>>('/notices?limit=100')).body.items
    .filter((notice) => notice.sitting === sitting)
    .map(({ message }) => message)
    .filter((message) => message !== 'result-announced');

async function convene(of: OrganView, items: unknown[], more: Record<string, unknown> = {}) {
  const body = { organ: of.id, on: ON, form: 'on-site', chair: of.members[0]?.id, items, ...more };
  return people.secretary.post<{ stream: string }>('/sittings', body, randomUUID());
}

beforeAll(async () => {
  api = await startApi({ worker: fastTimers });
  await setRecordClock(api.environment, new Date().toISOString(), 30);
  const logins = ['secretary', 'president', 'supervisor', 'member'] as const;
  const clients = await Promise.all(logins.map((login) => HttpClient.signedIn(api.base, login)));
  people = Object.fromEntries(logins.map((login, n) => [login, clients[n]])) as typeof people;
  [party, council] = await Promise.all([organ(ENVIRONMENT_PARTY_COMMITTEE), organ(ENVIRONMENT_STANDING_COUNCIL)]);
  const form = { subject: '科普展厅展品更新', proposal: '更新互动展品二十件。', amount: 38_000_000 };
  const filed = await people.secretary.decide('/cases', { procedure: 'collective-decision', society: ENVIRONMENT_SOCIETY, form });
  matter = filed.stream;
  await act(people.secretary, matter, 'large-funds');
  await until('the second look', 30_000, async () => {
    const task = await taskOf(people.secretary, matter);
    return task.outcomes.some(({ id }) => id === 'pre-review-first') ? task : null;
  });
  await act(people.secretary, matter, 'pre-review-first', { opinion: '属于大额资金使用。' });
  const called = await until('the pre-review', 30_000, async () => {
    const { linked } = (await people.secretary.get<CaseView>(`/cases/${matter}`)).body;
    return linked.find(({ relation, case: id }: LinkedCaseView) => relation === 'called' && id) ?? null;
  });
  review = called.case?.id ?? '';
  await act(people.secretary, review, 'large-expenditure');
  await act(people.president, review, 'ready');
}, 180_000);
afterAll(() => api?.stop(), 60_000);

describe('before any organ decides', () => {
  it('the list of what waits for a meeting says that the matter needs its pre-review, and lets nobody tick it', async () => {
    expect(await agendaOf(people.secretary, matter)).toMatchObject({
      organ: null,
      preReview: { status: 'running', on: null },
      mayConvene: false,
    });
  });

  it('the body’s own agenda is told to whoever keeps its record, and to nobody else of the society', async () => {
    expect(await waitingFor(review)).toMatchObject({ organ: ENVIRONMENT_PARTY_COMMITTEE, mayConvene: true });
    expect(await agendaOf(people.president, review)).toMatchObject({ mayConvene: true });
    expect(await agendaOf(people.member, review)).toBeUndefined();
    expect(await agendaOf(people.supervisor, review)).toBeUndefined();
  });

  it('its rules are its own: a majority only where they name one', async () => {
    const rules = { quorum: HALF, threshold: null, article: '党支部工作制度第四条', forms: ['on-site'], noticeDays: 0 };
    expect((await people.secretary.post(`/organs/${council.id}/rules`, rules)).body.error?.code).toBe('BODY_INVALID');
    expect((await people.secretary.post(`/organs/${party.id}/rules`, rules)).status).toBe(200);
    const { case: id, block, round } = await waitingFor(review);
    const convened = await convene(party, [{ case: id, block, round }], { time: '09:00', place: '党员活动室' });
    expect(convened.status).toBe(200);
    sitting = convened.body.stream;
  });
});

describe('the party body’s sitting', () => {
  it('is there for its members, its staff and supervision, and for nobody else', async () => {
    for (const client of [people.secretary, people.president, people.supervisor])
      expect(await view(client)).toMatchObject({
        status: 200,
        body: { isParty: true, time: '09:00', filesOf: ENVIRONMENT_PARTY },
      });
    expect((await view(people.member)).status).toBe(404);
    expect((await people.member.get<ListPage<SittingCard>>('/sittings')).body.items.map(({ id }) => id)).not.toContain(sitting);
    expect((await view(people.supervisor)).body).toMatchObject({ mayRecord: false, maySign: false });
  });

  it('is told its members by name, and nobody else', async () => {
    expect(await told(people.president)).toEqual(['sitting-convened']);
    for (const client of [people.secretary, people.supervisor, people.member]) expect(await told(client)).toEqual([]);
  });

  it('records a conclusion with the written opinion, and no votes', async () => {
    const [item] = (await view(people.secretary)).body.agenda;
    const path = `/sittings/${sitting}/results`;
    const asked = { item: item?.id, recused: [], outcome: 'passed-in-principle', wording: '同意，请控制单价。' };
    const counted = await people.secretary.post(path, { ...asked, votes: { for: 3, against: 0, abstained: 0 } }, randomUUID());
    expect(counted.body.error?.code).toBe('VOTES_NOT_COUNTED');
    expect((await people.member.upload(ENVIRONMENT_PARTY, '意见书.pdf', PDF)).status).toBe(404);
    opinion = (await people.secretary.upload(ENVIRONMENT_PARTY, '意见书.pdf', Buffer.concat([PDF, Buffer.from('%1\n')]))).body.id;
    await people.secretary.decide(path, { ...asked, votes: null, paper: opinion });
    expect((await view(people.president)).body.agenda[0]).toMatchObject({
      result: { outcome: 'passed-in-principle', arithmetic: null },
      wording: '同意，请控制单价。',
      paper: { name: '意见书.pdf' },
    });
  });

  it('keeps its papers to itself', async () => {
    expect((await people.supervisor.open(`/files/${opinion}`)).status).toBe(200);
    expect((await people.president.open(`/files/${opinion}`)).status).toBe(200);
    expect((await people.member.open(`/files/${opinion}`)).status).toBe(404);
  });

  it('is known outside by its conclusion alone', async () => {
    await people.secretary.decide(`/sittings/${sitting}/close`, {});
    const minutes = await people.secretary.upload(ENVIRONMENT_PARTY, '记录.pdf', Buffer.concat([PDF, Buffer.from('%2\n')]));
    await people.secretary.decide(`/sittings/${sitting}/minutes`, { file: minutes.body.id });
    const seen = await until('the conclusion', 30_000, async () => {
      const reply = await caseOf(people.member, review);
      return JSON.stringify(reply).includes('原则同意') ? reply : null;
    });
    const said = JSON.stringify(seen);
    for (const hidden of ['请控制单价', '意见书', '党员活动室', '"present"']) expect(said).not.toContain(hidden);
  });
});

describe('the organ’s sitting after it', () => {
  it('is told that the pre-review is done, and when', async () => {
    await act(people.secretary, review, 'done', { submission: { account: '已按意见控制单价。' } });
    await act(people.president, review, 'confirmed');
    expect(await waitingFor(matter)).toMatchObject({ organ: council.id, preReview: { status: 'consented', on: ON } });
  });

  it('is not held before it; on the same day only by times, or where somebody says that it came first', async () => {
    const { case: id, block, round } = await waitingFor(matter);
    const items = [{ case: id, block, round }];
    const refused = async (more: Record<string, unknown>) => (await convene(council, items, more)).body;
    expect(await refused({ on: '2026-06-09' })).toMatchObject({ error: { code: 'PRE_REVIEW_AFTER', field: 'on' } });
    expect(await refused({})).toMatchObject({ error: { code: 'PRE_REVIEW_SAME_DAY', field: 'preReviewFirst' } });
    expect(await refused({ time: '08:30' })).toMatchObject({ error: { code: 'PRE_REVIEW_SAME_DAY' } });
    const kept = await api.environment.owner<{ code: string }>(
      `select code from guicheng.attempt where stream = $1 and action = 'convene' order by at`,
      [matter],
    );
    expect(kept.map(({ code }) => code)).toEqual(['PRE_REVIEW_AFTER', 'PRE_REVIEW_SAME_DAY', 'PRE_REVIEW_SAME_DAY']);
    const rules = { ...council.rules, signers: ['chair', 'supervisor'], special: [SPECIAL] };
    expect((await people.secretary.post(`/organs/${council.id}/rules`, rules)).status).toBe(200);
    expect(await agendaOf(people.secretary, matter)).toMatchObject({ namesMatter: true });
    const about = items.map((item) => ({ ...item, matter: 'charter-change' }));
    const convened = await convene(council, about, { time: '10:30' });
    expect(convened.status).toBe(200);
    sitting = convened.body.stream;
  });

  it('has a roll that changes by name and with a reason, and says so on the record when there is none', async () => {
    const away = council.members[4]?.id;
    const path = `/sittings/${sitting}/members`;
    const unsaid = await people.secretary.post(path, { joined: [], left: [away] }, randomUUID());
    expect(unsaid.body.error?.code).toBe('ROLL_REASON_REQUIRED');
    const kept = await api.environment.owner<{ n: number }>(
      `select count(*)::int as n from guicheng.attempt where stream = $1 and code = 'ROLL_REASON_REQUIRED'`,
      [sitting],
    );
    expect(kept[0]?.n).toBe(1);
    const stranger = await people.secretary.post(path, { joined: [randomUUID()], left: [], reason: '增补' }, randomUUID());
    expect(stranger.body.error).toMatchObject({ code: 'NOT_ON_ROLL', field: 'joined' });
    await people.secretary.decide(path, { joined: [], left: [away], reason: '已辞去常务理事。' });
    expect((await view(people.secretary)).body.roll).toHaveLength(council.members.length - 1);
    await people.secretary.decide(path, { joined: [away], left: [], reason: '辞职尚未批准。' });
    expect((await view(people.secretary)).body.roll).toHaveLength(council.members.length);
  });

  it('has minutes that hold once the chair has signed and the supervisor has confirmed them', async () => {
    const [item] = (await view(people.secretary)).body.agenda;
    const votes = { for: council.members.length, against: 0, abstained: 0 };
    await people.secretary.decide(`/sittings/${sitting}/results`, { item: item?.id, recused: [], votes, outcome: 'passed' });
    // 三重一大 is whatever its society decides together: by what it is about it has the charter's own majority.
    expect((await view(people.secretary)).body.agenda[0]).toMatchObject({
      matter: 'charter-change',
      result: { arithmetic: { article: SPECIAL.article } },
    });
    await people.secretary.decide(`/sittings/${sitting}/close`, {});
    const early = await people.supervisor.post(`/sittings/${sitting}/confirmation`, {}, randomUUID());
    expect(early.body.error?.code).toBe('FILE_MISSING');
    expect(await told(people.supervisor)).toEqual([]);
    const scan = await people.secretary.upload(ENVIRONMENT_SOCIETY, '纪要.pdf', Buffer.concat([PDF, Buffer.from('%3\n')]));
    await people.secretary.decide(`/sittings/${sitting}/minutes`, { file: scan.body.id });
    expect((await view(people.secretary)).body).toMatchObject({ phase: 'closed', awaits: ['supervisor'], maySign: false });
    expect(await told(people.supervisor)).toEqual(['minutes-to-confirm']);
    const seen = (await view(people.supervisor)).body;
    expect(seen).toMatchObject({ mayConfirm: true, minutes: { id: scan.body.id }, signed: [{ as: 'chair' }] });
    expect((await people.member.post(`/sittings/${sitting}/confirmation`, {}, randomUUID())).status).toBe(403);
    await people.supervisor.decide(`/sittings/${sitting}/confirmation`, {});
    expect((await view(people.member)).body).toMatchObject({
      phase: 'signed',
      signed: [{ as: 'chair' }, { as: 'supervisor' }],
      awaits: [],
    });
  });
});

it('where the party organisation has staff of its own, the society’s secretariat stands in no longer', async () => {
  const [meeting] = (await people.president.get<ListPage<SittingCard>>('/sittings')).body.items.filter(
    ({ organ: of }) => of.id === party.id,
  );
  const id = meeting?.id as string;
  expect((await view(people.secretary, id)).status).toBe(200);
  await api.environment.owner(
    `insert into guicheng.post (id, person, organisation, role, held_from, recorded_at, provenance)
     select gen_random_uuid(), person, $1, 'party-staff', '2024-01-01', guicheng.record_now(), 'demo' from guicheng.account where login = 'clerk'`,
    [ENVIRONMENT_PARTY],
  );
  expect((await view(people.secretary, id)).status).toBe(404);
  const clerk = await HttpClient.signedIn(api.base, 'clerk');
  expect((await view(clerk, id)).status).toBe(200);
});
