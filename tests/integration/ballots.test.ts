/** A ballot by circulation on real PostgreSQL: who replied, what counts at the closing, and what stands where afterwards. */
import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { startWorker } from '../../apps/worker/main';
import { createDataSource, rebuild } from '../../libs/persistence';
import { askToRegister, publishCouncil } from '../../libs/testing/council-case';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { fastTimers, setRecordClock } from '../../libs/testing/record-clock';
import { addPerson, foundSociety, storedAnswer, type Asked, type Society } from '../../libs/testing/society';
import { submit } from '../../libs/testing/two-step-case';
import { circulating, CLOSES, StoredBallot } from '../support/stored-ballot';

const OPENED = '2026-06-01T01:00:00.000Z';
/** When everything that was received before the closing can be seen. */
const COUNTED = '2026-06-03T09:00:01.000Z';
const BEFORE = '2026-06-03T08:59:59.000Z';
const MEMBERS = 7;
const DAY_IN_50_MS = (24 * 60 * 60 * 1000) / 50;

let environment: TestEnvironment;
let worker: DataSource;
let house: Society;
let members: string[];

beforeAll(async () => {
  environment = await startEnvironment();
  worker = await createDataSource({ url: environment.urls.worker }).initialize();
  house = await foundSociety(environment);
  members = await Promise.all(Array.from({ length: MEMBERS }, (_, n) => addPerson(environment, `example member ${n}`)));
}, 120_000);
beforeEach(() => setRecordClock(environment, OPENED));
afterAll(async () => {
  await worker?.destroy();
  await environment?.stop();
}, 60_000);

const ballotOf = (organ?: string): StoredBallot => new StoredBallot({ environment, worker, house, members }, organ);

const item = async (ballot: StoredBallot, id: string) => (await ballot.state()).items.find((candidate) => candidate.id === id);

describe('a ballot by circulation', () => {
  it('keeps one row for each voter and item, the last reply in it and the earlier one with its intent', async () => {
    const ballot = await ballotOf().opened();
    await ballot.cast(1, 'one', 'for');
    await ballot.cast(1, 'two', 'abstained');
    expect(await ballot.cast(1, 'one', 'against')).toMatchObject({ append: 'appended', answer: { answered: 'accepted' } });
    expect(await ballot.rows()).toEqual([
      { item: 'one', member: members[1], revision: 2, choice: 'against' },
      { item: 'two', member: members[1], revision: 1, choice: 'abstained' },
    ]);
    const said = await environment.owner<{ choice: string }>(
      `select body ->> 'choice' as choice from guicheng.intent
        where stream = $1 and kind = 'cast-ballot' and body ->> 'item' = 'one' order by received_at, answered_at`,
      [ballot.id],
    );
    expect(said.map(({ choice }) => choice)).toEqual(['for', 'against']);
    await ballot.isWhole();
  });

  it('says nowhere in the log, its state or what travels what somebody voted', async () => {
    const ballot = await ballotOf().opened();
    await ballot.cast(2, 'one', 'against');
    const [row] = await environment.owner<{ told: string }>(
      `select string_agg(event::text, ' ') || (select state::text from guicheng.stream where id = $1) as told
         from guicheng.stream_event where stream = $1`,
      [ballot.id],
    );
    expect(row?.told).toContain('ballot-cast');
    expect(row?.told).not.toContain('against');
  });

  it('is counted at its closing, once, by the replies that came before it', async () => {
    const ballot = await ballotOf().opened();
    for (const who of [0, 1, 2, 3]) await ballot.cast(who, 'one', who === 3 ? 'against' : 'for');
    await ballot.cast(4, 'one', 'recused');
    await ballot.cast(0, 'two', 'for');
    expect(await ballot.strike()).toMatchObject({ append: 'early' });
    await setRecordClock(environment, CLOSES);
    expect(await ballot.strike()).toMatchObject({ append: 'early', waitMs: 500 });
    await setRecordClock(environment, COUNTED);
    expect(await ballot.strike()).toMatchObject({ append: 'appended' });
    expect(await ballot.strike()).toMatchObject({ append: 'already' });
    expect(await item(ballot, 'one')).toMatchObject({
      status: 'listed',
      result: null,
      count: { for: 3, against: 1, abstained: 0, invalid: 0, recused: 1 },
    });
    expect((await ballot.state()).circulation).toMatchObject({
      status: 'counted',
      ballotsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await ballot.isWhole();
    // What the count says is declared, and nothing else; where too few replied nothing is decided.
    const declare = async (id: string, outcome: 'passed' | 'not-passed' | 'postponed') =>
      ballot.put(await ballot.ask('record-item', { item: id, recused: [], votes: null, outcome }));
    expect(await declare('one', 'not-passed')).toMatchObject({ append: 'refused', code: 'THRESHOLD_NOT_MET' });
    expect(await declare('one', 'passed')).toMatchObject({ append: 'appended' });
    expect(await declare('two', 'passed')).toMatchObject({ append: 'refused', code: 'QUORUM_NOT_MET' });
    expect((await item(ballot, 'one'))?.result?.arithmetic?.papers).toEqual({
      issued: 7,
      returned: 5,
      valid: 4,
      invalid: 0,
      notReturned: 2,
    });
  });

  it('hears who replied in time before it counts, and whoever replied late not at all', async () => {
    const ballot = await ballotOf().opened();
    await setRecordClock(environment, BEFORE);
    const inTime = await ballot.casting(5, 'one', 'for');
    await setRecordClock(environment, COUNTED);
    const late = await ballot.casting(6, 'one', 'for');
    // Somebody who replied in time is not heard yet: the closing waits for him.
    expect(await ballot.strike()).toMatchObject({ append: 'early' });
    // Nor does it help the late one that the closing waits: with him whoever was in time is heard first, and then it is counted.
    expect(await ballot.put(late)).toMatchObject({ append: 'refused', code: 'BALLOT_NOT_OPEN' });
    expect(await ballot.put(inTime)).toMatchObject({ append: 'already', answer: { answered: 'accepted' } });
    expect(await ballot.strike()).toMatchObject({ append: 'already' });
    expect((await ballot.rows()).map(({ member }) => member)).toEqual([members[5]]);
    expect(await item(ballot, 'one')).toMatchObject({ count: { for: 1 } });
    await ballot.isWhole();
  });

  it('counts first when somebody comes late and nobody has struck the clock', async () => {
    const ballot = await ballotOf().opened();
    await ballot.cast(1, 'one', 'for');
    await setRecordClock(environment, COUNTED);
    expect(await ballot.cast(1, 'one', 'against')).toMatchObject({ append: 'refused', code: 'BALLOT_NOT_OPEN' });
    expect((await ballot.state()).circulation?.status).toBe('counted');
    expect(await item(ballot, 'one')).toMatchObject({ count: { for: 1, against: 0 } });
  });

  it('is for those on its roll, each for himself, and tells the others no', async () => {
    const ballot = await ballotOf().opened();
    const stranger = await ballot.ask('cast-ballot', { item: 'one', choice: 'for', textHash: 'text' }, house.people.stranger);
    expect(await ballot.put(stranger)).toMatchObject({ append: 'refused', code: 'NOT_ON_ROLL' });
    const another = ballotOf();
    await another.put(await another.convening());
    const byMember = await another.ask('open-ballot', { closesAt: CLOSES, texts: { one: 't', two: 't' } }, members[1]);
    expect(await another.put(byMember)).toMatchObject({ append: 'refused', code: 'NO_AUTHORITY' });
  });

  it('ends when enough members ask for a meeting', async () => {
    const ballot = await ballotOf().opened();
    const demand = async (who: number) => ballot.put(await ballot.ask('demand-meeting', {}, members[who]));
    await demand(1);
    expect(await demand(2)).toMatchObject({ append: 'appended' });
    expect(await ballot.state()).toMatchObject({ phase: 'closed', circulation: { status: 'abandoned' } });
    expect(await ballot.cast(3, 'one', 'for')).toMatchObject({ append: 'refused', code: 'BALLOT_NOT_OPEN' });
    await setRecordClock(environment, COUNTED);
    expect(await ballot.strike()).toMatchObject({ append: 'refused', code: 'CLOCK_UNKNOWN' });
    await ballot.isWhole();
  });

  it('is refused where the charter says nothing of it, or keeps the matter for a meeting', async () => {
    const { circulation: _, ...silent } = circulating(randomUUID());
    const none = ballotOf();
    expect(await none.put(await none.convening({ rules: silent }))).toMatchObject({
      append: 'refused',
      code: 'FORM_NOT_ALLOWED',
    });
    const kept = ballotOf();
    const items = [{ item: 'one', source: null, matter: 'removal' }];
    expect(await kept.put(await kept.convening({ items }))).toMatchObject({
      append: 'refused',
      code: 'MATTER_NOT_BY_CIRCULATION',
    });
  });

  it('can be neither read by the API’s role nor written by it, nor by the auditor', async () => {
    const ballot = await ballotOf().opened();
    await ballot.cast(1, 'one', 'for');
    const denied = /permission denied/;
    await expect(environment.api.query('select * from guicheng.ballot')).rejects.toThrow(denied);
    await expect(environment.api.query(`update guicheng.ballot set choice = 'against'`)).rejects.toThrow(denied);
    const auditor = await createDataSource({ url: environment.urls.auditor }).initialize();
    await expect(auditor.query(`update guicheng.ballot set choice = 'against'`)).rejects.toThrow(denied);
    await auditor.destroy();
  });

  it('shows a reply that was changed behind the log’s back', async () => {
    const ballot = await ballotOf().opened();
    await ballot.cast(1, 'one', 'for');
    await environment.owner(`update guicheng.ballot set choice = 'against' where sitting = $1`, [ballot.id]);
    const { differences } = await rebuild(worker, [ballot.id]);
    expect(differences.map(({ where, what }) => [where, what])).toEqual([
      ['ballot', 'missing'],
      ['ballot', 'unexpected'],
    ]);
  });
});

describe('votes that wait side by side', () => {
  const answers = async (asked: Asked[]) =>
    Promise.all(asked.map(async ({ intent }) => (await storedAnswer(environment, intent)) as { answered: string; seq: number }));

  it('are heard with the first of them that is asked for: one event each, as they were received, and the state once behind them', async () => {
    const ballot = await ballotOf().opened();
    const votes = [
      () => ballot.casting(0, 'one', 'for'),
      () => ballot.casting(1, 'one', 'against'),
      () => ballot.ask('cast-ballot', { item: 'one', choice: 'for', textHash: 'another' }, members[2]),
      () => ballot.casting(1, 'one', 'for'),
      () => ballot.casting(3, 'two', 'recused'),
    ];
    const asked: Asked[] = [];
    for (const [second, vote] of votes.entries()) {
      await setRecordClock(environment, OPENED.replace(':00.000Z', `:0${second}.000Z`));
      asked.push(await vote());
    }
    // One in their midst is asked for.
    const reply = await ballot.put(asked[3] as Asked);
    expect(reply).toMatchObject({ append: 'appended', seq: 6, answer: { answered: 'accepted', seq: 5 } });
    expect(reply.events.map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
    expect(await answers(asked)).toMatchObject([
      { answered: 'accepted', seq: 3 },
      { answered: 'accepted', seq: 4 },
      { answered: 'refused', code: 'CONTENT_CHANGED' },
      { answered: 'accepted', seq: 5 },
      { answered: 'accepted', seq: 6 },
    ]);
    const rows = await ballot.rows();
    expect(new Set(rows.map(({ item: id, member, revision, choice }) => [id, member, revision, choice].join(' ')))).toEqual(
      new Set([`one ${members[0]} 1 for`, `one ${members[1]} 2 for`, `two ${members[3]} 1 recused`]),
    );
    expect(await ballot.put(asked[0] as Asked)).toMatchObject({ append: 'already', answer: { seq: 3 } });
    await ballot.isWhole();
  });

  it('all hear no when all were wrong, and nothing is written', async () => {
    const ballot = await ballotOf().opened();
    const wrong = (who: number) => ballot.ask('cast-ballot', { item: 'one', choice: 'for', textHash: 'another' }, members[who]);
    const asked = [await wrong(0), await wrong(1), await wrong(2)];
    expect(await ballot.put(asked[1] as Asked)).toMatchObject({ append: 'refused', code: 'CONTENT_CHANGED', seq: 2, events: [] });
    expect(await answers(asked)).toMatchObject(Array(3).fill({ answered: 'refused', code: 'CONTENT_CHANGED' }));
    const refused = await environment.owner('select 1 from guicheng.attempt where stream = $1', [ballot.id]);
    expect(refused).toHaveLength(3);
    await ballot.isWhole();
  });
});

describe('the closing, by the engine', () => {
  let engine: INestApplicationContext | null = null;
  afterEach(() => engine?.close());

  it('comes of itself, and counts while nobody looks', async () => {
    engine = await startWorker(environment.workerEnvironment(), fastTimers);
    const ballot = ballotOf();
    const asked = [
      await ballot.convening(),
      await ballot.opening(),
      await ballot.casting(0, 'one', 'for'),
      await ballot.casting(1, 'one', 'for'),
    ];
    for (const one of asked) expect(await submit(environment, one)).toMatchObject({ answered: 'accepted' });
    await setRecordClock(environment, OPENED, DAY_IN_50_MS);
    await until('the count', 30_000, async () => (await ballot.state()).circulation?.status === 'counted');
    expect(await item(ballot, 'one')).toMatchObject({ status: 'listed', result: null, count: { for: 2 } });
    await ballot.isWhole();
  }, 120_000);

  it('comes although nobody runs the log any more: its workflow is started again', async () => {
    const ballot = await ballotOf().opened();
    await ballot.cast(0, 'one', 'for');
    await setRecordClock(environment, '2026-06-03T09:01:00.000Z');
    engine = await startWorker(environment.workerEnvironment());
    await until('the count', 60_000, async () => (await ballot.state()).circulation?.status === 'counted');
    expect(await item(ballot, 'one')).toMatchObject({ count: { for: 1 } });
    await ballot.isWhole();
  }, 120_000);

  it('takes a case’s matter from its template, whatever the page said, and tells the case its result once', async () => {
    engine = await startWorker(environment.workerEnvironment(), fastTimers);
    const council = await publishCouncil(environment);
    const filed = await askToRegister(environment, council, house, '示例分会');
    expect(await submit(environment, filed)).toMatchObject({ answered: 'accepted' });
    const requested = () =>
      environment.owner(`select 1 from guicheng.agenda_request where case_id = $1 and state = 'waiting'`, [filed.stream]);
    await until('the request for an item', 20_000, async () => (await requested()).length === 1);
    const source = { case: filed.stream, block: 'decision', round: 1 };
    const items = [{ item: 'one', source, matter: 'something-else' }];
    const rules = circulating(council.organ);
    const kept = ballotOf(council.organ);
    const barred = await kept.convening({ items, rules: { ...rules, circulation: { never: ['branch'] } } });
    expect(await submit(environment, barred)).toMatchObject({ answered: 'refused', code: 'MATTER_NOT_BY_CIRCULATION' });

    const ballot = ballotOf(council.organ);
    const tell = async (asked: Asked) => expect(await submit(environment, asked)).toMatchObject({ answered: 'accepted' });
    await tell(await ballot.convening({ items, rules }));
    expect(await item(ballot, 'one')).toMatchObject({ matter: 'branch' });
    await tell(await ballot.opening());
    for (const who of [0, 1, 2, 3]) await tell(await ballot.casting(who, 'one', 'for'));
    await setRecordClock(environment, OPENED, DAY_IN_50_MS);
    await until('the count', 30_000, async () => (await ballot.state()).circulation?.status === 'counted');
    await setRecordClock(environment, '2026-12-01T01:00:00.000Z');
    await tell(await ballot.ask('record-item', { item: 'one', recused: [], votes: null, outcome: 'passed' }));
    await tell(await ballot.ask('close-sitting', {}));
    await tell(await ballot.ask('sign-minutes', { file: randomUUID(), minutesHash: 'a'.repeat(64) }));
    const outcome = async () =>
      (
        await environment.owner<{ outcome: string | null }>('select outcome from guicheng.case_file where id = $1', [
          filed.stream,
        ])
      )[0]?.outcome;
    await until('the case to end', 30_000, async () => (await outcome()) === 'completed');
    const heard = await environment.owner<{ stage: string }>(
      `select event ->> 'stage' as stage from guicheng.stream_event where stream = $1 and kind = 'item-resulted' order by seq`,
      [filed.stream],
    );
    expect(heard.map(({ stage }) => stage)).toEqual(['announced', 'final']);
    await ballot.isWhole();
  }, 120_000);
});
