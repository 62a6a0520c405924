/** Deadlines, on real PostgreSQL and real Temporal: the record's clock runs faster or is put forward, timers run 1.7 million times as fast. */
import type { INestApplicationContext } from '@nestjs/common';
import { startWorker } from '../../apps/worker/main';
import type { AppendAnswer } from '../../libs/contracts/append';
import { append, createDataSource, rebuild, Worlds } from '../../libs/persistence';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { fastTimers, setRecordClock } from '../../libs/testing/record-clock';
import { foundSociety, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';

/** A Monday, nine in the morning in Shanghai: one working day ends with the next day, at 16:00 UTC. */
const MONDAY = '2026-06-01T01:00:00.000Z';
const DUE = '2026-06-02T16:00:00.000Z';
const DAY_IN_50_MS = (24 * 60 * 60 * 1000) / 50;

let environment: TestEnvironment;
let worker: INestApplicationContext | null = null;
let house: Society;
let steps: TwoSteps;

const start = async () => (worker = await startWorker(environment.workerEnvironment(), fastTimers));
const stop = async () => {
  await worker?.close();
  worker = null;
};

beforeAll(async () => {
  environment = await startEnvironment();
  steps = await publishTwoSteps(environment);
  house = await foundSociety(environment);
}, 120_000);
beforeEach(async () => {
  await setRecordClock(environment, MONDAY);
  await start();
}, 60_000);
afterEach(stop, 60_000);
afterAll(() => environment?.stop(), 60_000);

interface Logged {
  kind: string;
  at: string;
  clock?: string;
  dueAt?: string;
}
const log = async (stream: string) =>
  (
    await environment.owner<{ event: Logged }>(`select event from guicheng.stream_event where stream = $1 order by seq`, [stream])
  ).map(({ event }) => event);
const kinds = async (stream: string) => (await log(stream)).map(({ kind }) => kind);

async function file(): Promise<string> {
  const asked = await askToFile(environment, steps, house);
  expect(await submit(environment, asked)).toMatchObject({ answered: 'accepted' });
  return asked.stream;
}
/** The clock is proposed, as the case's workflow does when it wakes. */
async function propose(stream: string): Promise<AppendAnswer> {
  const source = await createDataSource({ url: environment.urls.worker }).initialize();
  const proposal = { by: 'clock', clock: 'first.1.turn' } as const;
  return append(source, new Worlds(), { stream, kind: 'case', expectedSeq: 1, proposal }).finally(() => source.destroy());
}
const act = (stream: string, slot: string, actor: string) => askToAct(environment, steps, house, { stream, slot, actor });

describe('a deadline', () => {
  it('takes its effect exactly once and never early, for many cases under a calendar that runs', async () => {
    const streams = await Promise.all(Array.from({ length: 15 }, file));
    await setRecordClock(environment, MONDAY, DAY_IN_50_MS);
    for (const stream of streams)
      await until('the clock to strike', 30_000, async () => (await kinds(stream)).includes('clock-struck'));
    await stop();
    for (const stream of streams) {
      const struck = (await log(stream)).filter(({ kind }) => kind === 'clock-struck');
      expect(struck.map(({ clock, dueAt }) => ({ clock, dueAt }))).toEqual([{ clock: 'first.1.turn', dueAt: DUE }]);
      for (const { at, dueAt } of struck) expect(at >= (dueAt as string)).toBe(true);
      const holders = await environment.owner(`select role, turned from guicheng.task_holder where task = $1 order by turned`, [
        `${stream}~first.1`,
      ]);
      expect(holders).toEqual([
        { role: 'society-secretariat', turned: false },
        { role: 'president', turned: true },
      ]);
    }
    expect((await rebuild(environment.auditor, streams)).differences).toEqual([]);
  }, 60_000);

  it('does not move before its instant, and then lets the next post act too', async () => {
    const stream = await file();
    await setRecordClock(environment, '2026-06-02T15:59:59.999Z');
    expect(await submit(environment, await act(stream, 'first.1', house.people.president))).toMatchObject({
      code: 'NO_AUTHORITY',
    });
    expect(await propose(stream)).toMatchObject({ append: 'early', waitMs: 1 });
    expect(await kinds(stream)).toEqual(['filed']);
    await setRecordClock(environment, DUE);
    await until('the clock to strike', 30_000, async () => (await kinds(stream)).includes('clock-struck'));
    expect(await submit(environment, await act(stream, 'first.1', house.people.president))).toMatchObject({
      answered: 'accepted',
    });
  }, 60_000);

  it('hears first who clicked one second before it, although the worker was down until long after', async () => {
    const stream = await file();
    await stop();
    await setRecordClock(environment, '2026-06-02T15:59:59.000Z');
    const asked = await act(stream, 'first.1', house.people.secretary);
    expect(await environment.engine.submit(asked, 500)).toBe('pending');
    await setRecordClock(environment, '2026-06-03T03:00:00.000Z');
    await start();
    await until('the click to be heard', 30_000, async () => (await kinds(stream)).includes('acted'));
    expect(await log(stream)).toMatchObject([{ kind: 'filed' }, { kind: 'acted', at: '2026-06-02T15:59:59.000Z' }]);
  }, 60_000);

  it('waits for who clicked before it, though it is proposed first', async () => {
    const stream = await file();
    await stop();
    await setRecordClock(environment, '2026-06-02T15:59:59.000Z');
    await act(stream, 'first.1', house.people.secretary);
    await setRecordClock(environment, '2026-06-03T03:00:00.000Z');
    expect(await propose(stream)).toMatchObject({ append: 'early' });
    await start();
    await until('the click to be heard', 30_000, async () => (await kinds(stream)).includes('acted'));
    expect(await log(stream)).toMatchObject([{ kind: 'filed' }, { kind: 'acted', at: '2026-06-02T15:59:59.000Z' }]);
  }, 60_000);

  it('comes first when the click came one second after it', async () => {
    const stream = await file();
    await stop();
    await setRecordClock(environment, '2026-06-02T16:00:01.000Z');
    const asked = await act(stream, 'first.1', house.people.president);
    expect(await environment.engine.submit(asked, 500)).toBe('pending');
    await setRecordClock(environment, '2026-06-03T03:00:00.000Z');
    await start();
    await until('the click to be heard', 30_000, async () => (await kinds(stream)).includes('acted'));
    const [, struck, acted] = await log(stream);
    expect(struck).toMatchObject({ kind: 'clock-struck', dueAt: DUE });
    // The president could act only because the deadline had turned the task to him.
    expect(acted).toMatchObject({ kind: 'acted', actor: house.people.president });
    expect((acted as Logged).at >= DUE).toBe(true);
  }, 60_000);

  it('is not lost with its workflow: somebody notices that it took no effect', async () => {
    const stream = await file();
    await environment.engine.client.workflow.getHandle(stream).terminate('by hand');
    await stop();
    await setRecordClock(environment, '2026-06-03T03:00:00.000Z');
    await start();
    await until('the clock to strike', 30_000, async () => (await kinds(stream)).includes('clock-struck'));
    expect(await kinds(stream)).toEqual(['filed', 'clock-struck']);
  }, 60_000);
});

describe('a reminder', () => {
  it('is sent once while its task is open, and not at all when it is closed', async () => {
    const [open, done] = [await file(), await file()];
    await submit(environment, await act(done, 'first.1', house.people.secretary));
    const states = (stream: string, slot: string) =>
      environment.owner<{ state: string }>(`select state from guicheng.reminder where stream = $1 and slot = $2`, [stream, slot]);
    await setRecordClock(environment, '2026-06-02T12:00:00.000Z');
    await until('the reminder to be settled', 30_000, async () =>
      (await states(open, 'first.1')).every(({ state }) => state !== 'pending'),
    );
    await until('the other to be dropped', 30_000, async () =>
      (await states(done, 'first.1')).every(({ state }) => state === 'dropped'),
    );
    expect(await states(open, 'first.1')).toEqual([{ state: 'sent' }]);
    const notices = (stream: string) =>
      environment.owner(`select role, message from guicheng.notice where stream = $1 and id like 'reminder%first.1.%'`, [stream]);
    expect(await notices(open)).toEqual([{ role: 'society-secretariat', message: 'task-due-soon' }]);
    expect(await notices(done)).toEqual([]);
  }, 60_000);

  it('goes to whoever has the task by then', async () => {
    const stream = await file();
    // As after 转办 to another post: what the task says by now counts, not what it said when the reminder was set.
    await environment.owner(
      `update guicheng.task set holders = jsonb_build_array((holders -> 0) || '{"role": "president"}') where stream = $1 and slot = 'first.1'`,
      [stream],
    );
    await setRecordClock(environment, '2026-06-02T12:00:00.000Z');
    const told = () =>
      environment.owner<{ role: string }>(
        `select role from guicheng.notice where stream = $1 and message = 'task-due-soon' order by role`,
        [stream],
      );
    await until('the reminder', 30_000, async () => (await told()).length > 0);
    expect(await told()).toEqual([{ role: 'president' }]);
  }, 60_000);
});
