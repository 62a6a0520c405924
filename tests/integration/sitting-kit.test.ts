/** What goes with a sitting besides its log, by HTTP on the real API: documents, follow-ups, answers entered for members, the order of its agenda. */
import { strFromU8, unzipSync } from 'fflate';
import {
  SITTING_PAPERS,
  type FollowUpView,
  type ListPage,
  type NoticeView,
  type OrganView,
  type SittingLinks,
  type SittingView,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { createDataSource, goRound } from '../../libs/persistence';
import { HttpClient } from '../../libs/testing/http-client';
import { allPages } from '../support/list-pages';
import { startApi, type RunningApi } from '../support/api';

let api: RunningApi;
let secretary: HttpClient;
let organ: OrganView;
let sitting: string;

const day = (ahead: number) => new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);
const today = () => day(0);
const view = async (id = sitting) => (await secretary.get<SittingView>(`/sittings/${id}`)).body;
const member = (n: number) => organ.members[n]?.id as string;

async function convene(titles: string[]): Promise<string> {
  const convened = await secretary.decide('/sittings', {
    organ: organ.id,
    on: today(),
    form: 'on-site',
    place: '本会会议室',
    chair: member(0),
    items: titles.map((title) => ({ title })),
  });
  return convened.stream;
}

async function record(item: number, more: Record<string, unknown>): Promise<void> {
  const { agenda } = await view();
  await secretary.decide(`/sittings/${sitting}/results`, {
    item: agenda[item]?.id,
    recused: [],
    votes: { for: organ.members.length, against: 0, abstained: 0 },
    outcome: 'passed',
    ...more,
  });
}

beforeAll(async () => {
  api = await startApi();
  secretary = await HttpClient.signedIn(api.base, 'secretary');
  const organs = await secretary.get<OrganView[]>('/organs');
  organ = organs.body.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL) as OrganView;
  sitting = await convene(['审议工作计划', '听取汇报', '审议管理办法']);
}, 120_000);
afterAll(() => api?.stop(), 60_000);

describe('the agenda', () => {
  it('stands in the order in which it was sent', async () => {
    expect((await view()).agenda.map(({ position, subject }) => [position, subject])).toEqual([
      [1, '审议工作计划'],
      [2, '听取汇报'],
      [3, '审议管理办法'],
    ]);
  });
});

const messages = async (client: HttpClient) =>
  (await client.get<ListPage<NoticeView>>('/notices?limit=100')).body.items.filter((notice) => notice.sitting === sitting);

describe('whoever was called', () => {
  it('is told among his messages, and nobody else is', async () => {
    const president = await HttpClient.signedIn(api.base, 'president');
    expect(await messages(president)).toMatchObject([{ message: 'sitting-convened', day: today(), read: false }]);
    for (const login of ['secretary', 'supervisor', 'tj-secretary', 'official'])
      expect([login, await messages(await HttpClient.signedIn(api.base, login))]).toEqual([login, []]);
    const told = await api.environment.owner<{ organisation: string }>(
      `select organisation from guicheng.house_notice where about = $1 and role = 'oneself'`,
      [sitting],
    );
    const called = organ.members.map(({ id }) => id);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ organisation }) => !called.includes(organisation))).toEqual([]);
  });
});

describe('an answer that came by telephone', () => {
  it('is entered by the secretariat, and says so', async () => {
    const entered = await secretary.post<SittingLinks>(`/sittings/${sitting}/replies`, {
      person: member(2),
      reply: 'excused',
      reason: '出差',
    });
    expect(entered.status).toBe(200);
    const row = entered.body.people.find(({ person }) => person.id === member(2));
    expect(row?.reply).toMatchObject({ reply: 'excused', reason: '出差', identified: { zh: '秘书处代录' } });
    const kept = await api.environment.owner<{ action: string; actor: string }>(
      `select a.action, p.name as actor from guicheng.attempt a join guicheng.person p on p.id = a.actor where a.stream = $1 and a.action = 'record-reply'`,
      [sitting],
    );
    expect(kept).toHaveLength(1);
  });

  it('is for members of the roll only, and not to be entered by anybody else', async () => {
    const stranger = await secretary.post(`/sittings/${sitting}/replies`, { person: demo.ENVIRONMENT_SOCIETY, reply: 'attend' });
    expect(stranger.body.error?.code).toBe('NOT_ON_ROLL');
    const president = await HttpClient.signedIn(api.base, 'president');
    expect((await president.post(`/sittings/${sitting}/replies`, { person: member(2), reply: 'attend' })).status).toBe(403);
  });
});

describe('follow-ups', () => {
  const list = async (client = secretary) => (await client.get<ListPage<FollowUpView>>('/follow-ups')).body.items;
  const asked = { what: '印发通知', dueOn: day(41) };

  it('are asked for with an item’s result, of somebody who was called, until a day', async () => {
    const refused = await secretary.request('POST', `/sittings/${sitting}/results`, {
      item: (await view()).agenda[0]?.id,
      recused: [],
      votes: null,
      outcome: 'postponed',
      followUps: [{ ...asked, holder: demo.ENVIRONMENT_SOCIETY }],
    });
    expect(refused.body).toMatchObject({ error: { code: 'NOT_ON_ROLL', field: 'followUps.0.holder' } });
    await record(0, { wording: '同意。', followUps: [{ ...asked, holder: member(1) }] });
    expect(await list()).toEqual([
      expect.objectContaining({
        what: '印发通知',
        dueOn: day(41),
        holder: { id: member(1), name: organ.members[1]?.name },
        item: expect.objectContaining({ subject: '审议工作计划' }),
        last: null,
        mayNote: true,
      }),
    ]);
  });

  it('leave no words in the log: who, until when and an id', async () => {
    const [row] = await api.environment.owner<{ told: string }>(
      `select string_agg(event::text, ' ') as told from guicheng.stream_event where stream = $1`,
      [sitting],
    );
    expect(row?.told).toContain(day(41));
    expect(row?.told).not.toContain('印发通知');
  });

  it('are ticked off with a note, which is kept with every earlier one; without a note they are not', async () => {
    const [entry] = await list();
    const path = `/sittings/${sitting}/follow-ups/${entry?.id}/notes`;
    expect((await secretary.post(path, { done: true, note: ' ' })).body.error).toMatchObject({
      code: 'FIELD_REQUIRED',
      field: 'note',
    });
    expect((await secretary.post(path, { note: '已办' })).body.error).toMatchObject({ code: 'FIELD_REQUIRED', field: 'done' });
    await secretary.post(path, { done: false, note: '正在起草' });
    const done = await secretary.post<FollowUpView>(path, { done: true, note: '已印发' });
    expect(done.body.last).toMatchObject({ done: true, note: '已印发' });
    const kept = await api.environment.owner<{ row: string }>(
      'select n::text as row from guicheng.follow_up_note n where sitting = $1',
      [sitting],
    );
    expect(kept).toHaveLength(2);
    expect(kept.filter(({ row }) => row.includes('印发'))).toEqual([]);
  });

  it('are seen by who sees the sitting, noted by the secretariat and whoever answers for them, and by nobody else', async () => {
    const [entry] = await list();
    const path = `/sittings/${sitting}/follow-ups/${entry?.id}/notes`;
    const stranger = await HttpClient.signedIn(api.base, 'tj-secretary');
    expect(await list(stranger)).toEqual([]);
    expect((await stranger.post(path, { done: false, note: '改' })).status).toBe(404);
    const readers = await Promise.all(['president', 'member'].map((login) => HttpClient.signedIn(api.base, login)));
    const may = await Promise.all(readers.map(async (reader) => (await list(reader))[0]?.mayNote));
    const held = await Promise.all(readers.map(async (reader) => (await reader.post(path, { done: true, note: '看过' })).status));
    expect(held).toEqual(may.map((mayNote) => (mayNote === true ? 200 : 403)));
    expect(held).toContain(403);
  });
});

describe('documents', () => {
  const textOf = (content: Uint8Array) =>
    strFromU8(unzipSync(content)['word/document.xml'] ?? new Uint8Array())
      .replaceAll('</w:p>', '\n')
      .replaceAll(/<[^>]+>/g, '');
  const load = (kind: string, client = secretary) => client.open(`/sittings/${sitting}/papers/${kind}`);

  it.each(SITTING_PAPERS)('%s comes as Word under its own Chinese name', async (kind) => {
    const reply = await load(kind);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toMatch(/wordprocessingml/);
    const [, name] = /^attachment; filename\*=UTF-8''(.+)$/.exec(reply.headers.get('content-disposition') ?? '') ?? [];
    expect(decodeURIComponent(name ?? '')).toMatch(/常务理事会 .+\.docx$/);
    expect(textOf(new Uint8Array(await reply.arrayBuffer()))).toContain('常务理事会');
  });

  it('minutes say what was decided with its arithmetic, the article and the follow-up; what is open goes on to the next sitting', async () => {
    const text = textOf(new Uint8Array(await (await load('minutes')).arrayBuffer()));
    for (const said of [
      '一、审议工作计划',
      '决议：同意。',
      '依据本会章程第二十三条',
      `督办：印发通知，由${organ.members[1]?.name}负责`,
    ])
      expect(text).toContain(said);
    await record(2, { followUps: [{ what: '修订制度', holder: member(3), dueOn: day(40) }] });
    const first = sitting;
    sitting = await convene(['下次会议']);
    const next = textOf(new Uint8Array(await (await load('follow-ups')).arrayBuffer()));
    expect(next).toContain('修订制度');
    expect(next).not.toContain('印发通知');
    const told = await secretary.get<ListPage<FollowUpView>>(`/follow-ups?sitting=${sitting}`);
    expect(told.body.items.map(({ what }) => what)).toEqual(['修订制度']);
    // Open ones first, though what was done had to be done a day later.
    const listed = await allPages<FollowUpView>(secretary, '/follow-ups', 1);
    expect(listed?.map(({ what }) => what)).toEqual(['修订制度', '印发通知']);
    sitting = first;
  });

  it('are the secretariat’s; a kind that there is not is not found', async () => {
    expect((await load('portrait')).status).toBe(404);
    expect((await load('minutes', await HttpClient.signedIn(api.base, 'president'))).status).toBe(403);
    expect((await load('minutes', await HttpClient.signedIn(api.base, 'tj-secretary'))).status).toBe(404);
  });
});

describe('whoever answers for a follow-up', () => {
  const told = () =>
    api.environment.owner<{ message: string; person: string; day: string }>(
      `select message, organisation as person, day::text from guicheng.house_notice
        where about = $1 and message like 'follow-up%' and role = 'oneself' order by message, day`,
      [sitting],
    );

  it('is told once the meeting is over, and again before its day while nobody has ticked it off', async () => {
    expect(await told()).toEqual([]);
    await secretary.decide(`/sittings/${sitting}/close`, {});
    const assigned = [
      { message: 'follow-up-assigned', person: member(3), day: day(40) },
      { message: 'follow-up-assigned', person: member(1), day: day(41) },
    ];
    expect(await told()).toEqual(assigned);
    const worker = await createDataSource({ url: api.environment.urls.worker }).initialize();
    try {
      await goRound(worker, { today: day(32) });
      expect(await told()).toEqual(assigned);
      for (const on of [day(34), day(35)]) {
        await goRound(worker, { today: on });
        expect(await told()).toEqual([...assigned, { message: 'follow-up-due', person: member(3), day: day(40) }]);
      }
    } finally {
      await worker.destroy();
    }
  });
});
