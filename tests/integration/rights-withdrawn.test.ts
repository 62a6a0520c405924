/** A post that is withdrawn while its holder decides: on real PostgreSQL, with the transactions of both held open against each other. */
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { AppendAnswer } from '../../libs/contracts/append';
import { append, createDataSource, Worlds } from '../../libs/persistence';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { foundSociety, type Asked, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, type TwoSteps } from '../../libs/testing/two-step-case';
import { lockWait } from '../support/lock-waits';

let environment: TestEnvironment;
let worker: DataSource;
let steps: TwoSteps;
let house: Society;
const worlds = new Worlds();
const open: Client[] = [];

beforeAll(async () => {
  environment = await startEnvironment();
  steps = await publishTwoSteps(environment);
  worker = await createDataSource({ url: environment.urls.worker }).initialize();
}, 120_000);
afterAll(async () => {
  await worker?.destroy();
  await environment?.stop();
}, 60_000);
beforeEach(async () => {
  house = await foundSociety(environment);
});
afterEach(() => Promise.all(open.splice(0).map((client) => client.end())));

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: environment.urls.owner });
  await client.connect();
  open.push(client);
  return client;
}

const put = (asked: Asked, expectedSeq: number): Promise<AppendAnswer> =>
  append(worker, worlds, { stream: asked.stream, kind: 'case', expectedSeq, proposal: { by: 'intent', intent: asked.intent } });

/** The secretary has clicked while he was in office; nobody has asked the log yet. */
async function clicked(): Promise<Asked> {
  const filed = await askToFile(environment, steps, house);
  expect(await put(filed, 0)).toMatchObject({ append: 'appended', seq: 1 });
  return askToAct(environment, steps, house, { stream: filed.stream, slot: 'first.1', actor: house.people.secretary });
}

const WITHDRAW = `update guicheng.post set held_to = (guicheng.record_now() at time zone 'Asia/Shanghai')::date - 1 where person = $1`;
const withdraw = (by: Client) => by.query(WITHDRAW, [house.people.secretary]);
const acted = (stream: string) =>
  environment
    .owner(`select 1 from guicheng.stream_event where stream = $1 and kind = 'acted'`, [stream])
    .then((rows) => rows.length);
const attempts = (stream: string) =>
  environment.owner('select actor, action, intent, code, details from guicheng.attempt where stream = $1 order by id', [stream]);
const waiting = (what: string, role: string) => lockWait(environment, what, role);
const refusal = (asked: Asked) => ({
  actor: house.people.secretary,
  action: 'act',
  intent: asked.intent,
  code: 'NO_AUTHORITY',
  details: {},
});

/** Entered in error, as the person who runs the house corrects it: the term itself stays as it was written. */
const VOID = `update guicheng.post set voided_at = guicheng.record_now(), void_reason = 'in error' where person = $1`;

describe('a post that was entered in error', () => {
  it('no longer decides once it is voided, whatever its days', async () => {
    const asked = await clicked();
    await (await connect()).query(VOID, [house.people.secretary]);
    expect(await put(asked, 1)).toMatchObject({ append: 'refused', code: 'NO_AUTHORITY' });
    expect(await acted(asked.stream)).toBe(0);
    expect(await attempts(asked.stream)).toEqual([refusal(asked)]);
  });

  it('is waited for like a withdrawal when both come at once', async () => {
    const asked = await clicked();
    const administrator = await connect();
    await administrator.query('begin');
    await administrator.query(VOID, [house.people.secretary]);
    const answer = put(asked, 1);
    await waiting('the act to wait for the correction', 'guicheng_worker');
    await administrator.query('commit');
    expect(await answer).toMatchObject({ append: 'refused', code: 'NO_AUTHORITY' });
    expect(await acted(asked.stream)).toBe(0);
  }, 20_000);
});

describe('a supervisor', () => {
  it('decides nothing even where his request reaches the log: a grant is no post', async () => {
    const filed = await askToFile(environment, steps, house);
    expect(await put(filed, 0)).toMatchObject({ append: 'appended', seq: 1 });
    await environment.owner(
      `insert into guicheng.supervision_grant (id, association, person, from_on, until_on, reason, proposed_by, confirmed_by, confirmed_at)
       select gen_random_uuid(), $1, $2, d, d, 'r', $3, $4, now() from (select (guicheng.record_now() at time zone 'Asia/Shanghai')::date as d) today`,
      [house.association, house.people.stranger, house.people.president, house.people.member],
    );
    const asked = await askToAct(environment, steps, house, {
      stream: filed.stream,
      slot: 'first.1',
      actor: house.people.stranger,
    });
    expect(await put(asked, 1)).toMatchObject({ append: 'refused', code: 'NO_AUTHORITY' });
    expect(await attempts(asked.stream)).toEqual([{ ...refusal(asked), actor: house.people.stranger }]);
  });
});

describe('a post withdrawn between the click and the log', () => {
  it('no longer decides, and the attempt is on the record', async () => {
    const asked = await clicked();
    await withdraw(await connect());
    expect(await put(asked, 1)).toMatchObject({ append: 'refused', code: 'NO_AUTHORITY', answer: { answered: 'refused' } });
    expect(await acted(asked.stream)).toBe(0);
    expect(await attempts(asked.stream)).toEqual([refusal(asked)]);
    // Asked again, the stored answer: what was refused does not come true when the post comes back.
    await environment.owner('update guicheng.post set held_to = null where person = $1', [house.people.secretary]);
    expect(await put(asked, 1)).toMatchObject({ append: 'already', answer: { answered: 'refused', code: 'NO_AUTHORITY' } });
    expect(await acted(asked.stream)).toBe(0);
  });
});

describe('an act and a withdrawal at the same time', () => {
  it('wait for each other: withdrawn first, the act is refused', async () => {
    const asked = await clicked();
    const administrator = await connect();
    await administrator.query('begin');
    await withdraw(administrator);
    const answer = put(asked, 1);
    await waiting('the act to wait for the withdrawal', 'guicheng_worker');
    await administrator.query('commit');
    expect(await answer).toMatchObject({ append: 'refused', code: 'NO_AUTHORITY' });
    expect(await acted(asked.stream)).toBe(0);
    expect(await attempts(asked.stream)).toEqual([refusal(asked)]);
  }, 20_000);

  it('wait for each other: a withdrawal that is taken back leaves the act as it was', async () => {
    const asked = await clicked();
    const administrator = await connect();
    await administrator.query('begin');
    await withdraw(administrator);
    const answer = put(asked, 1);
    await waiting('the act to wait for the withdrawal', 'guicheng_worker');
    await administrator.query('rollback');
    expect(await answer).toMatchObject({ append: 'appended', seq: 2 });
    expect(await acted(asked.stream)).toBe(1);
  }, 20_000);

  it('wait for each other: once the right was read, the withdrawal comes after the act', async () => {
    const asked = await clicked();
    const [holdsUp, administrator] = [await connect(), await connect()];
    await holdsUp.query('begin');
    // Append writes tasks after it has read the right: here it has to wait with its locks in hand.
    await holdsUp.query('lock table guicheng.task in share mode');
    const answer = put(asked, 1);
    await waiting('the act to wait at its tasks', 'guicheng_worker');
    let isWithdrawn = false;
    const withdrawal = withdraw(administrator).then(() => {
      isWithdrawn = true;
    });
    await waiting('the withdrawal to wait for the act', 'guicheng_owner');
    expect(isWithdrawn).toBe(false);
    await holdsUp.query('rollback');
    expect(await answer).toMatchObject({ append: 'appended', seq: 2 });
    await withdrawal;
    expect(await acted(asked.stream)).toBe(1);
  }, 20_000);
});
