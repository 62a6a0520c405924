/**
 * kill -9 while a sitting of eight items is being closed: between the closing and each of its eight deliveries, to cases of three procedures.
 * Every case hears its result once, and the record is whole. A kill that did not land in the midst of it fails. `GUICHENG_ROUNDS=20` closes as many
 * further sittings, each with a victim and a moment at random; the seed is printed.
 */
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { resume } from '../../libs/persistence';
import type { ManagedProcess } from '../../libs/runtime/process';
import { askToRegister, COUNCIL_KINDS, publishCouncil, sittingOf, type CouncilTemplate } from '../../libs/testing/council-case';
import { dice } from '../../libs/testing/dice';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { foundSociety, type Asked, type Society } from '../../libs/testing/society';
import { submit } from '../../libs/testing/two-step-case';
import { bundleInto, startWorkerProcess, TYPESCRIPT } from '../../libs/testing/worker-process';
import type { Plan } from './failpoints';
import { contradictions, type Heard } from './story';

const SCRIPT = { path: resolve(__dirname, 'worker-with-failpoints.ts'), loader: TYPESCRIPT };
const SEED = Number(process.env['GUICHENG_SEED'] ?? Math.floor(Math.random() * 1e9));
const ROUNDS = Number(process.env['GUICHENG_ROUNDS'] ?? 0);
const ITEMS = 8;
/** A delivery that was claimed is tried again after seconds of the record's clock. */
const FASTER = 60;

type Victim = 'temporal' | 'postgres';
type Sitting = ReturnType<typeof sittingOf>;

let environment: TestEnvironment;
let bundle: string;
let worker: ManagedProcess | null = null;
let house: Society;
let councils: CouncilTemplate[];
const heard: Heard = new Map();
const { pick, roll } = dice(SEED);

const start = async (plan: Plan = null) =>
  (worker = await startWorkerProcess(environment, { ...SCRIPT, argument: { plan } }, bundle));
const stop = async () => {
  await worker?.stop();
  worker = null;
};
const hear = async (asked: Asked) => {
  const answer = await submit(environment, asked, 60_000);
  expect(answer).toMatchObject({ answered: 'accepted' });
  heard.set(asked.intent, answer);
};

beforeAll(async () => {
  console.log(`seed ${SEED}`);
  environment = await startEnvironment({ durable: true });
  bundle = await bundleInto(environment, false);
  const organ = randomUUID();
  councils = [];
  for (const kind of COUNCIL_KINDS) councils.push(await publishCouncil(environment, kind, organ));
  house = await foundSociety(environment);
  await setRecordClock(environment, '2026-06-01T01:00:00.000Z', FASTER);
}, 120_000);
afterEach(stop, 60_000);
afterAll(() => environment?.stop(), 60_000);

/** Filed, listed, recorded: all but closed. */
async function prepared(): Promise<{ sitting: Sitting; cases: string[] }> {
  await start();
  const cases = await Promise.all(
    Array.from({ length: ITEMS }, (_, n) =>
      askToRegister(environment, councils[n % councils.length] as CouncilTemplate, house, `专业委员会 ${randomUUID()}`),
    ),
  );
  await Promise.all(cases.map(hear));
  const sitting = sittingOf(environment, councils[0] as CouncilTemplate, house);
  await hear(await sitting.convene());
  for (const { stream } of cases) await hear(await sitting.list(stream, stream));
  for (const [n, { stream }] of cases.entries()) await hear(await sitting.record(stream, n === 5 ? 'not-passed' : 'passed'));
  await settled();
  return { sitting, cases: cases.map(({ stream }) => stream) };
}

const settled = () =>
  until('every intent and delivery to be settled', 60_000, async () => {
    const open = await environment.owner(
      `select 1 from guicheng.intent where answered_at is null union all select 1 from guicheng.outbox where delivered_at is null`,
    );
    return open.length === 0;
  });

/** How many of the sitting's results stand in the logs of their cases. */
async function arrived(sitting: string): Promise<number> {
  const [row] = await environment.owner<{ n: number }>(
    `select count(*)::int as n from guicheng.stream_event where kind = 'item-resulted' and event ->> 'sitting' = $1`,
    [sitting],
  );
  return row?.n ?? 0;
}

async function isClosed(sitting: string): Promise<boolean> {
  const rows = await environment.owner(`select 1 from guicheng.stream_event where stream = $1 and kind = 'sitting-closed'`, [
    sitting,
  ]);
  return rows.length === 1;
}

/** Each case has heard its result once, then what the signed minutes make of it, and everything agrees with everything. */
async function expectHeardOnce(sitting: Sitting, cases: string[]): Promise<void> {
  await settled();
  expect(await arrived(sitting.id)).toBe(ITEMS);
  await hear(await sitting.sign());
  await settled();
  const told = await environment.owner<{ stream: string; stages: string[] }>(
    `select stream, array_agg(event ->> 'stage' order by seq) as stages from guicheng.stream_event
      where kind = 'item-resulted' and event ->> 'sitting' = $1 group by stream`,
    [sitting.id],
  );
  expect(new Map(told.map(({ stream, stages }) => [stream, stages]))).toEqual(
    new Map(cases.map((stream) => [stream, ['announced', 'final']])),
  );
  await until('every case to be over', 60_000, async () => {
    const open = await environment.owner(`select 1 from guicheng.stream where id = any($1::uuid[]) and not closed`, [cases]);
    return open.length === 0;
  });
  expect(await resume(environment.engine, environment.auditor)).toMatchObject({ unanswered: 0 });
  expect(await contradictions(environment, heard)).toEqual([]);
}

/** The server dies while so many results have arrived and the others are under way. */
async function killInTheMidst(victim: Victim, after: number): Promise<void> {
  const { sitting, cases } = await prepared();
  await stop();
  const gate = join(environment.folder, 'go-on');
  rmSync(gate, { force: true });
  await start({ letPass: after, until: gate });
  const closing = await sitting.close();
  const asked = environment.engine.submit(closing, 30_000);
  await until('the moment', 30_000, async () => (await isClosed(sitting.id)) && (await arrived(sitting.id)) === after);
  await environment[victim].kill();
  writeFileSync(gate, '');
  await asked.catch(() => 'pending');
  await (victim === 'temporal' ? environment.restartTemporal() : environment.restartPostgres());
  // What was held is let go when the victim is dead already: it cannot have arrived.
  await hear(closing);
  await expectHeardOnce(sitting, cases);
}

it(`the worker dies with the closing and with each of its eight deliveries (seed ${SEED})`, async () => {
  const { sitting, cases } = await prepared();
  await stop();
  const closing = await sitting.close();
  const dyingAt = async (plan: Plan) => {
    const dying = await start(plan);
    await environment.engine.submit(closing, 300);
    expect((await dying.exited).signal).toBe('SIGKILL');
  };
  await dyingAt({ point: 'after-commit', by: 'intent', nth: 1 });
  expect([await isClosed(sitting.id), await arrived(sitting.id)]).toEqual([true, 0]);
  const points: string[] = [];
  for (let n = 1; n <= ITEMS; n += 1) {
    const point = pick(['after-commit', 'after-completion'] as const);
    points.push(point);
    await dyingAt({ withNextDelivery: point });
    expect(await arrived(sitting.id)).toBe(n);
  }
  console.log(`killed with the closing, and ${points.join(', ')}`);
  await start();
  await hear(closing);
  await expectHeardOnce(sitting, cases);
}, 240_000);

it.each<Victim>(['temporal', 'postgres'])(
  '%s dies while some results have arrived and the others are under way',
  (victim) => killInTheMidst(victim, 1 + roll(ITEMS - 2)),
  120_000,
);

const further = Array.from({ length: ROUNDS }, (_, n) => ({
  n,
  victim: pick<Victim>(['temporal', 'postgres']),
  after: roll(ITEMS),
}));
if (ROUNDS > 0)
  it.each(further)('round $n: $victim dies after $after results', ({ victim, after }) => killInTheMidst(victim, after), 180_000);
