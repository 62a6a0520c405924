/**
 * Deadlines and replay, each beside bare workflows on the same servers in the same run: `npm run bench:clocks` (`-- --json`, `--deadlines N`).
 * How late deadlines are that come in one instant, and what it costs a worker to take up a history that it does not know. Fails when a
 * deadline was early, or did not come once.
 */
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startWorker } from '../../apps/worker/main';
import { dataConverterOf } from '../../libs/engine';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { foundSociety, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';
import { sandbox } from '../../workflows/sandbox.cjs';
import { SPEED } from '../chaos/storm/speed';
import { percentiles, type Percentiles } from '../support/percentiles';
import { BARE_WORKFLOWS, BareWorkflows } from './bare-workflows';

const AT_ONCE = 20;
const STEPS = 3;
const HISTORIES = 60;
const ROUNDS = 3;
/** Midnight in Beijing: what is filed on the Monday is due when the Tuesday ends. */
const MONDAY_ENDS = Date.parse('2026-06-01T16:00:00.000Z');
const DUE = '2026-06-02T16:00:00.000Z';
const DAY_MS = 86_400_000 / SPEED;
const FILED_A_SECOND = 15;
const STRUCK_WITHIN_MS = 300_000;

interface Stage {
  environment: TestEnvironment;
  steps: TwoSteps;
  house: Society;
  bare: BareWorkflows;
}

/** Of one history: how many events, and how long it takes to replay them in a sandbox of its own, in milliseconds. */
interface Replay {
  events: number;
  ms: number;
}

interface Measured {
  late: Record<'ours' | 'theirs', Percentiles>;
  replay: Record<'ours' | 'theirs', Replay>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, deadlines: { type: 'string', default: '300' } } });
  const deadlines = Number(values.deadlines);
  if (!(deadlines > 0)) throw new Error('--deadlines is a number of deadlines');
  const environment = await startEnvironment({ durable: true });
  const timers = { interceptors: { workflowModules: [require.resolve('../chaos/storm/timers')] } };
  const worker = await startWorker(environment.workerEnvironment(), timers);
  const bare = await BareWorkflows.start(environment);
  try {
    const stage = { environment, bare, steps: await publishTwoSteps(environment), house: await foundSociety(environment) };
    const late = { theirs: await bareLateness(stage, deadlines), ours: await lateness(stage, deadlines) };
    const measured: Measured = { late, replay: await replays(stage) };
    if (values.json === true)
      console.log(JSON.stringify({ processors: cpus().length, load: loadavg()[0], ...measured }, null, 2));
    else report(measured);
  } finally {
    await bare.stop();
    await worker.close();
    await environment.stop();
  }
}

/** Cases that nobody decides, filed on one day: how long after its end each is turned over. */
async function lateness({ environment, steps, house }: Stage, count: number): Promise<Percentiles> {
  const dayMs = 10_000 + (count / FILED_A_SECOND) * 1000;
  if (dayMs > DAY_MS) throw new Error('they cannot be filed within one day: ask for fewer');
  await setRecordClock(environment, new Date(MONDAY_ENDS - dayMs * SPEED).toISOString(), SPEED);
  await atOnce(count, () => file(environment, steps, house));
  // In the record's milliseconds; every one of them was due in the same instant.
  const struck = () =>
    environment.owner<{ late: number }>(
      `select (extract(epoch from at - (event ->> 'dueAt')::timestamptz) * 1000)::float8 as late
         from guicheng.stream_event where kind = 'clock-struck' and (event ->> 'dueAt')::timestamptz = '${DUE}'`,
    );
  await until('every deadline to come', DAY_MS + dayMs + STRUCK_WITHIN_MS, async () => (await struck()).length >= count, 500);
  const late = (await struck()).map((row) => row.late / SPEED);
  if (late.length !== count) throw new Error(`${late.length} deadlines of ${count} took their effect`);
  if (late.some((ms) => ms < 0)) throw new Error('a deadline was early');
  return percentiles(late);
}

/** Bare workflows that sleep until one instant and end. */
async function bareLateness({ environment, bare }: Stage, count: number): Promise<Percentiles> {
  const due = Date.now() + 10_000 + (count / FILED_A_SECOND) * 1000;
  const ids: string[] = [];
  await atOnce(count, async () => void ids.push(await bare.sleep(due - Date.now())));
  const late: number[] = [];
  for (const id of ids) {
    const handle = environment.engine.client.workflow.getHandle(id);
    await handle.result();
    const { startTime, closeTime } = await handle.describe();
    if (closeTime === undefined || closeTime < startTime) throw new Error('a workflow has not ended');
    late.push(closeTime.getTime() - due);
  }
  return percentiles(late);
}

/** Cases that have come to their end and bare workflows of as many steps, taken up from their histories by turns. */
async function replays(stage: Stage): Promise<Measured['replay']> {
  const { environment, steps, house, bare } = stage;
  // What is due meanwhile would be another history.
  await setRecordClock(environment, new Date(MONDAY_ENDS).toISOString());
  const ours: string[] = [];
  const theirs: string[] = [];
  await atOnce(HISTORIES, async () => {
    const stream = await file(environment, steps, house);
    const { secretary, president } = house.people;
    await submit(environment, await askToAct(environment, steps, house, { stream, slot: 'first.1', actor: secretary }));
    await submit(environment, await askToAct(environment, steps, house, { stream, slot: 'second.1', actor: president }));
    ours.push(stream);
  });
  await atOnce(HISTORIES, async () => {
    const id = await bare.begin(STEPS);
    for (let n = 1; n < STEPS; n += 1) await bare.step(id);
    theirs.push(id);
  });
  const logger = new DefaultLogger('ERROR');
  const bundles = {
    ours: await bundleWorkflowCode({ ...sandbox, logger }),
    theirs: await bundleWorkflowCode({ workflowsPath: BARE_WORKFLOWS, logger }),
  };
  const measured: Record<'ours' | 'theirs', Replay[]> = { ours: [], theirs: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [who, ids] of [
      ['theirs', theirs],
      ['ours', ours],
    ] as const) {
      const replayed = await replay(environment, bundles[who], ids);
      // The first round warms up.
      if (round > 0) measured[who].push(replayed);
    }
  }
  return { ours: middle(measured.ours), theirs: middle(measured.theirs) };
}

async function replay(environment: TestEnvironment, bundle: WorkflowBundleWithSourceMap, ids: string[]): Promise<Replay> {
  const histories = await Promise.all(
    ids.map(async (workflowId) => ({
      workflowId,
      history: await environment.engine.client.workflow.getHandle(workflowId).fetchHistory(),
    })),
  );
  const events = histories.reduce((sum, { history }) => sum + (history.events?.length ?? 0), 0);
  const start = performance.now();
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: bundle, dataConverter: dataConverterOf(environment.payloadKeys) },
    histories,
  ))
    if (error) throw new Error(`${workflowId} does not replay: ${error.message}`);
  return { events: events / ids.length, ms: (performance.now() - start) / ids.length };
}

async function file(environment: TestEnvironment, steps: TwoSteps, house: Society): Promise<string> {
  const filed = await askToFile(environment, steps, house);
  await submit(environment, filed);
  return filed.stream;
}

async function atOnce(times: number, work: () => Promise<unknown>): Promise<void> {
  let left = times;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
}

function middle(rounds: Replay[]): Replay {
  const sorted = rounds.toSorted((left, right) => left.ms - right.ms);
  return sorted[Math.floor(sorted.length / 2)] ?? { events: 0, ms: 0 };
}

function report({ late, replay }: Measured): void {
  const ms = ({ count, p50, p95, max }: Percentiles) =>
    `${p50.toFixed(0)}, ${p95.toFixed(0)}, ${max.toFixed(0)} ms late (p50, p95, the last of ${count})`;
  const history = (of: Replay) => `${of.ms.toFixed(1)} ms for a history of ${of.events.toFixed(0)} events`;
  console.log(
    [
      `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, Temporal on SQLite (WAL), PostgreSQL with fsync`,
      `bare timers  ${ms(late.theirs)}`,
      `deadlines    ${ms(late.ours)}: ${(late.ours.max / late.theirs.max).toFixed(2)} times a bare timer until the last`,
      `bare replay  ${history(replay.theirs)}`,
      `replay       ${history(replay.ours)}: ${(replay.ours.ms / replay.theirs.ms).toFixed(2)} times the bare one`,
    ].join('\n'),
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
