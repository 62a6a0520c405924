/** The schema by its migrations, on real PostgreSQL: forwards, back and forwards again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, migrate } from '../../libs/persistence';
import { entryIdOf } from '../../libs/persistence/registers/versions';
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

  it('takes the register of branches along into the store of all registers, and back', async () => {
    const [society, association, caseId, other] = ['a', 'b', 'c', 'd'].map(
      (letter) => `00000000-0000-4000-8000-00000000000${letter}`,
    );
    const owner = await createDataSource({ url: urls.owner }).initialize();
    const isThere = async (): Promise<boolean> =>
      (await owner.query<unknown[]>(`select 1 from guicheng.migrations where name = 'Registers1700000000011'`)).length > 0;
    const undo = async () => {
      while (await isThere()) await owner.undoLastMigration();
    };
    await undo();
    await owner.query(
      `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association)
       values ($2, 'association', '示例', 'Example', 'CN', null), ($1, 'society', '示例', 'Example', 'CN', $2)`,
      [society, association],
    );
    const branch = (id: string, name: string, from: string, more: [string | null | undefined, string]) =>
      owner.query(
        `insert into guicheng.register_branch (id, society, name, kind, discipline, head, state, entered_at, case_id, provenance, sealed)
         values ($1, $2, $3, 'branch', null, null, 'active', $4, $5, $6, '{"head": {"sealed": "x"}}')`,
        [id, society, name, from, ...more],
      );
    await branch('taken-over', '水专委会', '2024-01-01T00:00:00+08:00', [null, 'imported']);
    // Names that are told apart by a blank alone were two.
    await branch('alike', '水 专委会', '2024-02-01T00:00:00+08:00', [null, 'imported']);
    for (const [id, name] of [
      [caseId, '气'],
      [other, '土'],
    ] as const) {
      await owner.query(
        `insert into guicheng.stream (id, kind, seq, state, state_hash, at, closed) values ($1, 'case', 4, '{}', 'x', now(), true)`,
        [id],
      );
      await owner.query(
        `insert into guicheng.stream_event (stream, seq, id, kind, event, at, state_hash, audit_hash)
         values ($1, 4, $1::uuid || '/register', 'registered', '{"kind": "registered", "result": "entered", "block": "entry", "round": 1}', now(), 'x', 'x')`,
        [id],
      );
      await branch(`${id}~entry`, name, '2026-05-20T20:00:00Z', [id, 'case']);
    }
    // Somebody's form names this one.
    await owner.query(`insert into guicheng.case_form (case_id, revision, content_hash, form) values ($1, 1, 'x', $2)`, [
      caseId,
      { parent: { id: `${other}~entry`, kind: 'branch' } },
    ]);
    const before = await owner.query<{ id: string }[]>('select * from guicheng.register_branch');
    await migrate(urls.owner);
    const rows = await owner.query<{ id: string }[]>(
      `select id, version, key, twin, valid_from::text as "from", seq, "values" ->> 'name' as name from guicheng.register_entry`,
    );
    const made = entryIdOf(caseId ?? '', { block: 'entry', round: 1 });
    const ofCase = { version: 1, twin: 0, from: '2026-05-21', seq: 4 };
    const ofNobody = { version: 1, key: '水专委会', seq: null };
    expect(new Set(rows)).toEqual(
      new Set([
        { id: `${other}~entry`, key: '土', name: '土', ...ofCase },
        { id: made, key: '气', name: '气', ...ofCase },
        { id: 'alike', twin: 1, from: '2024-02-01', name: '水 专委会', ...ofNobody },
        { id: 'taken-over', twin: 0, from: '2024-01-01', name: '水专委会', ...ofNobody },
      ]),
    );
    const [found] = await owner.query<{ society: string }[]>('select guicheng.society_of($1) as society', [`${other}~entry`]);
    expect(found?.society).toBe(society);
    await undo();
    const back = await owner.query<{ id: string }[]>('select * from guicheng.register_branch');
    expect(new Set(back)).toEqual(new Set(before.map((row) => (row.id === `${caseId}~entry` ? { ...row, id: made } : row))));
    await migrate(urls.owner);
    expect(await owner.query('select 1 from guicheng.register_entry')).toHaveLength(4);
    await owner.destroy();
  }, 60_000);
});
