/** Look-ups on real PostgreSQL, each measure against rows whose answer is known. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { answerLookUp, createDataSource, migrate } from '../../libs/persistence';
import type { LookUp, Register } from '../../libs/procedure';
import { DATABASE, prepareDatabase, withClient, type RoleUrls } from '../../libs/runtime/database';
import { startPostgres, type RunningPostgres } from '../../libs/runtime/postgres';
import { randomSecrets } from '../../libs/runtime/secrets';
import { placeEntry, publishRegister, type PlacedEntry } from '../../libs/testing/register-entries';

const SOCIETY = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const folder = mkdtempSync(join(tmpdir(), 'guicheng-look-ups-'));
let postgres: RunningPostgres;
let urls: RoleUrls;
let worker: DataSource;

const text = { zh: '示例', en: 'Example' };
const SPENDING: Register = {
  ...{ id: 'spending', title: text, empty: text, key: [], basis: [] },
  columns: [
    { id: 'payee', label: text, type: 'text' },
    { id: 'amount', label: text, type: 'money' },
    { id: 'paidOn', label: text, type: 'date', optional: true },
    { id: 'public', label: text, type: 'yesNo', optional: true },
  ],
  states: [
    { id: 'decided', label: text, inForce: true },
    { id: 'paid', label: text, inForce: true },
    { id: 'withdrawn', label: text, inForce: false },
  ],
  changes: [{ from: 'decided', to: ['paid', 'withdrawn'] }],
};
const GRADES: Register = {
  ...{ id: 'grades', title: text, empty: text, key: ['year'], basis: [], changes: [] },
  columns: [
    { id: 'year', label: text, type: 'integer' },
    { id: 'grade', label: text, type: 'text' },
  ],
  states: [{ id: 'published', label: text, inForce: true }],
};
const TERMS: Register = {
  ...{ id: 'terms', title: text, empty: text, key: [], basis: [], changes: [] },
  columns: [{ id: 'until', label: text, type: 'date' }],
  states: [
    { id: 'serving', label: text, inForce: true },
    { id: 'ended', label: text, inForce: false },
  ],
  validity: { until: 'until' },
};

const branch = (id: string, name: string, kind: string, from: string, society = SOCIETY): PlacedEntry => ({
  ...{ id, register: 'branches', society, from },
  values: { name, kind, discipline: '环境' },
});
const spent = (id: string, payee: string, amount: number, from: string, more: Partial<PlacedEntry> = {}): PlacedEntry => ({
  ...{ id, register: 'spending', society: SOCIETY, from },
  values: { payee, amount, paidOn: from, public: amount > 1000 },
  ...more,
});
const grade = (year: number, given: string): PlacedEntry => ({
  ...{ id: `g${year}`, register: 'grades', society: SOCIETY, from: `${year + 1}-03-01` },
  values: { year, grade: given },
});
const ENTRIES: PlacedEntry[] = [
  branch('b1', '水', 'branch', '2026-01-10'),
  branch('b2', '气', 'representative-office', '2026-02-10'),
  branch('b3', '土', 'branch', '2026-03-10'),
  branch('b4', '声', 'branch', '2026-03-31'),
  branch('b5', '光', 'branch', '2026-03-31', OTHER),
  spent('s1', '甲公司', 900, '2026-03-20'),
  spent('s2', '甲公司', 2_000, '2026-03-25', { state: 'paid' }),
  spent('s3', '甲公司', 10_000, '2026-02-01'),
  spent('s4', '甲公司', 50_000, '2026-03-26', { state: 'withdrawn' }),
  spent('s5', '乙公司', 70, '2026-03-27'),
  ...[grade(2021, 'C'), grade(2022, 'B'), grade(2023, 'C'), grade(2024, 'C')],
  { id: 't1', register: 'terms', society: SOCIETY, from: '2021-05-01', to: '2026-05-02', values: { until: '2026-05-01' } },
  { id: 't2', register: 'terms', society: SOCIETY, from: '2023-05-01', to: '2028-05-02', values: { until: '2028-05-01' } },
  { id: 't3', register: 'terms', society: SOCIETY, from: '2016-05-01', to: '2021-05-01', values: { until: '2021-04-30' } },
  {
    id: 't4',
    register: 'terms',
    society: SOCIETY,
    state: 'ended',
    from: '2016-05-01',
    to: '2021-05-01',
    values: { until: '2021-04-30' },
  },
];

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  urls = await prepareDatabase(postgres.url(), randomSecrets().passwords, DATABASE);
  await migrate(urls.owner);
  await withClient(urls.owner, async (client) => {
    const owner = (statement: string, values: unknown[]) => client.query(statement, values);
    for (const register of [SPENDING, GRADES, TERMS]) await publishRegister(owner, register);
    for (const entry of ENTRIES) await placeEntry(owner, entry);
  });
  worker = await createDataSource({ url: urls.worker }).initialize();
}, 120_000);
afterAll(async () => {
  await worker?.destroy();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function ask(declared: Omit<LookUp, 'id'>, on = '2026-04-01'): Promise<unknown> {
  const reader = { rows: <Row>(statement: string, values?: unknown[]) => worker.query<Row[]>(statement, values) };
  const parameters = { name: { value: '土' }, limit: { value: 2_000 } };
  return answerLookUp(
    reader,
    { id: 'it', ...declared },
    { society: SOCIETY, facts: { kind: 'representative-office' }, parameters, on },
  );
}

const where = { state: 'active', of: 'society' as const };

it.each<[string, Omit<LookUp, 'id' | 'register'>, unknown]>([
  ['counts the society’s own', { measure: 'count', where }, 4],
  ['counts by a value', { measure: 'count', where: { ...where, kind: 'branch' } }, 3],
  ['counts by a field', { measure: 'count', where: { ...where, kind: { field: 'kind' } } }, 1],
  ['counts by a parameter', { measure: 'count', where: { ...where, name: { param: 'name' } } }, 1],
  ['counts back days', { measure: 'count', where: { ...where, since: '1 day' } }, 1],
  ['counts back months', { measure: 'count', where: { ...where, since: '2 months' } }, 3],
  ['finds one', { measure: 'exists', where: { ...where, name: '水' } }, true],
  ['finds none of another society', { measure: 'exists', where: { ...where, name: '光' } }, false],
  ['counts a run of the newest', { measure: 'consecutive', of: 'kind', is: 'branch', where }, 2],
  ['counts no run of what is older', { measure: 'consecutive', of: 'kind', is: 'representative-office', where }, 0],
  ['counts a whole run', { measure: 'consecutive', of: 'discipline', is: '环境', where }, 4],
  ['lists ids, oldest first', { measure: 'list', where: { ...where, kind: 'branch' } }, ['b1', 'b3', 'b4']],
])('%s', async (_what, declared, answer) => {
  expect(await ask({ register: 'branches', ...declared })).toEqual(answer);
});

const own = { of: 'society' as const };

it.each<[string, Omit<LookUp, 'id'>, unknown]>([
  // A payment that was split: by payee, within 30 days, whatever of it is in force.
  [
    'adds up what is in force',
    { register: 'spending', measure: 'sum', of: 'amount', where: { ...own, payee: '甲公司', since: '30 days' } },
    2_900,
  ],
  ['adds up one state', { register: 'spending', measure: 'sum', of: 'amount', where: { ...own, state: 'withdrawn' } }, 50_000],
  ['counts several states', { register: 'spending', measure: 'count', where: { ...own, state: ['paid', 'withdrawn'] } }, 2],
  ['compares an amount', { register: 'spending', measure: 'count', where: { ...own, amount: { param: 'limit' } } }, 1],
  ['compares a day', { register: 'spending', measure: 'list', where: { ...own, paidOn: '2026-03-27' } }, ['s5']],
  ['compares yes and no', { register: 'spending', measure: 'count', where: { ...own, public: false } }, 2],
  ['counts grades in a row', { register: 'grades', measure: 'consecutive', of: 'grade', is: 'C', where: own }, 2],
  ['compares a number in a row', { register: 'grades', measure: 'consecutive', of: 'year', is: 2024, where: own }, 1],
  ['leaves out whose validity is over', { register: 'terms', measure: 'list', where: own }, ['t1', 't2']],
  ['finds whose validity ends soon', { register: 'terms', measure: 'list', where: { ...own, endsWithin: '30 days' } }, ['t1']],
  ['finds none that ends a day later', { register: 'terms', measure: 'list', where: { ...own, endsWithin: '29 days' } }, []],
  [
    'finds what has ended, whatever its validity',
    { register: 'terms', measure: 'list', where: { ...own, state: 'ended' } },
    ['t4'],
  ],
])('%s', async (_what, declared, answer) => {
  expect(await ask(declared)).toEqual(answer);
});

it('answers as of the day on which it is asked: an entry whose validity is over needs nobody to close it', async () => {
  const serving = (on: string) => ask({ register: 'terms', measure: 'list', where: own }, on);
  expect(await serving('2021-04-30')).toEqual(['t3']);
  expect(await serving('2026-05-01')).toEqual(['t1', 't2']);
  expect(await serving('2026-05-02')).toEqual(['t2']);
});

it('has no exact answer where a sum is none', async () => {
  await withClient(urls.owner, async (client) => {
    await placeEntry((statement, values) => client.query(statement, values), {
      ...{ id: 'huge', register: 'spending', society: OTHER, from: '2026-01-01' },
      values: { payee: '甲', amount: 9_007_199_254_740_992 },
    });
  });
  const reader = { rows: <Row>(statement: string, values?: unknown[]) => worker.query<Row[]>(statement, values) };
  const lookUp: LookUp = { id: 'it', register: 'spending', measure: 'sum', of: 'amount', where: own };
  await expect(answerLookUp(reader, lookUp, { society: OTHER, facts: {}, parameters: {}, on: '2026-04-01' })).rejects.toThrow(
    'exact',
  );
});
