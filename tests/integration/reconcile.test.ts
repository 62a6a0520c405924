/** Everything that says the same thing twice is compared, and each kind of difference named; a lost engine costs nothing. */
import type { INestApplicationContext } from '@nestjs/common';
import type { Auditor } from '../../apps/auditor/auditor';
import { startWorker } from '../../apps/worker/main';
import {
  checkAnswers,
  checkHistories,
  checkRegisters,
  checkTree,
  compare,
  rebuild,
  resume,
  sayDifference,
  type Difference,
} from '../../libs/persistence';
import { withClient } from '../../libs/runtime/database';
import { atOnce } from '../../libs/persistence/at-once';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { sourceOn } from '../../libs/testing/planted';
import { foundSociety, type Society } from '../../libs/testing/society';
import { recordCovered, startAuditor } from '../support/auditor';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';

const OPEN = 200;
const GOAL_MS = 60_000;

let environment: TestEnvironment;
let steps: TwoSteps;
let house: Society;
let worker: INestApplicationContext;
let auditor: Auditor;
const open: string[] = [];

const owner = <Row>(text: string, values?: unknown[]) => environment.owner<Row>(text, values);

beforeAll(async () => {
  environment = await startEnvironment({ durable: true });
  steps = await publishTwoSteps(environment);
  house = await foundSociety(environment);
  worker = await startWorker(environment.workerEnvironment());
  auditor = await startAuditor(environment);
  const failures = await atOnce(
    10,
    Array.from({ length: OPEN }, (_, n) => n),
    async () => {
      const filed = await askToFile(environment, steps, house);
      await submit(environment, filed);
      open.push(filed.stream);
    },
  );
  if (failures.length > 0) throw failures[0];
  await submit(
    environment,
    await askToAct(environment, steps, house, { stream: open[0] ?? '', slot: 'first.1', actor: house.people.secretary }),
  );
}, 240_000);

afterAll(async () => {
  await auditor?.stop();
  await worker?.close();
  await environment?.stop();
}, 60_000);

/** Everything at once, as the command does it. */
async function differences(): Promise<Difference[]> {
  const source = environment.auditor;
  const store = [
    ...(await rebuild(source)).differences,
    ...(await checkRegisters(source)).differences,
    ...(await checkAnswers(source)),
    ...(await checkTree(source)).differences,
  ];
  return [...store, ...(await checkHistories(environment.engine, source)).differences];
}

it(`finds no difference among ${OPEN} open cases, their histories included`, async () => {
  await recordCovered(owner);
  expect(await differences()).toEqual([]);
  expect((await checkHistories(environment.engine, environment.auditor)).histories).toBe(OPEN);
}, 60_000);

it(`resumes all ${OPEN} when Temporal's store is gone, within ${GOAL_MS / 1000} s`, async () => {
  await environment.temporal.stop();
  await environment.restartTemporal({ fresh: true });
  await until('the new server to answer', 30_000, () =>
    environment.engine.position(open[0] ?? '').then(
      ({ workflow }) => workflow === 'missing',
      () => false,
    ),
  );
  const before = await compare(environment.engine, environment.auditor);
  expect(before.found.missing).toBe(OPEN);
  const started = performance.now();
  let resumed = await resume(environment.engine, environment.auditor);
  while (resumed.unanswered > 0 && performance.now() - started < GOAL_MS)
    resumed = await resume(environment.engine, environment.auditor);
  const took = performance.now() - started;
  console.log(`resumed ${resumed.resumed} of ${resumed.open} open cases in ${(took / 1000).toFixed(1)} s`);
  expect(resumed).toEqual({ open: OPEN, resumed: OPEN, unanswered: 0 });
  expect(took).toBeLessThan(GOAL_MS);
  await until(
    'every workflow to say where it stands',
    30_000,
    async () => (await compare(environment.engine, environment.auditor)).found.equal === OPEN,
  );
  const stream = open[1] ?? '';
  const asked = await askToAct(environment, steps, house, { stream, slot: 'first.1', actor: house.people.secretary });
  expect(await submit(environment, asked)).toMatchObject({ answered: 'accepted', seq: 2 });
}, 180_000);

describe('a planted difference', () => {
  const stream = () => open[2] ?? '';
  /** A version of an entry, said for the seconds from `from` to `until`. */
  const entry = (row: {
    id?: string;
    version?: number;
    of?: string;
    from?: number;
    until?: number;
    validTo?: string;
  }): string => {
    const second = (n: number | undefined): string => (n === undefined ? 'null' : `to_timestamp(${n})`);
    const said = (value: string | undefined): string => (value === undefined ? 'null' : `'${value}'`);
    const { id = 'x', version = 1, of, from = 1, until: end, validTo } = row;
    return `insert into guicheng.register_entry (id, version, register, declared, society, key, state, in_force, "values", valid_from, valid_to,
              recorded_from, recorded_to, case_id, seq, provenance)
            select '${id}', ${version}, register, hash, '${house.society}', 'x', 'active', true, '{"name": "x"}', '2026-01-01', ${said(validTo)},
              ${second(from)}, ${second(end)}, ${said(of)}, ${of === undefined ? 'null' : '2'}, 'planted'
              from guicheng.register_declaration where register = 'branches' limit 1`;
  };
  const leaf = (set: string) => [`alter table guicheng.record_leaf disable trigger user`, set];
  const planted: [string, () => string[], Partial<Difference>][] = [
    [
      'a state that was changed',
      () => [`update guicheng.stream set state = jsonb_set(state, '{society}', '"x"') where id = '${stream()}'`],
      { where: 'stream.state', what: 'different' },
    ],
    [
      'an inbox entry taken away',
      () => [`delete from guicheng.task_holder where starts_with(task, '${stream()}')`],
      { where: 'task_holder', what: 'missing' },
    ],
    [
      'a task of no log',
      () => [
        `insert into guicheng.notice (id, stream, organisation, role, message, at) values ('x', gen_random_uuid(), '${house.society}', 'president', 'x', now())`,
      ],
      { where: 'notice', what: 'unexpected' },
    ],
    [
      'words that were changed',
      () => [`update guicheng.intent set body = body || '{"subject": "x"}' where stream = '${stream()}' and kind = 'file'`],
      { where: 'intent.body', what: 'different' },
    ],
    [
      'an answer that was taken back',
      () => [
        `update guicheng.intent set answer = null, answered_at = record.now from (select now()) record where stream = '${stream()}' and kind = 'file'`,
      ],
      { where: 'intent.answer', what: 'missing' },
    ],
    [
      'an answer without an event',
      () => [
        `insert into guicheng.intent (id, actor, key, kind, stream, stream_kind, request_hash, occurred_on, body, answered_at, answer)
       select gen_random_uuid(), actor, gen_random_uuid(), kind, stream, stream_kind, 'x', occurred_on, body, now(), '{"answered": "accepted", "seq": 9}' from guicheng.intent where stream = '${stream()}' limit 1`,
      ],
      { where: 'stream_event', what: 'missing' },
    ],
    ['a branch that no case entered', () => [entry({ of: stream() })], { where: 'register_entry', what: 'unexpected' }],
    [
      'an entry whose versions do not follow each other',
      () => [entry({ until: 2 }), entry({ version: 2, from: 3 })],
      { where: 'register_entry.versions', what: 'gap' },
    ],
    [
      'an entry with a version too few',
      () => [entry({ until: 2 }), entry({ version: 3, from: 2 })],
      { where: 'register_entry.versions', what: 'gap' },
    ],
    [
      'an entry of a case that ended without another version',
      () => [entry({ of: stream(), until: 2 })],
      { where: 'register_entry.versions', what: 'different' },
    ],
    [
      'two entries of one key at one time',
      () => [entry({}), entry({ id: 'y', validTo: '2026-03-01' })],
      { where: 'register_entry.key', what: 'unexpected' },
    ],
    [
      'an event that was rewritten',
      () => [
        'alter table guicheng.stream_event disable trigger user',
        `update guicheng.stream_event set audit_hash = 'x' where stream = '${stream()}' and seq = 1`,
      ],
      { where: 'record_leaf', what: 'different' },
    ],
    [
      'a leaf that was changed',
      () => leaf(`update guicheng.record_leaf set hash = sha256('x') where position = 3`),
      { where: 'record_leaf.hash', what: 'different' },
    ],
    [
      'a node that was changed',
      () => [
        'alter table guicheng.record_node disable trigger user',
        `update guicheng.record_node set hash = sha256('x') where level = 2 and position = 1`,
      ],
      { where: 'record_node', what: 'different' },
    ],
    [
      'an event left out of the tree',
      () => [
        'alter table guicheng.record_leaf disable trigger user',
        'delete from guicheng.record_leaf where position = (select max(position) from guicheng.record_leaf)',
      ],
      { where: 'record_checkpoint', what: 'different' },
    ],
    [
      'an attempt that was removed',
      () => ['alter table guicheng.attempt disable trigger user', `delete from guicheng.attempt where action = 'planted'`],
      { where: 'attempt', what: 'missing' },
    ],
    [
      'a head that was changed',
      () => [`update guicheng.record_head set seq = seq + 1 where stream = '${stream()}'`],
      { where: 'record_head', what: 'different' },
    ],
  ];

  beforeAll(async () => {
    await owner(`insert into guicheng.attempt (action, code) values ('planted', 'X')`);
    await recordCovered(owner);
    await auditor.stop();
  });

  it.each(planted)(
    'is named: %s',
    async (_, statements, expected) => {
      // Planted and looked at in one transaction of the owner, so that nothing of it stays.
      const found = await withClient(environment.urls.owner, async (client) => {
        await client.query('begin');
        for (const statement of statements()) await client.query(statement);
        const inside = sourceOn(client);
        return [
          ...(await rebuild(inside, [stream()])).differences,
          ...(await checkRegisters(inside)).differences,
          ...(await checkAnswers(inside)),
          ...(await checkTree(inside)).differences,
        ];
      });
      expect(found).toContainEqual(expect.objectContaining(expected));
      for (const difference of found) {
        expect(sayDifference(difference, 'zh')).toMatch(/缺失|多出|不一致|不连续|不能由日志重做/);
        // In words: no place is said by the name of its table.
        for (const language of ['zh', 'en'] as const) expect(sayDifference(difference, language)).not.toMatch(/[a-z]_[a-z]/);
      }
    },
    20_000,
  );

  it('is named: an answer in a history that the log does not know', async () => {
    const [asked] = await owner<{ id: string }>(`select id from guicheng.intent where stream = $1 and kind = 'act'`, [open[1]]);
    await owner(`update guicheng.intent set answer = jsonb_set(answer, '{seq}', '7') where id = $1`, [asked?.id]);
    const { differences: found } = await checkHistories(environment.engine, environment.auditor);
    expect(found).toContainEqual({ stream: open[1], where: 'history', what: 'different', key: asked?.id });
    await owner(`update guicheng.intent set answer = jsonb_set(answer, '{seq}', '2') where id = $1`, [asked?.id]);
  });
});
