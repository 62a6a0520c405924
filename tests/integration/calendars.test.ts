/** A new list of days off reaches running cases by the one door, on real PostgreSQL and Temporal. */
import type { DataSource } from 'typeorm';
import { announceCalendar, compare, createDataSource, inTransaction, previewCalendar, rebuild } from '../../libs/persistence';
import type { Clock } from '../../libs/procedure';
import { PLAIN_CALENDAR } from '../../libs/testing/society';
import { until } from '../../libs/testing/http-client';
import { submit } from '../../libs/testing/two-step-case';
import { act, file, kinds, startTwoSteps, stopTwoSteps, type TwoStepHouse } from '../support/two-steps';

const NEXT = 'plain-2020-next';
let running: TwoStepHouse;
let stream: string;
let owner: DataSource;

beforeAll(async () => {
  running = await startTwoSteps();
  stream = await file(running);
  owner = await createDataSource({ url: running.environment.urls.owner, poolSize: 1 }).initialize();
}, 120_000);
afterAll(async () => {
  await owner?.destroy();
  await stopTwoSteps(running);
});

const clock = async (): Promise<Clock | undefined> =>
  (await running.environment.owner<{ detail: Clock }>('select detail from guicheng.clock where stream = $1', [stream]))[0]
    ?.detail;

/** Every day of the next four weeks is off. */
async function publishNext(): Promise<void> {
  const today = Date.now();
  const holidays = Array.from({ length: 28 }, (_, n) =>
    new Date(today + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10),
  );
  await running.environment.owner('insert into guicheng.calendar (version, calendar) values ($1, $2)', [
    NEXT,
    { ...PLAIN_CALENDAR, version: NEXT, holidays },
  ]);
}

it('says beforehand what it would do, and nothing of a calendar that is not there', async () => {
  await publishNext();
  const source = running.environment.auditor;
  expect(await inTransaction(source, (sql) => previewCalendar(sql, 'unknown'))).toBeNull();
  const preview = await inTransaction(source, (sql) => previewCalendar(sql, NEXT));
  expect(preview).toMatchObject({ cases: 1, clocks: { running: 1, moving: 1, kept: 0 } });
}, 60_000);

it('moves the time limit, keeps what it was, and is heard once', async () => {
  const before = await clock();
  expect(await inTransaction(owner, (sql) => announceCalendar(sql, NEXT))).toBe(1);
  expect(await inTransaction(owner, (sql) => announceCalendar(sql, NEXT))).toBe(0);
  const after = await until('the clock to move', 30_000, async () => {
    const now = await clock();
    return now?.calendar === NEXT && now;
  });
  expect(after.dueAt > (before?.dueAt ?? '')).toBe(true);
  expect(after.earlier).toMatchObject([{ calendar: PLAIN_CALENDAR.version, dueAt: before?.dueAt }]);
  expect(await kinds(running, stream)).toEqual(['filed', 'calendar-changed']);
}, 60_000);

it('is what the case rests on from then on: workflow, log and tables agree, and it goes on', async () => {
  const { secretary } = running.house.people;
  const asked = await act(running, stream, 'first.1', secretary);
  expect(await submit(running.environment, asked)).toMatchObject({ answered: 'accepted' });
  expect((await rebuild(running.environment.auditor, [stream])).differences).toEqual([]);
  const { found, strange } = await compare(running.environment.engine, running.environment.auditor);
  expect(strange).toEqual([]);
  expect(found.equal + found.behind).toBe(1);
}, 60_000);
