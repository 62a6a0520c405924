/** 通讯表决 by HTTP on the real API: a personal link votes, the secretariat sees who and never what, and after the closing each sees his own. */
import { randomUUID } from 'node:crypto';
import type { BallotBoard, FilePagesView, LinkView, OrganView, SittingView, VoteChoice } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { addDays } from '../../libs/procedure';
import { PDF } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { startApi, type RunningApi } from '../support/api';
import { Visitor } from '../support/visitor';

const RULES = {
  quorum: { operator: 'at-least', of: { numerator: 1, denominator: 2 }, base: 'members' },
  threshold: { operator: 'more-than', of: { numerator: 1, denominator: 2 }, base: 'present' },
  article: '第二十三条',
  forms: ['on-site', 'by-circulation'],
  noticeDays: 3,
};

let api: RunningApi;
let secretary: HttpClient;
let organ: OrganView;
let sitting: string;
let on: string;
let document: string;

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
const member = (n: number) => organ.members[n]?.id as string;
const board = async () => (await secretary.get<BallotBoard>(`/sittings/${sitting}/ballot`)).body;
const withKey = (key: string = randomUUID()) => ({ 'idempotency-key': key });
const visitors = new Map<number, Visitor>();

async function visitor(n: number): Promise<Visitor> {
  const known = visitors.get(n);
  if (known) return known;
  await secretary.post(`/sittings/${sitting}/links`, { people: [member(n)] });
  const copied = await secretary.post<{ path: string }>(`/sittings/${sitting}/links/${member(n)}/copy`, {});
  const made = new Visitor(api.base);
  const opened = await made.post('/ballot-link/session', { token: copied.body.path.split('#')[1], digits: String(1000 + n) });
  expect(opened.status).toBe(200);
  visitors.set(n, made);
  return made;
}

async function vote(n: number, item: number, choice: VoteChoice, change: Record<string, unknown> = {}) {
  const who = await visitor(n);
  const { ballot } = (await who.get<LinkView>('/ballot-link')).body;
  const { id, textHash } = ballot?.items[item] ?? { id: randomUUID(), textHash: '' };
  return who.post<LinkView>('/ballot-link/votes', { item: id, choice, textHash, ...change }, withKey());
}

beforeAll(async () => {
  api = await startApi();
  secretary = await HttpClient.signedIn(api.base, 'secretary');
  const organs = await secretary.get<OrganView[]>('/organs');
  organ = organs.body.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL) as OrganView;
  for (const [n, { id }] of organ.members.entries())
    await owner('update guicheng.person set phone = $2 where id = $1', [id, `1380000${String(1000 + n)}`]);
  on = addDays(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), 1);
  document = (await secretary.upload(demo.ENVIRONMENT_SOCIETY, '方案.pdf', PDF)).body.id;
}, 120_000);
afterAll(() => api?.stop(), 60_000);

const convene = () =>
  secretary.request<{ stream: string }>(
    'POST',
    '/sittings',
    { organ: organ.id, on, form: 'by-circulation', chair: member(0), items: [{ title: '设立工作组' }, { title: '调整计划' }] },
    randomUUID(),
  );

describe('before it is opened', () => {
  it('is refused where the charter says nothing of it, and possible once it does', async () => {
    expect((await convene()).body.error?.code).toBe('FORM_NOT_ALLOWED');
    const silent = await secretary.post(`/organs/${organ.id}/rules`, RULES);
    expect(silent.body.error).toMatchObject({ field: 'circulation' });
    const unknown = { ...RULES, circulation: { never: ['no-such-matter'] } };
    expect((await secretary.post(`/organs/${organ.id}/rules`, unknown)).body.error).toMatchObject({
      field: 'circulation.never.0',
    });
    const set = await secretary.post<OrganView>(`/organs/${organ.id}/rules`, { ...RULES, circulation: { never: ['election'] } });
    expect(set.body.rules?.circulation).toEqual({ never: ['election'] });
    const convened = await convene();
    expect(convened.status).toBe(200);
    sitting = convened.body.stream;
  });

  it('shows a member that it has not begun, and needs lines and documents for every item', async () => {
    const view = (await (await visitor(1)).get<LinkView>('/ballot-link')).body;
    expect(view).toMatchObject({ mayReply: false, ballot: { status: 'not-open' } });
    const { agenda } = (await secretary.get<SittingView>(`/sittings/${sitting}`)).body;
    const open = (papers: unknown) =>
      secretary.request('POST', `/sittings/${sitting}/ballot`, { closesAt: '17:00', papers }, randomUUID());
    const [first, second] = agenda.map(({ id }) => id);
    expect((await open([{ item: first, summary: '设立工作组。' }])).body.error?.code).toBe('TEXT_REQUIRED');
    const strange = [
      { item: first, summary: '一', files: [randomUUID()] },
      { item: second, summary: '二' },
    ];
    expect((await open(strange)).body.error).toMatchObject({ code: 'FILE_MISSING', field: 'papers.0.files' });
    const papers = [
      { item: first, summary: '设立工作组。\n三人组成。', files: [document] },
      { item: second, summary: '计划推迟一个月。' },
    ];
    expect((await open(papers)).status).toBe(200);
    expect(await board()).toMatchObject({ status: 'open', closesAt: `${on}T09:00:00.000Z` });
  });
});

describe('while it is open', () => {
  it('shows item, lines and documents as pages, and nothing else of the society’s files', async () => {
    const who = await visitor(1);
    const { ballot } = (await who.get<LinkView>('/ballot-link')).body;
    expect(ballot?.items).toEqual([
      expect.objectContaining({
        subject: '设立工作组',
        summary: '设立工作组。\n三人组成。',
        files: [{ id: document, name: '方案.pdf' }],
        mine: null,
        result: null,
      }),
      expect.objectContaining({ subject: '调整计划', files: [] }),
    ]);
    const pages = await who.get<FilePagesView>(`/ballot-link/files/${document}/pages`);
    expect(pages.body).toMatchObject({ kind: 'pages', pages: 1 });
    expect((await who.get(`/ballot-link/files/${document}/pages/1`)).status).toBe(200);
    const other = (await secretary.upload(demo.ENVIRONMENT_SOCIETY, '别的.pdf', PDF)).body.id;
    for (const path of ['pages', 'pages/1']) expect((await who.get(`/ballot-link/files/${other}/${path}`)).status).toBe(404);
    expect((await who.get(`/files/${document}`)).status).toBe(401);
  });

  it('takes a vote, says that it arrived, and lets it be changed; both are kept', async () => {
    const first = await vote(1, 0, 'for');
    expect(first.status).toBe(200);
    expect(first.body.ballot?.items[0]?.mine).toMatchObject({ choice: 'for', pending: false, identified: { zh: '个人链接' } });
    expect((await vote(1, 0, 'against')).body.ballot?.items[0]?.mine).toMatchObject({ choice: 'against' });
    await vote(1, 1, 'for');
    const kept = await owner(`select 1 from guicheng.intent where stream = $1 and kind = 'cast-ballot' and actor = $2`, [
      sitting,
      member(1),
    ]);
    expect(kept).toHaveLength(3);
  });

  it('repeats a vote that was sent twice with one key, and refuses what was voted on another text, with a reason on the record', async () => {
    const who = await visitor(2);
    const item = (await who.get<LinkView>('/ballot-link')).body.ballot?.items[0];
    const [key, body] = [randomUUID(), { item: item?.id, choice: 'for', textHash: item?.textHash }];
    for (const _ of [1, 2]) expect((await who.post('/ballot-link/votes', body, withKey(key))).status).toBe(200);
    const refused = await vote(2, 0, 'for', { textHash: 'other' });
    expect(refused.body.error?.code).toBe('CONTENT_CHANGED');
    const recorded = await owner<{ code: string }>(
      `select answer ->> 'code' as code from guicheng.intent where stream = $1 and actor = $2 and answer ->> 'answered' = 'refused'`,
      [sitting, member(2)],
    );
    expect(recorded).toEqual([{ code: 'CONTENT_CHANGED' }]);
  });

  it('tells the secretariat who has voted on how many items, and never what', async () => {
    const seen = await board();
    const repliedOf = (n: number) => seen.people.find(({ id }) => id === member(n));
    expect([1, 2, 3].map((n) => repliedOf(n)?.replied)).toEqual([2, 1, 0]);
    expect(seen.items.map(({ arithmetic }) => arithmetic)).toEqual([null, null]);
    expect(JSON.stringify(seen)).not.toMatch(/"(for|against|abstained)"/);
  });

  it('takes from the secretariat a vote that came by telephone, with evidence, for whoever has not voted himself', async () => {
    const items = (await board()).items;
    const enter = (n: number, more: Record<string, unknown> = {}) =>
      secretary.request(
        'POST',
        `/sittings/${sitting}/ballot/replies`,
        {
          ...{ person: member(n), item: items[0]?.id, textHash: items[0]?.textHash, choice: 'for' },
          ...{ on: addDays(on, -1), form: 'telephone', evidence: document, ...more },
        },
        randomUUID(),
      );
    expect((await enter(1)).body.error?.code).toBe('VOTED_HIMSELF');
    expect((await enter(3, { evidence: randomUUID() })).body.error).toMatchObject({ code: 'FILE_MISSING', field: 'evidence' });
    expect((await enter(3, { on: addDays(on, 1) })).body.error).toMatchObject({ field: 'on' });
    expect((await enter(3)).status).toBe(200);
    const mine = (await (await visitor(3)).get<LinkView>('/ballot-link')).body.ballot?.items[0]?.mine;
    expect(mine).toMatchObject({ choice: 'for', identified: { zh: '秘书处代录' } });
    const [event] = await owner<{ recorded: Record<string, string> }>(
      `select event -> 'recorded' as recorded from guicheng.stream_event where stream = $1 and kind = 'ballot-cast' order by seq desc limit 1`,
      [sitting],
    );
    expect(event?.recorded).toMatchObject({ form: 'telephone', evidenceHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const president = await HttpClient.signedIn(api.base, 'president');
    expect((await president.get(`/sittings/${sitting}/ballot`)).status).toBe(403);
  });
});

describe('after the closing', () => {
  it('hears nobody any more, and says so', async () => {
    for (const n of [4, 5]) await vote(n, 0, 'for');
    await setRecordClock(api.environment, `${on}T09:00:01.000Z`, 1);
    expect((await vote(6, 0, 'for')).body.error?.code).toBe('BALLOT_NOT_OPEN');
    const { status, items } = await board();
    expect(status).toBe('counted');
    expect(items[0]?.arithmetic).toMatchObject({
      ...{ for: 4, against: 1, abstained: 0, quorumMet: true, thresholdMet: true, article: '第二十三条' },
      papers: { issued: 9, returned: 5, valid: 5, invalid: 0, notReturned: 4 },
    });
    expect(items[1]?.arithmetic).toMatchObject({ for: 1, quorumMet: false });
  });

  it('shows each member his own vote, the result and the resolution, and nobody else’s vote', async () => {
    const { agenda } = (await secretary.get<SittingView>(`/sittings/${sitting}`)).body;
    const declare = (item: number, outcome: string, wording?: string) =>
      secretary.decide(`/sittings/${sitting}/results`, { item: agenda[item]?.id, recused: [], votes: null, outcome, wording });
    await declare(0, 'passed', '同意设立。');
    await declare(1, 'postponed');
    await secretary.decide(`/sittings/${sitting}/close`, {});
    const { body } = await (await visitor(1)).get<LinkView>('/ballot-link');
    expect(body.ballot?.items[0]).toMatchObject({
      mine: { choice: 'against' },
      result: { outcome: 'passed' },
      wording: '同意设立。',
    });
    for (const n of [2, 3]) expect(JSON.stringify(body)).not.toContain(member(n));
  });

  it('lets a member object, and shows it to the secretariat', async () => {
    const objected = await (await visitor(1)).post<LinkView>('/ballot-link/objections', { words: '我投的是弃权' });
    expect(objected.body.ballot?.objection).toMatchObject({ words: '我投的是弃权' });
    expect((await board()).objections).toMatchObject([{ name: organ.members[1]?.name, words: '我投的是弃权' }]);
    const stored = await owner<{ row: string }>('select o::text as row from guicheng.ballot_objection o where sitting = $1', [
      sitting,
    ]);
    expect(stored[0]?.row).not.toContain('弃权');
  });
});
