/**
 * Many cases at once while the worker dies at random points, again and again; then everything is drained and compared. The seed is new
 * each time and printed: `GUICHENG_SEED=n` runs the same choices again.
 */
import { resolve } from 'node:path';
import { resume } from '../../libs/persistence';
import type { ManagedProcess } from '../../libs/runtime/process';
import { randomOf } from '../../libs/testing/dice';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { foundSociety, storedAnswer, type Asked, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, type TwoSteps } from '../../libs/testing/two-step-case';
import { bundleInto, startWorkerProcess, TYPESCRIPT } from '../../libs/testing/worker-process';
import { contradictions, type Heard } from './story';

const SCRIPT = { path: resolve(__dirname, 'worker-with-failpoints.ts'), loader: TYPESCRIPT };
const SEED = Number(process.env['GUICHENG_SEED'] ?? Math.floor(Math.random() * 1e9));
const CASES = Number(process.env['GUICHENG_CASES'] ?? 12);
const ONE_IN = 12;
const LIVES = 6;
/** The record's clock runs: what is unanswered soon counts as old, and deadlines come while workers die. */
const MINUTES_A_SECOND = 60 * 30;

let environment: TestEnvironment;
let house: Society;
let steps: TwoSteps;
const heard: Heard = new Map();

beforeAll(async () => {
  console.log(`seed ${SEED}`);
  environment = await startEnvironment({ durable: true });
  steps = await publishTwoSteps(environment);
  house = await foundSociety(environment);
  await setRecordClock(environment, '2026-06-01T01:00:00.000Z', MINUTES_A_SECOND);
}, 120_000);
afterAll(() => environment?.stop(), 60_000);

/** Asks until it is heard, as a page that follows its intent does. */
async function answerOf(asked: Asked): Promise<void> {
  const answer = await environment.engine.submit(asked, 3_000);
  heard.set(
    asked.intent,
    answer === 'pending' ? await until('an answer', 120_000, () => storedAnswer(environment, asked.intent)) : answer,
  );
}

/** One case from filing to its end; at both steps two officials click, and one clicks twice. */
async function walk(random: () => number): Promise<void> {
  const filed = await askToFile(environment, steps, house);
  await answerOf(filed);
  const { secretary, clerk, president } = house.people;
  for (const [slot, actors] of [
    ['first.1', [secretary, clerk]],
    ['second.1', [president, president]],
  ] as const) {
    const asked = await Promise.all(
      actors.map((actor) => askToAct(environment, steps, house, { stream: filed.stream, slot, actor })),
    );
    const clicks = random() < 0.5 ? [...asked, ...asked.slice(0, 1)] : asked;
    await Promise.all(clicks.map(answerOf));
  }
}

/** A worker that dies at random, and again, until its lives are used up; the last one stays. */
async function livesOf(
  random: () => number,
  bundle: string,
  isDone: () => boolean,
): Promise<{ deaths: number; last: ManagedProcess }> {
  let deaths = 0;
  for (;;) {
    const mortal = deaths < LIVES && !isDone();
    const plan = mortal ? { seed: Math.floor(random() * 1e9), oneIn: ONE_IN } : null;
    const worker = await startWorkerProcess(environment, { ...SCRIPT, argument: { plan } }, bundle);
    if (!mortal) return { deaths, last: worker };
    await Promise.race([
      worker.exited,
      until('the cases to end', 120_000, () => Promise.resolve(isDone())).catch(() => undefined),
    ]);
    if (worker.running()) return { deaths, last: worker };
    deaths += 1;
  }
}

it(`tells one story after random kills (seed ${SEED})`, async () => {
  const random = randomOf(SEED);
  const bundle = await bundleInto(environment, true);
  let done = false;
  const lives = livesOf(random, bundle, () => done);
  await Promise.all(Array.from({ length: CASES }, () => walk(random)));
  done = true;
  const { deaths, last } = await lives;
  try {
    expect(deaths).toBeGreaterThan(0);
    await until(
      'everything to be settled',
      60_000,
      async () =>
        (
          await environment.owner(
            `select 1 from guicheng.intent where answered_at is null union all select 1 from guicheng.stream where not closed`,
          )
        ).length === 0,
    );
    await resume(environment.engine, environment.auditor);
    expect(await contradictions(environment, heard)).toEqual([]);
    const [{ cases, decisions }] = (await environment.owner<{ cases: number; decisions: number }>(
      `select count(*) filter (where kind = 'filed')::int as cases, count(*) filter (where kind = 'acted')::int as decisions from guicheng.stream_event`,
    )) as [{ cases: number; decisions: number }];
    expect({ cases, decisions }).toEqual({ cases: CASES, decisions: 2 * CASES });
  } finally {
    await last.stop();
  }
}, 240_000);
