/** Look-ups on real PostgreSQL, each measure against rows whose answer is known. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerLookUp, createDataSource, migrate } from '../../libs/persistence';
import type { LookUp } from '../../libs/procedure';
import { DATABASE, prepareDatabase, withClient, type RoleUrls } from '../../libs/runtime/database';
import { startPostgres, type RunningPostgres } from '../../libs/runtime/postgres';
import { randomSecrets } from '../../libs/runtime/secrets';

const SOCIETY = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const folder = mkdtempSync(join(tmpdir(), 'guicheng-look-ups-'));
let postgres: RunningPostgres;
let urls: RoleUrls;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  urls = await prepareDatabase(postgres.url(), randomSecrets().passwords, DATABASE);
  await migrate(urls.owner);
  await withClient(urls.owner, async (client) => {
    const rows: [string, string, string, string, string][] = [
      ['b1', SOCIETY, '水', 'branch', '2026-01-10T00:00:00Z'],
      ['b2', SOCIETY, '气', 'representative-office', '2026-02-10T00:00:00Z'],
      ['b3', SOCIETY, '土', 'branch', '2026-03-10T00:00:00Z'],
      // Eight in the evening in London is the next day in Shanghai.
      ['b4', SOCIETY, '声', 'branch', '2026-03-30T20:00:00Z'],
      ['b5', OTHER, '光', 'branch', '2026-03-31T00:00:00Z'],
    ];
    for (const [id, society, name, kind, entered] of rows) {
      await client.query(
        `insert into guicheng.register_branch (id, society, name, kind, discipline, state, entered_at, provenance)
         values ($1, $2, $3, $4, '环境', 'active', $5, 'import')`,
        [id, society, name, kind, entered],
      );
    }
  });
}, 120_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const where = { state: 'active', of: 'society' as const };

it.each<[string, Omit<LookUp, 'id' | 'register'>, unknown]>([
  ['counts the society’s own', { measure: 'count', where }, 4],
  ['counts by a value', { measure: 'count', where: { ...where, kind: 'branch' } }, 3],
  ['counts by a field', { measure: 'count', where: { ...where, kind: { field: 'kind' } } }, 1],
  ['counts by a parameter', { measure: 'count', where: { ...where, name: { param: 'name' } } }, 1],
  ['counts back in the days of Shanghai', { measure: 'count', where: { ...where, since: '1 day' } }, 1],
  ['counts back months', { measure: 'count', where: { ...where, since: '2 months' } }, 3],
  ['finds one', { measure: 'exists', where: { ...where, name: '水' } }, true],
  ['finds none of another society', { measure: 'exists', where: { ...where, name: '光' } }, false],
  ['counts a run of the newest', { measure: 'consecutive', of: 'kind', is: 'branch', where }, 2],
  ['counts no run of what is older', { measure: 'consecutive', of: 'kind', is: 'representative-office', where }, 0],
  ['counts a whole run', { measure: 'consecutive', of: 'discipline', is: '环境', where }, 4],
  ['lists ids, oldest first', { measure: 'list', where: { ...where, kind: 'branch' } }, ['b1', 'b3', 'b4']],
])('%s', async (_what, declared, answer) => {
  const source = await createDataSource({ url: urls.worker }).initialize();
  try {
    const reader = { rows: <Row>(text: string, values?: unknown[]) => source.query<Row[]>(text, values) };
    const asked = {
      ...{ society: SOCIETY, facts: { kind: 'representative-office' }, on: '2026-04-01' },
      parameters: { name: { value: '土' } },
    };
    expect(await answerLookUp(reader, { id: 'it', register: 'branches', ...declared }, asked)).toEqual(answer);
  } finally {
    await source.destroy();
  }
});
