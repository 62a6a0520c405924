/**
 * How fast a decision is, beside a bare workflow on the same servers in the same run: `npm run bench`. Ratios say something; the numbers
 * themselves say mostly how busy the machine is. Interleaved, so that both meet the same weather.
 */
import { NativeConnection, Runtime, Worker, DefaultLogger } from '@temporalio/worker';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { startWorker } from '../../apps/worker/main';
import { dataConverterOf } from '../../libs/engine';
import { freePort } from '../../libs/runtime/ports';
import { NAMESPACE, startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { foundSociety, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';

const CLIENTS = 20;
const ROUNDS = 3;
const CASES_A_ROUND = 60;
const BARE_QUEUE = 'bench';

async function main(): Promise<void> {
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
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await perSecond(10 * (CASES_A_ROUND / 2), CASES_A_ROUND / 2, () => walkBare(environment)));
      ours.push(await perSecond(3 * CASES_A_ROUND, CASES_A_ROUND, () => walkCase(environment, steps, house)));
    }
    const latency = {
      bare: await oneByOne(40, () => bareStep(environment)),
      inbox: await oneByOne(40, await inboxStep(environment, steps, house)),
    };
    report({ ours: median(ours), theirs: median(theirs), latency, misses: await cacheMisses(metrics) });
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
  for (let step = 1; step < 10; step += 1) await handle.executeUpdate('step', { args: [] });
}

function startAndStep({ engine }: TestEnvironment, workflowId: string): Promise<unknown> {
  const startWorkflowOperation = new WithStartWorkflowOperation('bare', {
    workflowId,
    taskQueue: BARE_QUEUE,
    args: [],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  return engine.client.workflow.executeUpdateWithStart('step', { args: [], startWorkflowOperation });
}

/** Three decisions: filed, agreed, agreed. Intents are written as the API writes them. */
async function walkCase(environment: TestEnvironment, steps: TwoSteps, house: Society): Promise<void> {
  const filed = await askToFile(environment, steps, house);
  await submit(environment, filed);
  const { secretary, president } = house.people;
  await submit(
    environment,
    await askToAct(environment, steps, house, { stream: filed.stream, slot: 'first.1', actor: secretary }),
  );
  await submit(
    environment,
    await askToAct(environment, steps, house, { stream: filed.stream, slot: 'second.1', actor: president }),
  );
}

/** A first step of a new bare workflow, and one more, of which the second is timed by the caller's average. */
async function bareStep(environment: TestEnvironment): Promise<void> {
  await startAndStep(environment, randomUUID());
}

/** One decision of one person, until the next person's inbox shows the task. */
async function inboxStep(environment: TestEnvironment, steps: TwoSteps, house: Society): Promise<() => Promise<void>> {
  const streams: string[] = [];
  for (let n = 0; n < 40; n += 1) {
    const filed = await askToFile(environment, steps, house);
    await submit(environment, filed);
    streams.push(filed.stream);
  }
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

async function perSecond(decisions: number, walks: number, walk: () => Promise<void>): Promise<number> {
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

async function oneByOne(times: number, step: () => Promise<void>): Promise<{ p50: number; p95: number }> {
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

function report(measured: {
  ours: number;
  theirs: number;
  latency: Record<'bare' | 'inbox', { p50: number; p95: number }>;
  misses: number;
}): void {
  const { ours, theirs, latency, misses } = measured;
  const ms = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms (p50 / p95)`;
  console.log(
    [
      `${cpus().length} processors, ${CLIENTS} clients, median of ${ROUNDS} rounds, Temporal on SQLite (WAL), PostgreSQL with fsync`,
      `bare workflow    ${theirs.toFixed(0)} updates a second; start with a first update ${ms(latency.bare)}`,
      `decisions        ${ours.toFixed(0)} a second; act until the next inbox shows it ${ms(latency.inbox)}`,
      `ratio            ${(ours / theirs).toFixed(2)} of the bare throughput; ${(latency.inbox.p50 / latency.bare.p50).toFixed(2)} times its latency`,
      `cache misses     ${misses}`,
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
