/**
 * How fast a decision is, beside a bare workflow and a bare commit on the same servers in the same run, and what it costs them: `npm run
 * bench` (`-- --json`). Ratios say something; the numbers themselves say mostly how busy the machine is. Interleaved, so that all meet the
 * same weather.
 */
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { parseArgs } from 'node:util';
import type { ApiEnvironment } from '../../apps/api/env';
import { LiveService } from '../../apps/api/live/live.service';
import { startWorker } from '../../apps/worker/main';
import { freePort } from '../../libs/runtime/ports';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { foundSociety, type Society } from '../../libs/testing/society';
import { publishTwoSteps } from '../../libs/testing/two-step-case';
import { allAtOnce } from '../support/all-at-once';
import { percentiles, type Percentiles } from '../support/percentiles';
import { BareWorkflows } from './bare-workflows';
import { asJson, machineWords } from './machine';
import { bareWalk, caseWalk, STEPS, walked, type Walk } from './walks';

const CLIENTS = 20;
const ROUNDS = 3;
const CASES_A_ROUND = 60;
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
  const live = new LiveService({ databaseUrl: environment.urls.api } as ApiEnvironment);
  await live.onModuleInit();
  try {
    const bareOne = bareWalk(bare);
    const walk = caseWalk(environment, steps, house, live);
    await rateOf(bareOne, CLIENTS);
    await rateOf(walk, CLIENTS);
    const ours: Rate[] = [];
    const theirs: Rate[] = [];
    const commits: number[] = [];
    const commit = await startCommits(environment);
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await rateOf(bareOne, CASES_A_ROUND));
      ours.push(await rateOf(walk, CASES_A_ROUND));
      commits.push((10 * CASES_A_ROUND) / (await seconds([...Array(10 * CASES_A_ROUND).keys()], commit)));
    }
    const begun = await Promise.all(Array.from({ length: LATENCIES }, () => bare.begin(STEPS)));
    const latency = {
      start: await oneByOne(LATENCIES, bareOne.start),
      update: await oneByOne(LATENCIES, () => bare.step(begun.pop() ?? '')),
      commit: await oneByOne(LATENCIES, commit),
      filing: await oneByOne(LATENCIES, walk.start),
      inbox: await oneByOne(LATENCIES, await inboxStep(environment, house, walk)),
    };
    const cost = await costOf(environment, walk);
    const measured: Measured = {
      ...{ ours: middle(ours), theirs: middle(theirs), commits: percentiles(commits).p50, latency, cost },
      ...{ misses: await cacheMisses(metrics), rssMiB: Math.round(process.memoryUsage().rss / 2 ** 20) },
    };
    if (values.json === true) console.log(asJson(measured));
    else report(measured);
  } finally {
    await live.beforeApplicationShutdown();
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

/** By the servers' own counters, before and after so many cases one after the other; the worker rests when it is read. */
async function costOf(environment: TestEnvironment, walk: Walk): Promise<Cost> {
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
  for (let n = 0; n < COSTED; n += 1) streams.push(await walked(walk));
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

/** One decision of one person, until the next person's inbox shows the task. */
async function inboxStep(environment: TestEnvironment, house: Society, walk: Walk): Promise<() => Promise<void>> {
  const streams: string[] = [];
  for (let n = 0; n < LATENCIES; n += 1) streams.push(await walk.start());
  return async () => {
    const stream = streams.pop() ?? '';
    await walk.update(stream, 1);
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
  const starting = await seconds([...Array(walks).keys()], async () => void ids.push(await start()));
  let updating = 0;
  for (let nth = 1; nth < STEPS; nth += 1) updating += await seconds(ids, (id) => update(id, nth));
  return { starts: walks / starting, updates: ((STEPS - 1) * walks) / updating, all: (STEPS * walks) / (starting + updating) };
}

/** How long the work takes for all of these, with as many at once as there are clients. */
async function seconds<Item>(items: Item[], work: (item: Item) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await allAtOnce(CLIENTS, items, work);
  return (performance.now() - start) / 1000;
}

async function oneByOne(times: number, step: () => Promise<unknown>): Promise<Percentiles> {
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
      `${machineWords()}, ${CLIENTS} clients, median of ${ROUNDS} rounds, Temporal on SQLite (WAL), PostgreSQL with fsync`,
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
  const of = (key: keyof Rate) => percentiles(rates.map((rate) => rate[key])).p50;
  return { starts: of('starts'), updates: of('updates'), all: of('all') };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
