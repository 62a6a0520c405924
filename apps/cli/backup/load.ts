import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Client } from 'pg';
import { SCHEMA } from '../../../libs/runtime/database';
import { StartProblem } from '../../../libs/runtime/problem';
import { columnsOf, tableNames } from './dump';
import { tableFile, type Manifest, type TableEntry } from './manifest';

const ROWS_AT_ONCE = 500;

interface Constraint {
  table: string;
  name: string;
  definition: string;
}

/**
 * Fills the freshly migrated, empty tables from a backup, in one transaction, as their owner. Foreign keys are taken off and put on again,
 * which checks every row; triggers rest meanwhile, because a copied row is no new act.
 */
export async function loadTables(client: Client, folder: string, manifest: Manifest): Promise<void> {
  await sameSchema(client, manifest);
  await client.query('begin');
  try {
    await client.query(`set local timezone = 'UTC'`);
    const constraints = await foreignKeys(client);
    for (const { table, name } of constraints)
      await client.query(`alter table ${table} drop constraint ${client.escapeIdentifier(name)}`);
    for (const table of manifest.tables) await loadTable(client, folder, table);
    for (const { table, name, definition } of constraints) {
      await client.query(`alter table ${table} add constraint ${client.escapeIdentifier(name)} ${definition}`);
    }
    for (const { name, value, called } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [
        `${SCHEMA}.${client.escapeIdentifier(name)}`,
        value,
        called,
      ]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function sameSchema(client: Client, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`select name from ${SCHEMA}.migrations order by timestamp`);
  const here = rows.map(({ name }) => name);
  const tables = await tableNames(client);
  if (JSON.stringify(here) === JSON.stringify(manifest.migrations) && manifest.tables.every(({ name }) => tables.includes(name)))
    return;
  throw new StartProblem(
    'Backup',
    `it was made by a release with the schema ${manifest.migrations.at(-1) ?? 'none'}, and this one has ${here.at(-1) ?? 'none'}`,
    'Restore it with the release that made it, then start this one on the restored folder: it brings the schema up to date.',
  );
}

async function foreignKeys(client: Client): Promise<Constraint[]> {
  const { rows } = await client.query<Constraint>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = $1::regnamespace`,
    [SCHEMA],
  );
  return rows;
}

async function loadTable(client: Client, folder: string, entry: TableEntry): Promise<void> {
  const table = `${SCHEMA}.${client.escapeIdentifier(entry.name)}`;
  const columns = await columnsOf(client, entry.name);
  if (JSON.stringify(columns) !== JSON.stringify(entry.columns))
    throw new Error(`The columns of ${entry.name} are not those of the backup.`);
  await client.query(`alter table ${table} disable trigger user`);
  // What a migration put there itself stands in the backup as well.
  await client.query(`delete from ${table}`);
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0)
      await client.query(
        `insert into ${table} overriding system value select (r).* from (select unnest($1::text[])::${table} as r) rows`,
        [batch],
      );
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(tableFile(folder, entry.name)), crlfDelay: Infinity })) {
    batch.push(JSON.parse(line) as string);
    if (batch.length === ROWS_AT_ONCE) await flush();
  }
  await flush();
  await client.query(`alter table ${table} enable trigger user`);
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`);
  if (Number(rows[0]?.n) !== entry.rows) throw new Error(`${entry.name} has ${rows[0]?.n} rows, the backup says ${entry.rows}.`);
}
