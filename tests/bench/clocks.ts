/**
 * Deadlines and replay, each beside bare workflows on the same servers in the same run: `npm run bench:clocks` (`-- --json`, `--deadlines N`).
 * How late deadlines are that come in one instant, and what it costs a worker to take up a history that it does not know. Fails when a
 * deadline was early, or did not come once.
 */
import { bundleWorkflowCode, DefaultLogger, Worker, type ReplayWorkerOptions } from '@temporalio/worker';
import type { temporal } from '@temporalio/proto';
import { parseArgs } from 'node:util';
import { startWorker } from '../../apps/worker/main';
import { dataConverterOf } from '../../libs/engine';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { foundSociety } from '../../libs/testing/society';
import { publishTwoSteps } from '../../libs/testing/two-step-case';
import { sandbox } from '../../workflows/sandbox.cjs';
import { SPEED } from '../chaos/storm/speed';
import { allAtOnce } from '../support/all-at-once';
import { percentiles, type Percentiles } from '../support/percentiles';
import { BARE_WORKFLOWS, BareWorkflows } from './bare-workflows';
import { asJson, machineWords } from './machine';
import { bareWalk, caseWalk, walked, type Walk } from './walks';

const AT_ONCE = 20;
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
  bare: BareWorkflows;
  cases: Walk;
}

/** Of one history: how many events, and how long it takes to replay them in a sandbox of its own, in milliseconds. */
interface Replay {
  events: number;
  ms: number;
}

interface ReplayHistory {
  workflowId: string;
  history: temporal.api.history.v1.IHistory;
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
    const cases = caseWalk(environment, await publishTwoSteps(environment), await foundSociety(environment), null);
    const stage = { environment, bare, cases };
    const late = { theirs: await bareLateness(stage, deadlines), ours: await lateness(stage, deadlines) };
    const measured: Measured = { late, replay: await replays(stage) };
    if (values.json === true) console.log(asJson(measured));
    else report(measured);
  } finally {
    await bare.stop();
    await worker.close();
    await environment.stop();
  }
}

/** Cases that nobody decides, filed on one day: how long after its end each is turned over. */
async function lateness({ environment, cases }: Stage, count: number): Promise<Percentiles> {
  const dayMs = 10_000 + (count / FILED_A_SECOND) * 1000;
  if (dayMs > DAY_MS) throw new Error('they cannot be filed within one day: ask for fewer');
  await setRecordClock(environment, new Date(MONDAY_ENDS - dayMs * SPEED).toISOString(), SPEED);
  await times(count, cases.start);
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
  await times(count, async () => void ids.push(await bare.sleep(due - Date.now())));
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
async function replays({ environment, bare, cases }: Stage): Promise<Measured['replay']> {
  // What is due meanwhile would be another history.
  await setRecordClock(environment, new Date(MONDAY_ENDS).toISOString());
  const logger = new DefaultLogger('ERROR');
  const dataConverter = dataConverterOf(environment.payloadKeys);
  const ours = { workflowBundle: await bundleWorkflowCode({ ...sandbox, logger }), dataConverter };
  const theirs = { workflowBundle: await bundleWorkflowCode({ workflowsPath: BARE_WORKFLOWS, logger }), dataConverter };
  const ourHistories = await historiesOf(environment, cases);
  const theirHistories = await historiesOf(environment, bareWalk(bare));
  const took: Record<'ours' | 'theirs', number[]> = { ours: [], theirs: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const theirMs = await replayed(theirs, theirHistories);
    const ourMs = await replayed(ours, ourHistories);
    // The first round warms up.
    if (round === 0) continue;
    took.theirs.push(theirMs);
    took.ours.push(ourMs);
  }
  return {
    ours: { events: eventsOf(ourHistories), ms: percentiles(took.ours).p50 },
    theirs: { events: eventsOf(theirHistories), ms: percentiles(took.theirs).p50 },
  };
}

/** Of so many that are walked to their end. */
async function historiesOf({ engine }: TestEnvironment, walk: Walk): Promise<ReplayHistory[]> {
  const histories: ReplayHistory[] = [];
  await times(HISTORIES, async () => {
    const workflowId = await walked(walk);
    histories.push({ workflowId, history: await engine.client.workflow.getHandle(workflowId).fetchHistory() });
  });
  return histories;
}

/** On average. */
function eventsOf(histories: ReplayHistory[]): number {
  return histories.reduce((sum, { history }) => sum + (history.events?.length ?? 0), 0) / histories.length;
}

/** Milliseconds for one of them. */
async function replayed(options: ReplayWorkerOptions, histories: ReplayHistory[]): Promise<number> {
  const start = performance.now();
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories))
    if (error) throw new Error(`${workflowId} does not replay: ${error.message}`);
  return (performance.now() - start) / histories.length;
}

function times(count: number, work: () => Promise<unknown>): Promise<void> {
  return allAtOnce(AT_ONCE, [...Array(count).keys()], work);
}

function report({ late, replay }: Measured): void {
  const ms = ({ count, p50, p95, max }: Percentiles) =>
    `${p50.toFixed(0)}, ${p95.toFixed(0)}, ${max.toFixed(0)} ms late (p50, p95, the last of ${count})`;
  const history = (of: Replay) => `${of.ms.toFixed(1)} ms for a history of ${of.events.toFixed(0)} events`;
  console.log(
    [
      `${machineWords()}, Temporal on SQLite (WAL), PostgreSQL with fsync`,
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
