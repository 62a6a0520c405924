/** A sitting as it is held, by HTTP on the real API: matters that the charter keeps apart, who presides and who is heard, votes on paper. */
import { strFromU8, unzipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import type { IntentView, OrganRulesRequest, OrganView, SittingView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';

const share = (numerator: number, denominator: number, operator: 'more-than' | 'at-least' = 'at-least') => ({
  operator,
  of: { numerator, denominator },
});
const RULES: OrganRulesRequest = {
  quorum: { ...share(2, 3), base: 'members' },
  threshold: { ...share(1, 2, 'more-than'), base: 'present' },
  article: '第二十三条',
  forms: ['on-site', 'by-circulation'],
  noticeDays: 7,
  circulation: { never: ['charter-change'] },
  special: [
    { matters: ['charter-change', 'deregistration'], threshold: { ...share(2, 3), base: 'present' }, article: '第四十条' },
  ],
  secret: { matters: ['secretary-general'], article: '第四十一条' },
};

let api: RunningApi;
let secretary: HttpClient;
let organ: OrganView;
let sitting: string;

const view = async () => (await secretary.get<SittingView>(`/sittings/${sitting}`)).body;
const rules = (more: Record<string, unknown> = {}) =>
  secretary.post<OrganView>(`/organs/${organ.id}/rules`, { ...RULES, ...more });
const convene = (items: unknown[], more: Record<string, unknown> = {}) =>
  secretary.request<IntentView>(
    'POST',
    '/sittings',
    { organ: organ.id, on: '2026-06-10', form: 'on-site', chair: organ.members[0]?.id, items, ...more },
    randomUUID(),
  );

async function record(subject: string, more: Record<string, unknown>) {
  const { agenda } = await view();
  const item = agenda.find((candidate) => candidate.subject === subject)?.id;
  const asked = { item, recused: [], outcome: 'passed', ...more };
  return secretary.request<IntentView>('POST', `/sittings/${sitting}/results`, asked, randomUUID());
}
const itemOf = async (subject: string) => (await view()).agenda.find((item) => item.subject === subject);

beforeAll(async () => {
  api = await startApi();
  secretary = await HttpClient.signedIn(api.base, 'secretary');
  const organs = await secretary.get<OrganView[]>('/organs');
  organ = organs.body.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL) as OrganView;
}, 120_000);
afterAll(() => api?.stop(), 60_000);

describe('matters with a majority of their own', () => {
  it('are entered with their article, each matter once, and told with the organ’s kind', async () => {
    const [first] = RULES.special ?? [];
    const twice = await rules({ special: [first, { ...first, matters: ['deregistration'] }] });
    expect(twice.body).toMatchObject({ error: { code: 'FIELD_INVALID', field: 'special.1.matters' } });
    const without = await rules({ special: [{ ...first, article: '' }] });
    expect(without.body).toMatchObject({ error: { code: 'FIELD_REQUIRED', field: 'special.0.article' } });
    const none = await rules({ special: [{ ...first, matters: [] }] });
    expect(none.body).toMatchObject({ error: { code: 'FIELD_REQUIRED', field: 'special.0.matters' } });
    expect((await rules()).body).toMatchObject({
      kind: 'standing-council',
      rules: { special: RULES.special, secret: RULES.secret },
    });
  });

  it('are never decided by circulation, under whatever title', async () => {
    const barred = await convene([{ title: '审议有关修改', matter: 'charter-change' }], { form: 'by-circulation' });
    expect(barred.body).toMatchObject({ error: { code: 'MATTER_NOT_BY_CIRCULATION' } });
    const unknown = await convene([{ title: '审议', matter: 'no-such-matter' }]);
    expect(unknown.body).toMatchObject({ error: { code: 'FIELD_INVALID', field: 'items.0.matter' } });
  });

  it('pass by the charter’s own majority only: what is enough for another item is not enough', async () => {
    const convened = await convene([{ title: '工作计划' }, { title: '修改章程第五条', matter: 'charter-change' }]);
    sitting = convened.body.stream;
    const n = organ.members.length;
    const short = Math.ceil((2 * n) / 3) - 1;
    const votes = { for: short, against: n - short, abstained: 0 };
    expect((await record('工作计划', { votes })).status).toBe(200);
    const refused = await record('修改章程第五条', { votes });
    expect(refused.body).toMatchObject({ error: { code: 'THRESHOLD_NOT_MET' } });
    expect((await record('修改章程第五条', { votes: { for: short + 1, against: n - short - 1, abstained: 0 } })).status).toBe(
      200,
    );
    expect(await itemOf('修改章程第五条')).toMatchObject({
      matter: 'charter-change',
      result: { arithmetic: { votesNeeded: short + 1, article: '第四十条' } },
    });
    expect(await itemOf('工作计划')).toMatchObject({ matter: null, result: { arithmetic: { article: '第二十三条' } } });
  });

  it('are said of an item that is listed later too', async () => {
    const listed = { source: null, title: '聘任秘书长', matter: 'secretary-general' };
    await secretary.decide(`/sittings/${sitting}/items`, listed);
    expect(await itemOf('聘任秘书长')).toMatchObject({ matter: 'secretary-general' });
    const open = await record('聘任秘书长', { votes: { for: organ.members.length, against: 0, abstained: 0 } });
    expect(open.body).toMatchObject({ error: { code: 'PAPERS_REQUIRED' } });
  });
});

describe('who presides and who is heard', () => {
  const record = (more: Record<string, unknown>) =>
    secretary.request<IntentView>('POST', `/sittings/${sitting}/roll`, more, randomUUID());
  const chair = () => organ.members[0]?.id as string;
  const deputy = () => organ.members[1]?.id as string;

  it('is entered with the roll: the chair is ill, somebody else presides, a guest is heard and counts for nothing', async () => {
    const presence = { [chair()]: 'leave' };
    const stranger = await record({ presence, chair: demo.ENVIRONMENT_SOCIETY });
    expect(stranger.body).toMatchObject({ error: { code: 'NOT_ON_ROLL' } });
    expect((await record({ presence, chair: deputy(), attending: ['何龘靐', '审计机构代表'] })).status).toBe(200);
    expect(await view()).toMatchObject({
      chair: { id: deputy(), name: organ.members[1]?.name },
      attending: ['何龘靐', '审计机构代表'],
      quorum: { members: organ.members.length, present: organ.members.length - 1 },
    });
    // What is not said again stays.
    expect((await record({ presence })).status).toBe(200);
    expect(await view()).toMatchObject({ chair: { id: deputy() }, attending: ['何龘靐', '审计机构代表'] });
    expect((await record({ presence, attending: [' '] })).body).toMatchObject({
      error: { code: 'FIELD_REQUIRED', field: 'attending.0' },
    });
  });

  it('names nobody in the log, and seals the names where they stand', async () => {
    const [kept] = await api.environment.owner<{ log: string; asked: string }>(
      `select (select string_agg(event::text, ' ') from guicheng.stream_event where stream = $1) as log,
              (select string_agg(body::text, ' ') from guicheng.intent where stream = $1 and kind = 'record-roll') as asked`,
      [sitting],
    );
    expect(kept?.log).toContain('"attending"');
    expect(kept?.asked).toContain('"sealed"');
    expect(`${kept?.log} ${kept?.asked}`).not.toContain('龘靐');
  });

  it('frees the one who was to preside from the roll, which was refused as long as he was its chair', async () => {
    const leave = (member: string) =>
      secretary.post(`/sittings/${sitting}/members`, { joined: [], left: [member], reason: '已辞去职务。' }, randomUUID());
    expect((await leave(deputy())).body).toMatchObject({ error: { code: 'CHAIR_ON_ROLL' } });
    expect((await leave(chair())).status).toBe(200);
    expect((await view()).roll).toHaveLength(organ.members.length - 1);
  });

  it('stands on the minutes and on the list to sign in on', async () => {
    const textOf = async (kind: string) =>
      strFromU8(
        unzipSync(new Uint8Array(await (await secretary.open(`/sittings/${sitting}/papers/${kind}`)).arrayBuffer()))[
          'word/document.xml'
        ] as Uint8Array,
      ).replaceAll(/<[^>]+>/g, '');
    expect(await textOf('minutes')).toContain('列席（2人）：何龘靐、审计机构代表');
    expect(await textOf('minutes')).toContain(`主持人：${organ.members[1]?.name}`);
    expect(await textOf('sign-in')).toContain('何龘靐');
  });
});

describe('a vote on paper', () => {
  const TITLE = '推选监票人';
  /** Nine belong to the organ: one has left the roll, and of the eight that remain one was not in the room and one paper is void. */
  const papers = { issued: 7, returned: 6, invalid: 1 };
  const votes = { for: 4, against: 1, abstained: 0 };

  it('is recorded as it went: who was out of the room, papers that did not come back, and one that says nothing', async () => {
    await secretary.decide(`/sittings/${sitting}/items`, { source: null, title: TITLE });
    const { roll } = await view();
    await secretary.decide(`/sittings/${sitting}/roll`, {
      presence: Object.fromEntries(roll.map(({ id }) => [id, 'present'])),
    });
    const outOfRoom = [roll.at(-1)?.id];
    const unsaid = await record(TITLE, { outOfRoom, votes });
    expect(unsaid.body).toMatchObject({ error: { code: 'VOTES_DO_NOT_ADD_UP' } });
    const wrong = await record(TITLE, { outOfRoom, ballot: 'secret', votes, papers: { ...papers, invalid: 2 } });
    expect(wrong.body).toMatchObject({ error: { code: 'PAPERS_DO_NOT_ADD_UP' } });
    const half = await record(TITLE, { outOfRoom, ballot: 'secret', votes, papers: { issued: 7 } });
    expect(half.body).toMatchObject({ error: { code: 'FIELD_REQUIRED', field: 'papers.returned' } });
    expect((await record(TITLE, { outOfRoom, ballot: 'secret', votes, papers })).status).toBe(200);
    expect(await itemOf(TITLE)).toMatchObject({
      ballot: 'secret',
      outOfRoom,
      votes,
      result: {
        arithmetic: {
          outOfRoom: 1,
          entitled: 7,
          papers: { issued: 7, returned: 6, valid: 5, invalid: 1, notReturned: 1 },
          // Whoever gave back nothing was there: he counts among those whose half is needed.
          votesNeeded: 4,
          thresholdMet: true,
        },
      },
    });
  });

  it('is what a matter that the charter keeps secret is voted on by', async () => {
    const all = (await view()).roll.length;
    const open = { for: all, against: 0, abstained: 0 };
    const byHand = await record('聘任秘书长', { ballot: 'open', votes: open });
    expect(byHand.body).toMatchObject({ error: { code: 'BALLOT_FORM_NOT_ALLOWED' } });
    const sheets = { issued: all, returned: all, invalid: 0 };
    expect((await record('聘任秘书长', { votes: open, papers: sheets })).status).toBe(200);
  });
});
