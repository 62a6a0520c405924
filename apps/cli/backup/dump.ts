import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Client } from 'pg';
import { SCHEMA } from '../../../libs/runtime/database';
import { tableFile, type Manifest, type TableEntry } from './manifest';

const ROWS_AT_ONCE = 1_000;
/** Migrations make themselves again; a session of then must not open anything later. */
const NOT_KEPT = ['migrations', 'session'];

/**
 * Writes all tables as they stood at one instant: one transaction that sees one snapshot. A row is its own text in PostgreSQL's notation
 * (every type has one, and reads it back exactly), as one line of JSON.
 */
export async function dumpTables(client: Client, folder: string): Promise<Pick<Manifest, 'migrations' | 'tables' | 'sequences'>> {
  await client.query('begin isolation level repeatable read read only');
  // The same notation whatever the server's settings are.
  await client.query(
    `set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local timezone = 'UTC'`,
  );
  const tables: TableEntry[] = [];
  for (const name of await tableNames(client)) tables.push(await dumpTable(client, folder, name));
  const migrations = await client.query<{ name: string }>(`select name from ${SCHEMA}.migrations order by timestamp`);
  const sequences = await client.query<{ name: string; value: string; called: boolean }>(
    `select sequencename as name, coalesce(last_value, start_value)::text as value, last_value is not null as called
       from pg_sequences where schemaname = $1 and sequencename not like 'migrations_%' order by 1`,
    [SCHEMA],
  );
  await client.query('commit');
  return { migrations: migrations.rows.map(({ name }) => name), tables, sequences: sequences.rows };
}

export async function tableNames(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1 and tablename <> all($2) order by tablename',
    [SCHEMA, NOT_KEPT],
  );
  return rows.map(({ name }) => name);
}

export async function columnsOf(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = $1 and table_name = $2 order by ordinal_position`,
    [SCHEMA, table],
  );
  return rows.map(({ name }) => name);
}

async function dumpTable(client: Client, folder: string, name: string): Promise<TableEntry> {
  const table = `${SCHEMA}.${client.escapeIdentifier(name)}`;
  const columns = await columnsOf(client, name);
  const file = createWriteStream(tableFile(folder, name), { mode: 0o600 });
  const hash = createHash('sha256');
  let rows = 0;
  await client.query(`declare dump no scroll cursor for select r::text as row from ${table} r`);
  for (;;) {
    const batch = await client.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from dump`);
    for (const { row } of batch.rows) {
      const line = `${JSON.stringify(row)}\n`;
      hash.update(line);
      if (!file.write(line)) await once(file, 'drain');
    }
    rows += batch.rows.length;
    if (batch.rows.length < ROWS_AT_ONCE) break;
  }
  await client.query('close dump');
  file.end();
  await once(file, 'finish');
  return { name, columns, rows, sha256: hash.digest('hex') };
}
