/**
 * kill -9 at named points, on real PostgreSQL and real Temporal, both durable. Whatever dies, afterwards intents, answers, logs, tables
 * and workflows tell one story. The last test plants the mistake that this is all about, and must find it.
 */
import { resolve } from 'node:path';
import type { Answer } from '../../libs/contracts/temporal';
import { resume } from '../../libs/persistence';
import type { ManagedProcess } from '../../libs/runtime/process';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { foundSociety, storedAnswer, type Asked, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';
import { bundleInto, startWorkerProcess, TYPESCRIPT } from '../../libs/testing/worker-process';
import type { Plan, Point } from './failpoints';
import { contradictions, type Heard } from './story';

const MONDAY = '2026-06-01T01:00:00.000Z';
const AFTER_THE_DEADLINE = '2026-06-03T03:00:00.000Z';
const SCRIPT = { path: resolve(__dirname, 'worker-with-failpoints.ts'), loader: TYPESCRIPT };

let environment: TestEnvironment;
/** With timers that run fast, and with real ones, under which a deadline of a day never comes. */
let bundles: { fast: string; real: string };
let worker: ManagedProcess | null = null;
let house: Society;
let steps: TwoSteps;
let heard: Heard;

const start = async (plan: Plan = null, timers: keyof typeof bundles = 'fast') =>
  (worker = await startWorkerProcess(environment, { ...SCRIPT, argument: { plan } }, bundles[timers]));
const stop = async () => {
  await worker?.stop();
  worker = null;
};
const hear = async (asked: Asked): Promise<Answer> => {
  const answer = await submit(environment, asked, 30_000);
  heard.set(asked.intent, answer);
  return answer;
};

beforeAll(async () => {
  environment = await startEnvironment({ durable: true });
  bundles = { fast: await bundleInto(environment, true), real: await bundleInto(environment, false) };
  steps = await publishTwoSteps(environment);
  house = await foundSociety(environment);
}, 120_000);
beforeEach(async () => {
  heard = new Map();
  await setRecordClock(environment, MONDAY);
});
afterEach(stop, 60_000);
afterAll(() => environment?.stop(), 60_000);

const kinds = async (stream: string) =>
  (
    await environment.owner<{ kind: string }>(`select kind from guicheng.stream_event where stream = $1 order by seq`, [stream])
  ).map(({ kind }) => kind);
const act = (stream: string, slot: string, actor: string) => askToAct(environment, steps, house, { stream, slot, actor });
const answered = (asked: Asked) => until('the intent to be answered', 40_000, () => storedAnswer(environment, asked.intent));

async function file(): Promise<string> {
  const asked = await askToFile(environment, steps, house);
  expect(await hear(asked)).toMatchObject({ answered: 'accepted' });
  return asked.stream;
}

/** Lets everything that is under way end, then compares. The relay's next look is waited for where something is still unanswered. */
async function expectOneStory(): Promise<void> {
  await until('every intent and delivery to be settled', 40_000, async () => {
    const open = await environment.owner(
      `select 1 from guicheng.intent where answered_at is null union all select 1 from guicheng.outbox where delivered_at is null`,
    );
    return open.length === 0;
  });
  // A workflow that heard nothing since its worker died still stands where it stood: reading the log is not a decision.
  expect(await resume(environment.engine, environment.auditor)).toMatchObject({ unanswered: 0 });
  expect(await contradictions(environment, heard)).toEqual([]);
}

describe('the worker is killed', () => {
  it.each<Point>(['before-append', 'after-commit', 'after-completion'])(
    '%s of an act: one decision, and the slower official hears whose',
    async (point) => {
      await start();
      const stream = await file();
      await stop();
      const dying = await start({ point, by: 'intent', nth: 1 });
      const mine = await act(stream, 'first.1', house.people.secretary);
      const first = environment.engine.submit(mine, 1_000);
      expect((await dying.exited).signal).toBe('SIGKILL');
      await first;
      // Meanwhile somebody else decides on what he still sees, and the deadline passes.
      const theirs = await act(stream, 'first.1', house.people.clerk);
      expect(await environment.engine.submit(theirs, 500)).toBe('pending');
      await setRecordClock(environment, AFTER_THE_DEADLINE);
      await start();
      const answers = await Promise.all([answered(mine), answered(theirs)]);
      expect(answers.filter((answer) => answer.answered === 'accepted')).toHaveLength(1);
      expect(answers.filter((answer) => answer.answered === 'refused' && answer.code === 'SLOT_CLOSED')).toHaveLength(1);
      expect((await kinds(stream)).filter((kind) => kind === 'acted')).toHaveLength(1);
      expect(await hear(mine)).toEqual(answers[0]);
      await expectOneStory();
    },
    90_000,
  );
});

describe('the others are killed', () => {
  it('Temporal, under a click: it is heard when Temporal is back', async () => {
    await start();
    const stream = await file();
    await environment.temporal.kill();
    const asked = await act(stream, 'first.1', house.people.secretary);
    expect(await environment.engine.submit(asked, 500)).toBe('pending');
    await setRecordClock(environment, '2026-06-01T01:00:10.000Z');
    await environment.restartTemporal();
    expect(await answered(asked)).toMatchObject({ answered: 'accepted', seq: 2 });
    await expectOneStory();
  }, 90_000);

  it('PostgreSQL, under open cases: what was acknowledged is there, and the next click is heard', async () => {
    await start();
    const stream = await file();
    await environment.postgres.kill();
    await environment.restartPostgres();
    expect(await kinds(stream)).toEqual(['filed']);
    expect(await hear(await act(stream, 'first.1', house.people.secretary))).toMatchObject({ answered: 'accepted', seq: 2 });
    await expectOneStory();
  }, 90_000);

  it('the API, between writing the intent down and asking: it is heard all the same', async () => {
    await start();
    const stream = await file();
    const asked = await act(stream, 'first.1', house.people.secretary);
    await setRecordClock(environment, '2026-06-01T01:00:10.000Z');
    expect(await answered(asked)).toMatchObject({ answered: 'accepted', seq: 2 });
    await expectOneStory();
  }, 60_000);
});

describe('Temporal’s file is gone', () => {
  it('under open cases: all go on from the log, no deadline is early, twice or lost', async () => {
    await start();
    const streams = await Promise.all(Array.from({ length: 4 }, file));
    const [acted] = streams as [string];
    await hear(await act(acted, 'first.1', house.people.secretary));
    await stop();
    await environment.temporal.kill();
    await environment.restartTemporal({ fresh: true });
    await start();
    const { open, resumed } = await resume(environment.engine, environment.auditor);
    expect(resumed).toBe(open);
    for (const stream of streams) expect(await kinds(stream)).not.toContain('clock-struck');
    await setRecordClock(environment, AFTER_THE_DEADLINE);
    for (const stream of streams) await until('the deadline', 40_000, async () => (await kinds(stream)).includes('clock-struck'));
    for (const stream of streams) expect((await kinds(stream)).filter((kind) => kind === 'clock-struck')).toHaveLength(1);
    expect(await hear(await act(acted, 'second.1', house.people.president))).toMatchObject({ answered: 'accepted' });
    await expectOneStory();
  }, 120_000);
});

describe('a decision that is committed and that no history has', () => {
  /** The worker dies after the commit, Temporal dies with the update in its memory; then another official clicks. */
  async function anotherClicks(plan: Plan): Promise<{ first: Asked; second: Asked; told: Answer }> {
    await start(null, 'real');
    const stream = await file();
    await stop();
    const dying = await start({ point: 'after-commit', by: 'intent', nth: 1 }, 'real');
    const first = await act(stream, 'first.1', house.people.secretary);
    const lost = environment.engine.submit(first, 2_000);
    await dying.exited;
    await environment.temporal.kill();
    await lost;
    await environment.restartTemporal();
    await start(plan, 'real');
    expect(await environment.engine.position(stream, 20_000)).toMatchObject({ workflow: 'running', position: { seq: 1 } });
    const second = await act(stream, 'first.1', house.people.clerk);
    const told = await hear(second);
    await stop();
    await start();
    // Whatever was not answered is answered now.
    await setRecordClock(environment, '2026-06-01T01:01:00.000Z');
    await answered(second);
    return { first, second, told };
  }

  it('is told to the next who clicks', async () => {
    const { first, told } = await anotherClicks(null);
    expect(told).toMatchObject({ answered: 'refused', code: 'SLOT_CLOSED', details: { by: house.people.secretary } });
    expect(await hear(first)).toMatchObject({ answered: 'accepted', seq: 2 });
    await expectOneStory();
  }, 120_000);

  it('becomes somebody else’s when append does not compare event ids; these tests find it', async () => {
    const { second, told } = await anotherClicks({ mutation: 'any-event-is-mine' });
    expect(told).toMatchObject({ answered: 'accepted' });
    expect(await contradictions(environment, heard)).toContain(`intent ${second.intent} was told another answer than is stored`);
  }, 120_000);
});
