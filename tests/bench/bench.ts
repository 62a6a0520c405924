/**
 * How fast a decision is, beside a bare workflow and a bare commit on the same servers in the same run, and what it costs them: `npm run
 * bench` (`-- --json`). Ratios say something; the numbers themselves say mostly how busy the machine is. Interleaved, so that all meet the
 * same weather.
 */
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startWorker } from '../../apps/worker/main';
import { freePort } from '../../libs/runtime/ports';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { foundSociety, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';
import { percentiles, type Percentiles } from '../support/percentiles';
import { BareWorkflows } from './bare-workflows';

const CLIENTS = 20;
const ROUNDS = 3;
const CASES_A_ROUND = 60;
/** Of one case: filed, agreed, agreed. The bare workflow beside it takes as many, because a start costs several steps. */
const STEPS = 3;
const LATENCIES = 40;
const COSTED = 20;

/** What decisions left behind in PostgreSQL and Temporal, for one of them. */
interface Cost {
  transactions: number;
  rowsWritten: number;
  walBytes: number;
  historyEvents: number;
  historyBytes: number;
}

/** A second, with `CLIENTS` at once: those that begin a workflow, those that one hears which runs, and both as a case has them. */
interface Rate {
  starts: number;
  updates: number;
  all: number;
}

interface Measured {
  ours: Rate;
  theirs: Rate;
  commits: number;
  latency: Record<'start' | 'update' | 'commit' | 'filing' | 'inbox', Percentiles>;
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
  const bare = await BareWorkflows.start(environment);
  try {
    const bareWalk = { start: () => bare.begin(STEPS), update: (id: string) => bare.step(id) };
    const walk = caseWalk(environment, steps, house);
    await rateOf(bareWalk, CLIENTS);
    await rateOf(walk, CLIENTS);
    const ours: Rate[] = [];
    const theirs: Rate[] = [];
    const commits: number[] = [];
    const commit = await startCommits(environment);
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await rateOf(bareWalk, CASES_A_ROUND));
      ours.push(await rateOf(walk, CASES_A_ROUND));
      commits.push((10 * CASES_A_ROUND) / (await seconds(Array.from({ length: 10 * CASES_A_ROUND }, () => commit))));
    }
    const begun = await Promise.all(Array.from({ length: LATENCIES }, () => bare.begin(STEPS)));
    const latency = {
      start: await oneByOne(LATENCIES, async () => void (await bare.begin(STEPS))),
      update: await oneByOne(LATENCIES, () => bare.step(begun.pop() ?? '')),
      commit: await oneByOne(LATENCIES, commit),
      filing: await oneByOne(LATENCIES, async () => void (await file(environment, steps, house))),
      inbox: await oneByOne(LATENCIES, await inboxStep(environment, steps, house)),
    };
    const cost = await costOf(environment, walk);
    const measured: Measured = {
      ...{ ours: middle(ours), theirs: middle(theirs), commits: median(commits), latency, cost },
      ...{ misses: await cacheMisses(metrics), rssMiB: Math.round(process.memoryUsage().rss / 2 ** 20) },
    };
    if (values.json === true)
      console.log(JSON.stringify({ processors: cpus().length, load: loadavg()[0], ...measured }, null, 2));
    else report(measured);
  } finally {
    await bare.stop();
    await worker.close();
    await environment.stop();
  }
}

/** One row in a transaction of its own, on connections that stand open. */
async function startCommits(environment: TestEnvironment): Promise<() => Promise<void>> {
  await environment.owner('create table guicheng.bench_commit (id bigint generated always as identity primary key, words text)');
  await environment.owner('grant insert on guicheng.bench_commit to guicheng_api');
  return async () => {
    await environment.api.query(`insert into guicheng.bench_commit (words) values ('one row')`);
  };
}

async function file(environment: TestEnvironment, steps: TwoSteps, house: Society): Promise<string> {
  const filed = await askToFile(environment, steps, house);
  await submit(environment, filed);
  return filed.stream;
}

/** By the servers' own counters, before and after so many cases one after the other; the worker rests when it is read. */
async function costOf(environment: TestEnvironment, { start, update }: Walk): Promise<Cost> {
  const counters = async () => {
    await environment.owner('select pg_stat_force_next_flush()');
    const [row] = await environment.owner<{ commits: number; rows: number; wal: number }>(
      `select xact_commit::float8 as commits, (tup_inserted + tup_updated + tup_deleted)::float8 as rows, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal
         from pg_stat_database where datname = current_database()`,
    );
    if (row === undefined) throw new Error('PostgreSQL counts nothing');
    return row;
  };
  // A connection tells its counts when it has rested for ten seconds at the latest.
  const rest = () => new Promise((resolve) => setTimeout(resolve, 11_000));
  await rest();
  const before = await counters();
  const streams: string[] = [];
  for (let n = 0; n < COSTED; n += 1) {
    const stream = await start();
    for (let nth = 1; nth < STEPS; nth += 1) await update(stream, nth);
    streams.push(stream);
  }
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

/** One that is begun, and then heard `STEPS - 1` times. */
interface Walk {
  start: () => Promise<string>;
  update: (id: string, nth: number) => Promise<void>;
}

/** Filed, agreed, agreed. Intents are written as the API writes them. */
function caseWalk(environment: TestEnvironment, steps: TwoSteps, house: Society): Walk {
  const { secretary, president } = house.people;
  const act = async (stream: string, slot: string, actor: string) => {
    await submit(environment, await askToAct(environment, steps, house, { stream, slot, actor }));
  };
  return {
    start: () => file(environment, steps, house),
    update: (stream, nth) => (nth === 1 ? act(stream, 'first.1', secretary) : act(stream, 'second.1', president)),
  };
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

/** All are begun before the first is heard again: a start costs several steps, and each has a rate of its own. */
async function rateOf({ start, update }: Walk, walks: number): Promise<Rate> {
  const ids: string[] = [];
  const starting = await seconds(Array.from({ length: walks }, () => async () => void ids.push(await start())));
  let updating = 0;
  for (let nth = 1; nth < STEPS; nth += 1) updating += await seconds(ids.map((id) => () => update(id, nth)));
  return { starts: walks / starting, updates: ((STEPS - 1) * walks) / updating, all: (STEPS * walks) / (starting + updating) };
}

/** How long these take, with as many at once as there are clients. */
async function seconds(works: (() => Promise<unknown>)[]): Promise<number> {
  const start = performance.now();
  const waiting = works.slice();
  const client = async () => {
    for (let work = waiting.pop(); work !== undefined; work = waiting.pop()) await work();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (performance.now() - start) / 1000;
}

async function oneByOne(times: number, step: () => Promise<void>): Promise<Percentiles> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const start = performance.now();
    await step();
    taken.push(performance.now() - start);
  }
  return percentiles(taken);
}

async function cacheMisses(address: string): Promise<number> {
  const text = await (await fetch(`http://${address}/metrics`)).text();
  return [...text.matchAll(/^temporal_sticky_cache_miss\S* (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

function report({ ours, theirs, commits, latency, cost, misses, rssMiB }: Measured): void {
  const ms = ({ p50, p95 }: Percentiles) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms (p50 / p95)`;
  const rate = ({ starts, updates, all }: Rate) =>
    `${starts.toFixed(0)} starts or ${updates.toFixed(0)} updates a second, ${all.toFixed(0)} of both`;
  const ratio = (of: keyof Rate) => (ours[of] / theirs[of]).toFixed(2);
  const { start, update, commit, filing, inbox } = latency;
  console.log(
    [
      `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, ${CLIENTS} clients, median of ${ROUNDS} rounds, Temporal on SQLite (WAL), PostgreSQL with fsync`,
      `bare commit      ${commits.toFixed(0)} a second; ${ms(commit)}`,
      `bare workflow    ${rate(theirs)}; an update ${ms(update)}; a start with the first ${ms(start)}`,
      `decisions        ${rate(ours)}; filing ${ms(filing)}; act until the next inbox shows it ${ms(inbox)}`,
      `ratio            ${ratio('starts')} of the bare starts, ${ratio('updates')} of the bare updates, ${ratio('all')} of both as a case has them; ${(inbox.p50 / update.p50).toFixed(2)} times a bare update, ${(filing.p50 / start.p50).toFixed(2)} times a bare start`,
      `a decision costs ${cost.transactions.toFixed(1)} transactions, ${cost.rowsWritten.toFixed(1)} rows and ${(cost.walBytes / 1024).toFixed(1)} KiB of write-ahead log; ${cost.historyEvents.toFixed(1)} events and ${(cost.historyBytes / 1024).toFixed(1)} KiB of history`,
      `cache misses     ${misses}; this process, worker and clients together, holds ${rssMiB} MiB`,
    ].join('\n'),
  );
}

function middle(rates: Rate[]): Rate {
  const of = (key: keyof Rate) => median(rates.map((rate) => rate[key]));
  return { starts: of('starts'), updates: of('updates'), all: of('all') };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
