/** 无记名投票 in the room by HTTP on the real product: who may vote and who not, what is shown when, and what a crash or a lost key does. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SittingView } from '../../libs/contracts';
import { BallotKeys, createDataSource, rebuild, sweepBallotKeys } from '../../libs/persistence';
import { PDF } from '../../libs/testing/branch-walk';
import { whileHeld } from '../../libs/testing/held-log';
import { HttpClient, until } from '../../libs/testing/http-client';
import { demo } from '../../libs/demo';
import { startApi, type RunningApi } from '../support/api';
import { SecretRoom } from '../support/secret-room';

const [FOR, AGAINST, ABSTAINED] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
const ELECTION = { seats: 1, kind: 'contested', candidates: ['甲某', '乙某', '丙某'] };

let api: RunningApi;
let room: SecretRoom;

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
const folder = () => api.environment.workerEnvironment().ballotKeys;
const idOf = (member: number) => room.members[member]?.id ?? '';
const codesOf = async (action: string) =>
  (
    await owner<{ code: string }>('select code from guicheng.attempt where stream = $1 and action = $2', [room.sitting, action])
  ).map(({ code }) => code);
const sitting = async () => (await room.secretary.get<SittingView>(`/sittings/${room.sitting}`)).body;
const declare = (n: number, outcome: string) =>
  room.secretary.request(
    'POST',
    `/sittings/${room.sitting}/results`,
    { item: room.items[n], recused: [], votes: null, outcome },
    randomUUID(),
  );

beforeAll(async () => {
  api = await startApi();
  room = await SecretRoom.convened(api, 7);
}, 180_000);
afterAll(() => api?.stop(), 60_000);

describe('opened for a room of nine, one of whom stands aside and one is out', () => {
  it('is possible where members sit together, and shows nobody anything before', async () => {
    expect(await room.view()).toMatchObject({ isPossible: true, mayElect: true, few: 5 });
    expect(await room.itemView(0)).toMatchObject({ status: 'not-open', mayOpen: true, people: [], papers: [] });
    const president = await HttpClient.signedIn(api.base, 'president');
    expect((await president.get(room.path())).status).toBe(403);
  });

  it('tells who may vote and who has, while nobody can tell what', async () => {
    const opened = await room.open(0, { question: '是否同意设立工作组？', recused: [idOf(7)], outOfRoom: [idOf(8)] });
    expect(opened.status).toBe(200);
    expect((await room.open(0)).body.error?.code).toBe('SECRET_BALLOT_OPEN');
    const own = await room.own(0, 0);
    expect(own).toMatchObject({ status: 'open', voted: false, barred: null });
    expect(own.paper).toEqual({
      question: '是否同意设立工作组？',
      lines: ['for', 'against', 'abstained'].map((id) => ({ id, name: null })),
      ...{ least: 1, most: 1 },
    });
    for (const member of [0, 1, 2, 3]) expect((await room.vote(member, 0, FOR)).status).toBe(200);
    expect((await room.own(0, 0)).voted).toBe(true);
    const view = await room.itemView(0);
    expect(view?.people).toHaveLength(7);
    expect(
      view?.people
        .filter(({ voted }) => voted)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([0, 1, 2, 3].map(idOf).sort());
    expect(view).toMatchObject({ arithmetic: null, papers: [], rounds: [] });
    const boxes = await owner<{ sealed: Buffer }>('select sealed from guicheng.secret_ballot where sitting = $1', [room.sitting]);
    expect(new Set(boxes.map(({ sealed }) => sealed.length)).size).toBe(1);
    expect(new Set(boxes.map(({ sealed }) => sealed.toString('hex'))).size).toBe(4);
  });

  it('refuses who stands aside, who is out, a paper marked wrongly, another text, and keeps none of their choices', async () => {
    expect((await room.vote(7, 0, FOR)).code).toBe('VOTER_RECUSED');
    expect((await room.vote(8, 0, FOR)).code).toBe('NOT_PRESENT');
    expect((await room.vote(4, 0, [1, 1, 0])).code).toBe('SECRET_BALLOT_UNFIT');
    expect((await room.vote(4, 0, FOR, { textHash: 'other' })).code).toBe('CONTENT_CHANGED');
    expect((await room.vote(4, 0, FOR, { turn: 2 })).code).toBe('SECRET_BALLOT_NOT_OPEN');
    expect((await codesOf('cast-secret')).sort()).toEqual([
      ...['CONTENT_CHANGED', 'NOT_PRESENT', 'SECRET_BALLOT_NOT_OPEN', 'VOTER_RECUSED'],
    ]);
    expect(await owner('select 1 from guicheng.secret_offer')).toEqual([]);
    expect((await room.own(7, 0)).barred).toBe('recused');
  });

  it('lets nobody vote for another: what the secretariat would enter is refused, on the record without the choice', async () => {
    const evidence = (await room.secretary.upload(demo.ENVIRONMENT_SOCIETY, '委托.pdf', PDF)).body.id;
    const today = (await sitting()).on;
    const entered = await room.secretary.request(
      'POST',
      `/sittings/${room.sitting}/ballot/replies`,
      { person: idOf(4), item: room.items[0], choice: 'for', textHash: 'x', on: today, form: 'telephone', evidence },
      randomUUID(),
    );
    expect((entered.body as { error?: { code: string } }).error?.code).toBe('SECRET_NOT_ON_BEHALF');
    expect(await codesOf('cast-secret')).toContain('SECRET_NOT_ON_BEHALF');
    expect(await owner(`select 1 from guicheng.intent where stream = $1 and kind = 'cast-ballot'`, [room.sitting])).toEqual([]);
  });

  it('is not counted while four of seven have voted; a second telephone votes over the first', async () => {
    expect((await room.count(0)).body.error).toMatchObject({
      code: 'SECRET_BALLOT_TOO_FEW',
      details: { returned: 4, entitled: 7 },
    });
    expect((await room.vote(0, 0, AGAINST)).status).toBe(200);
    expect((await room.vote(4, 0, ABSTAINED)).status).toBe(200);
    const rows = await owner('select 1 from guicheng.secret_ballot where sitting = $1 and item = $2', [
      room.sitting,
      room.items[0],
    ]);
    expect(rows).toHaveLength(5);
  });

  it('is counted once, and then nothing is left that could be opened', async () => {
    expect(room.keys()).toHaveLength(1);
    const counted = await Promise.all([room.count(0), room.count(0)]);
    expect(counted.map(({ status }) => status).sort()).toEqual([200, 409]);
    const view = await room.itemView(0);
    expect(view).toMatchObject({ status: 'counted', mayOpen: false, papers: [] });
    expect(view?.arithmetic).toMatchObject({
      ...{ for: 3, against: 1, abstained: 1, present: 8, recused: 1, entitled: 7 },
      papers: { issued: 7, returned: 5, valid: 5, notReturned: 2 },
    });
    expect(room.keys()).toEqual([]);
    expect(await owner('select 1 from guicheng.secret_ballot where sealed is not null')).toEqual([]);
    expect((await room.vote(5, 0, FOR)).code).toBe('SECRET_BALLOT_NOT_OPEN');
    expect((await room.open(0)).body.error?.code).toBe('COUNT_STANDS');
    expect((await declare(0, 'passed')).body).toMatchObject({ error: { code: 'THRESHOLD_NOT_MET' } });
    expect((await declare(0, 'not-passed')).status).toBe(200);
  });
});

it('is heard with all who vote at that moment, in one transaction, and each of them is counted', async () => {
  expect((await room.open(6)).status).toBe(200);
  const cast = await whileHeld(api.environment.urls.owner, room.sitting, async () => {
    const asked = [FOR, FOR, AGAINST, FOR, ABSTAINED].map((marks, member) => room.vote(member, 6, marks));
    await until('all five to have asked', 30_000, async () => {
      const waiting = `select 1 from guicheng.intent where stream = $1 and kind = 'cast-secret' and answered_at is null`;
      return (await owner(waiting, [room.sitting])).length === 5;
    });
    return asked;
  });
  const votes = await Promise.all(cast);
  expect(votes.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const place = [room.sitting, room.items[6]];
  const taken = await owner<{ rows: number; transactions: number }>(
    'select count(*)::int as rows, count(distinct xmin::text)::int as transactions from guicheng.secret_ballot where sitting = $1 and item = $2',
    place,
  );
  expect(taken).toEqual([{ rows: 5, transactions: 1 }]);
  expect((await room.count(6)).status).toBe(200);
  expect((await room.itemView(6))?.arithmetic).toMatchObject({ for: 3, against: 1, abstained: 1 });
});

describe('an election', () => {
  it('is by names, keeps its papers for counting again where that is asked, and goes to a second round', async () => {
    expect((await room.open(1, { election: { ...ELECTION, kind: 'equal' } })).body.error?.code).toBe('CANDIDATES_UNFIT');
    expect((await room.open(1, { election: ELECTION, plain: true })).status).toBe(200);
    const { paper } = await room.own(0, 1);
    expect(paper).toMatchObject({ least: 0, most: 1 });
    expect(paper?.lines.map(({ name }) => name)).toEqual(ELECTION.candidates);
    for (const [member, marks] of [
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 0],
    ].entries())
      expect((await room.vote(member, 1, marks)).status).toBe(200);
    expect((await room.count(1)).status).toBe(200);
    const view = await room.itemView(1);
    expect(view?.papers).toEqual([...Array<string>(4).fill('100'), ...Array<string>(4).fill('010'), '000']);
    expect(view?.rounds[0]?.candidates).toEqual([
      { name: '甲某', votes: 4, elected: false, tied: false },
      { name: '乙某', votes: 4, elected: false, tied: false },
      { name: '丙某', votes: 0, elected: false, tied: false },
    ]);
    expect(view).toMatchObject({ mayOpen: true, isNextRound: true });
    expect((await room.open(1)).status).toBe(200);
    for (const member of room.members.keys()) await room.vote(member, 1, member < 6 ? [0, 1, 0] : [1, 0, 0]);
    expect((await room.count(1)).status).toBe(200);
    expect((await room.itemView(1))?.rounds[1]?.candidates).toMatchObject([
      { votes: 3 },
      { votes: 6, elected: true },
      { votes: 0 },
    ]);
    expect((await declare(1, 'passed')).status).toBe(200);
  });
});

describe('what goes wrong', () => {
  const voted = async (n: number) => {
    expect((await room.open(n)).status).toBe(200);
    for (const member of room.members.keys()) expect((await room.vote(member, n, FOR)).status).toBe(200);
  };

  it('a key that is lost (another machine, a restored backup) is said, nothing is invented, and it is voted again', async () => {
    await voted(2);
    for (const file of readdirSync(folder())) rmSync(join(folder(), file));
    expect((await room.count(2)).status).toBe(200);
    expect(await room.itemView(2)).toMatchObject({ status: 'void', why: 'key-lost', arithmetic: null, mayOpen: true });
    expect((await room.own(0, 2)).status).toBe('void');
    await voted(2);
    expect((await room.count(2)).status).toBe(200);
    expect(await room.itemView(2)).toMatchObject({ status: 'counted', turn: 2, arithmetic: { for: 9 } });
  });

  it('a sealed ballot that is not as its voter left it, or is gone, is found, and none is opened to the count', async () => {
    const spoil = [
      `update guicheng.secret_ballot set sealed = (select sealed from guicheng.secret_ballot b where b.item = $1 and b.member = $2 and b.turn = 1)
        where item = $1 and member = $3 and turn = 1`,
      `delete from guicheng.secret_ballot where item = $1 and turn = 2 and member in ($2, $3)`,
    ];
    for (const [n, statement] of spoil.entries()) {
      await voted(3);
      await owner(statement, [room.items[3], idOf(0), idOf(1)]);
      expect((await room.count(3)).status).toBe(200);
      expect(await room.itemView(3)).toMatchObject({ status: 'void', why: 'ballots-changed', turn: n + 1, arithmetic: null });
    }
  });

  it('ended by the secretariat with a reason it is never opened', async () => {
    await voted(4);
    expect((await room.end(4, '')).status).toBe(422);
    expect((await room.end(4, '票上的名字写错')).status).toBe(200);
    expect(await room.itemView(4)).toMatchObject({ status: 'void', why: 'ended', mayOpen: true });
    expect(room.keys()).toEqual([]);
  });

  it('killed between the count and the key’s end: whoever comes next destroys it, and counts nothing twice', async () => {
    await voted(5);
    const [file = ''] = room.keys();
    const aside = join(api.environment.folder, 'aside.key');
    copyFileSync(join(folder(), file), aside);
    expect((await room.count(5)).status).toBe(200);
    // As a process leaves it that died right after its commit.
    copyFileSync(aside, join(folder(), file));
    await until('the key to be gone', 30_000, () => Promise.resolve(room.keys().length === 0));
    expect(await room.itemView(5)).toMatchObject({ status: 'counted', arithmetic: { for: 9 } });
    const told = await owner(
      `select 1 from guicheng.stream_event where stream = $1 and kind = 'secret-counted' and event ->> 'item' = $2`,
      [...[room.sitting, room.items[5]]],
    );
    expect(told).toHaveLength(1);
  });

  it('a key that no vote knows is left to the transaction that may need it, and is swept when that cannot be any more', async () => {
    const keys = new BallotKeys(join(api.environment.folder, 'orphans'));
    const { id } = await keys.make();
    const source = await createDataSource({ url: api.environment.urls.worker }).initialize();
    expect(await sweepBallotKeys(source, keys)).toBe(0);
    expect(await sweepBallotKeys(source, keys, 0)).toBe(1);
    expect(await keys.take(id)).toBeNull();
    await source.destroy();
  });

  it('the log folds to the same again, without a ballot', async () => {
    expect(await rebuild(api.environment.auditor, [room.sitting])).toEqual({ checked: 1, differences: [] });
    await expect(api.environment.auditor.query('select sealed from guicheng.secret_ballot')).rejects.toThrow(/denied/);
    await expect(api.environment.api.query('select sealed from guicheng.secret_ballot')).rejects.toThrow(/denied/);
    await expect(api.environment.api.query('select sealed from guicheng.secret_offer')).rejects.toThrow(/denied/);
  });
});
