import type { DataSource, QueryRunner } from 'typeorm';

/** Statements on one connection. Values are parameters; objects for `jsonb` go in as text (`json`). */
export interface Sql {
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  one<Row>(text: string, values?: unknown[]): Promise<Row | null>;
  /** How many rows were changed. */
  run(text: string, values?: unknown[]): Promise<number>;
}

/** For a `jsonb` parameter: the driver would make an array of PostgreSQL out of an array. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NOBODYS = '00000000-0000-0000-0000-000000000000';

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** What comes from Temporal may be anything; what is no id is looked for under an id that nothing has. */
export function asUuid(value: string): string {
  return isUuid(value) ? value : NOBODYS;
}

/** One transaction on one connection: it commits when `work` ends, and leaves nothing when `work` throws. */
export async function inTransaction<Result>(source: DataSource, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  return withConnection(source, async (sql) => {
    await sql.run('begin');
    try {
      const result = await work(sql);
      await sql.run('commit');
      return result;
    } catch (error) {
      await sql.run('rollback').catch(() => 0);
      throw error;
    }
  });
}

/** Statements one by one, each its own transaction. */
export async function withConnection<Result>(source: DataSource, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const runner = source.createQueryRunner();
  try {
    await runner.connect();
    return await work(sqlOf(runner));
  } finally {
    await runner.release();
  }
}

function sqlOf(runner: QueryRunner): Sql {
  const query = async (text: string, values?: unknown[]) => runner.query(text, values, true);
  return {
    rows: async <Row>(text: string, values?: unknown[]) => (await query(text, values)).records as Row[],
    one: async <Row>(text: string, values?: unknown[]) => ((await query(text, values)).records as Row[])[0] ?? null,
    run: async (text, values) => (await query(text, values)).affected ?? 0,
  };
}
