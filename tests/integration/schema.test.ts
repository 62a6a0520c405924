/** The schema by its migrations, on real PostgreSQL: forwards, back and forwards again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, migrate } from '../../libs/persistence';
import { DATABASE, prepareDatabase, withClient, type RoleUrls } from '../../libs/runtime/database';
import { startPostgres, type RunningPostgres } from '../../libs/runtime/postgres';
import { randomSecrets } from '../../libs/runtime/secrets';

const folder = mkdtempSync(join(tmpdir(), 'guicheng-schema-'));
let postgres: RunningPostgres;
let urls: RoleUrls;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  urls = await prepareDatabase(postgres.url(), randomSecrets().passwords, DATABASE);
}, 120_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Columns, constraints, indexes, triggers, functions, sequences and rights of the schema, apart from the list of migrations. */
function shape(): Promise<string[]> {
  return withClient(urls.owner, async (client) => {
    const { rows } = await client.query<{ thing: string }>(
      `select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as thing
         from information_schema.columns where table_schema = 'guicheng'
       union all select 'index ' || indexdef from pg_indexes where schemaname = 'guicheng'
       union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'guicheng'::regnamespace
       union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
       union all select 'function ' || proname from pg_proc where pronamespace = 'guicheng'::regnamespace
       union all select 'relation ' || relname || ' ' || relkind::text || ' ' || coalesce(relacl::text, '') from pg_class where relnamespace = 'guicheng'::regnamespace`,
    );
    return rows
      .map(({ thing }) => thing)
      .filter((thing) => !/migrations|PK_/.test(thing))
      .sort();
  });
}

describe('the schema', () => {
  it('goes up, down to nothing, and up to the same again', async () => {
    expect(await migrate(urls.owner)).toBeGreaterThan(0);
    const first = await shape();
    expect(first.length).toBeGreaterThan(200);
    const owner = await createDataSource({ url: urls.owner }).initialize();
    for (const _ of owner.migrations) await owner.undoLastMigration();
    await owner.destroy();
    expect(await shape()).toEqual([]);
    await migrate(urls.owner);
    expect(await shape()).toEqual(first);
    expect(await migrate(urls.owner)).toBe(0);
  }, 60_000);
});
