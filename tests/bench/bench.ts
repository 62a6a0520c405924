/**
 * How fast a decision is, beside a bare workflow and a bare commit on the same servers in the same run, and what it costs them: `npm run
 * bench` (`-- --json`). Ratios say something; the numbers themselves say mostly how busy the machine is. Interleaved, so that all meet the
 * same weather.
 */
import { NativeConnection, Runtime, Worker, DefaultLogger } from '@temporalio/worker';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startWorker } from '../../apps/worker/main';
import { dataConverterOf } from '../../libs/engine';
import { freePort } from '../../libs/runtime/ports';
import { NAMESPACE, startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { foundSociety, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';

const CLIENTS = 20;
const ROUNDS = 3;
const CASES_A_ROUND = 60;
/** Of one case: filed, agreed, agreed. The bare workflow beside it takes as many, because a start costs several steps. */
const STEPS = 3;
const LATENCIES = 40;
const COSTED = 20;
const BARE_QUEUE = 'bench';

interface Latency {
  p50: number;
  p95: number;
}

/** What decisions left behind in PostgreSQL and Temporal, for one of them. */
interface Cost {
  transactions: number;
  rowsWritten: number;
  walBytes: number;
  historyEvents: number;
  historyBytes: number;
}

interface Measured {
  ours: number;
  theirs: number;
  commits: number;
  latency: Record<'start' | 'update' | 'commit' | 'filing' | 'inbox', Latency>;
  cost: Cost;
  misses: number;
  rssMiB: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
  const metrics = `127.0.0.1:${await freePort()}`;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { metrics: { prometheus: { bindAddress: metrics } } },
  });
  const environment = await startEnvironment({ durable: true, runtimeInstalled: true });
  const steps = await publishTwoSteps(environment);
  const house = await foundSociety(environment);
  const worker = await startWorker(environment.workerEnvironment());
  const bare = await startBare(environment);
  try {
    await walkBare(environment);
    await walkCase(environment, steps, house);
    const ours: number[] = [];
    const theirs: number[] = [];
    const commits: number[] = [];
    const commit = await startCommits(environment);
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await perSecond(STEPS * CASES_A_ROUND, CASES_A_ROUND, () => walkBare(environment)));
      ours.push(await perSecond(STEPS * CASES_A_ROUND, CASES_A_ROUND, () => walkCase(environment, steps, house)));
      commits.push(await perSecond(10 * CASES_A_ROUND, 10 * CASES_A_ROUND, commit));
    }
    const update = await bareUpdates(environment);
    const latency = {
      start: await oneByOne(LATENCIES, () => bareStep(environment)),
      update: await oneByOne(LATENCIES, update),
      commit: await oneByOne(LATENCIES, commit),
      filing: await oneByOne(LATENCIES, async () => void (await file(environment, steps, house))),
      inbox: await oneByOne(LATENCIES, await inboxStep(environment, steps, house)),
    };
    const cost = await costOf(environment, () => walkCase(environment, steps, house));
    const measured: Measured = {
      ...{ ours: median(ours), theirs: median(theirs), commits: median(commits), latency, cost },
      ...{ misses: await cacheMisses(metrics), rssMiB: Math.round(process.memoryUsage().rss / 2 ** 20) },
    };
    if (values.json === true)
      console.log(JSON.stringify({ processors: cpus().length, load: loadavg()[0], ...measured }, null, 2));
    else report(measured);
  } finally {
    await bare();
    await worker.close();
    await environment.stop();
  }
}

async function startBare(environment: TestEnvironment): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address: environment.temporal.address });
  const worker = await Worker.create({
    connection,
    namespace: NAMESPACE,
    taskQueue: BARE_QUEUE,
    workflowsPath: require.resolve('./bare'),
    dataConverter: dataConverterOf(environment.payloadKeys),
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
}

async function walkBare(environment: TestEnvironment): Promise<void> {
  const workflowId = randomUUID();
  await startAndStep(environment, workflowId);
  const handle = environment.engine.client.workflow.getHandle(workflowId);
  for (let step = 1; step < STEPS; step += 1) await handle.executeUpdate('step', { args: [] });
}

function startAndStep({ engine }: TestEnvironment, workflowId: string): Promise<unknown> {
  const startWorkflowOperation = new WithStartWorkflowOperation('bare', {
    workflowId,
    taskQueue: BARE_QUEUE,
    args: [STEPS],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  return engine.client.workflow.executeUpdateWithStart('step', { args: [], startWorkflowOperation });
}

/** One row in a transaction of its own, on connections that stand open. */
async function startCommits(environment: TestEnvironment): Promise<() => Promise<void>> {
  await environment.owner('create table guicheng.bench_commit (id bigint generated always as identity primary key, words text)');
  await environment.owner('grant insert on guicheng.bench_commit to guicheng_api');
  return async () => {
    await environment.api.query(`insert into guicheng.bench_commit (words) values ('one row')`);
  };
}

/** One more update of a workflow that runs; a new one now and then, outside the time. */
async function bareUpdates(environment: TestEnvironment): Promise<() => Promise<void>> {
  const started: string[] = [];
  for (let n = 0; n < LATENCIES; n += 1) {
    started.push(randomUUID());
    await startAndStep(environment, started[n] as string);
  }
  return async () => {
    await environment.engine.client.workflow.getHandle(started.pop() ?? '').executeUpdate('step', { args: [] });
  };
}

async function file(environment: TestEnvironment, steps: TwoSteps, house: Society): Promise<string> {
  const filed = await askToFile(environment, steps, house);
  await submit(environment, filed);
  return filed.stream;
}

/** By the servers' own counters, before and after so many cases one after the other; the worker rests when it is read. */
async function costOf(environment: TestEnvironment, walk: () => Promise<string>): Promise<Cost> {
  const counters = async () => {
    await environment.owner('select pg_stat_force_next_flush()');
    const [row] = await environment.owner<{ commits: number; rows: number; wal: number }>(
      `select xact_commit::float8 as commits, (tup_inserted + tup_updated + tup_deleted)::float8 as rows, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal
         from pg_stat_database where datname = current_database()`,
    );
    if (row === undefined) throw new Error('PostgreSQL counts nothing');
    return row;
  };
  // A connection tells its counts when it has rested for a second.
  const rest = () => new Promise((resolve) => setTimeout(resolve, 1_500));
  await rest();
  const before = await counters();
  const streams: string[] = [];
  for (let n = 0; n < COSTED; n += 1) streams.push(await walk());
  await rest();
  const after = await counters();
  const of = (total: number) => total / (STEPS * COSTED);
  let [events, bytes] = [0, 0];
  for (const stream of streams) {
    const { raw, historyLength } = await environment.engine.client.workflow.getHandle(stream).describe();
    events += historyLength;
    bytes += Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0);
  }
  return {
    transactions: of(after.commits - before.commits),
    rowsWritten: of(after.rows - before.rows),
    walBytes: of(after.wal - before.wal),
    historyEvents: of(events),
    historyBytes: of(bytes),
  };
}

/** Intents are written as the API writes them. */
async function walkCase(environment: TestEnvironment, steps: TwoSteps, house: Society): Promise<string> {
  const stream = await file(environment, steps, house);
  const { secretary, president } = house.people;
  await submit(environment, await askToAct(environment, steps, house, { stream, slot: 'first.1', actor: secretary }));
  await submit(environment, await askToAct(environment, steps, house, { stream, slot: 'second.1', actor: president }));
  return stream;
}

/** A first step of a new bare workflow, and one more, of which the second is timed by the caller's average. */
async function bareStep(environment: TestEnvironment): Promise<void> {
  await startAndStep(environment, randomUUID());
}

/** One decision of one person, until the next person's inbox shows the task. */
async function inboxStep(environment: TestEnvironment, steps: TwoSteps, house: Society): Promise<() => Promise<void>> {
  const streams: string[] = [];
  for (let n = 0; n < LATENCIES; n += 1) streams.push(await file(environment, steps, house));
  return async () => {
    const stream = streams.pop() ?? '';
    await submit(
      environment,
      await askToAct(environment, steps, house, { stream, slot: 'first.1', actor: house.people.secretary }),
    );
    const inbox: unknown[] = await environment.api.query(
      `select 1 from guicheng.task_holder h where h.organisation = $1 and h.role = 'president' and h.open and h.task = $2`,
      [house.society, `${stream}~second.1`],
    );
    if (inbox.length !== 1) throw new Error('the next inbox does not show the task');
  };
}

async function perSecond(decisions: number, walks: number, walk: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let left = walks;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      await walk();
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return decisions / ((performance.now() - start) / 1000);
}

async function oneByOne(times: number, step: () => Promise<void>): Promise<Latency> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const start = performance.now();
    await step();
    taken.push(performance.now() - start);
  }
  const sorted = taken.sort((a, b) => a - b);
  return { p50: sorted[Math.floor(times * 0.5)] ?? 0, p95: sorted[Math.floor(times * 0.95)] ?? 0 };
}

async function cacheMisses(address: string): Promise<number> {
  const text = await (await fetch(`http://${address}/metrics`)).text();
  return [...text.matchAll(/^temporal_sticky_cache_miss\S* (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

function report({ ours, theirs, commits, latency, cost, misses, rssMiB }: Measured): void {
  const ms = ({ p50, p95 }: Latency) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms (p50 / p95)`;
  const { start, update, commit, filing, inbox } = latency;
  console.log(
    [
      `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, ${CLIENTS} clients, median of ${ROUNDS} rounds, Temporal on SQLite (WAL), PostgreSQL with fsync`,
      `bare commit      ${commits.toFixed(0)} a second; ${ms(commit)}`,
      `bare workflow    ${theirs.toFixed(0)} updates a second; one ${ms(update)}; start with a first one ${ms(start)}`,
      `decisions        ${ours.toFixed(0)} a second; filing ${ms(filing)}; act until the next inbox shows it ${ms(inbox)}`,
      `ratio            ${(ours / theirs).toFixed(2)} of the bare throughput; ${(inbox.p50 / update.p50).toFixed(2)} times a bare update, ${(filing.p50 / start.p50).toFixed(2)} times a bare start`,
      `a decision costs ${cost.transactions.toFixed(1)} transactions, ${cost.rowsWritten.toFixed(1)} rows and ${(cost.walBytes / 1024).toFixed(1)} KiB of write-ahead log; ${cost.historyEvents.toFixed(1)} events and ${(cost.historyBytes / 1024).toFixed(1)} KiB of history`,
      `cache misses     ${misses}; this process, worker and clients together, holds ${rssMiB} MiB`,
    ].join('\n'),
  );
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
