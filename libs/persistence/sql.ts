import { escapeLiteral } from 'pg';
import type { PoolClient, QueryResult } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';

/** Statements on one connection. Values are parameters; objects for `jsonb` go in as text (`json`). */
export interface Sql {
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  one<Row>(text: string, values?: unknown[]): Promise<Row | null>;
  /** Several statements in one packet, with what waits before them; the rows of each. */
  all(statements: Statement[]): Promise<unknown[][]>;
  /** How many rows were changed. */
  run(text: string, values?: unknown[]): Promise<number>;
  /**
   * A change that nobody waits for: it goes in one packet with its neighbours, before the next statement or the commit, in order. A decision
   * writes a dozen rows, and each packet there and back costs more than the row. What fails in it fails there.
   */
  later(text: string, values?: Value[]): void;
}

export interface Statement {
  text: string;
  values: Value[];
}

/** What a statement sent later may hold; instants and ids are strings. */
export type Value = string | number | boolean | null | undefined | string[];

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
    sql.later('begin');
    try {
      const result = await work(sql);
      sql.later('commit');
      await sql.flush();
      return result;
    } catch (error) {
      sql.forget();
      await sql.run('rollback').catch(() => 0);
      throw error;
    }
  });
}

/** Statements one by one, each its own transaction. */
export async function withConnection<Result>(source: DataSource, work: (sql: Connection) => Promise<Result>): Promise<Result> {
  const runner = source.createQueryRunner();
  try {
    await runner.connect();
    const sql = new Connection(runner);
    const result = await work(sql);
    await sql.flush();
    return result;
  } finally {
    await runner.release();
  }
}

class Connection implements Sql {
  private waiting: string[] = [];

  constructor(private readonly runner: QueryRunner) {}

  async rows<Row>(text: string, values?: unknown[]): Promise<Row[]> {
    return (await this.query(text, values)).records as Row[];
  }

  async one<Row>(text: string, values?: unknown[]): Promise<Row | null> {
    return (await this.rows<Row>(text, values))[0] ?? null;
  }

  async run(text: string, values?: unknown[]): Promise<number> {
    return (await this.query(text, values)).affected ?? 0;
  }

  later(text: string, values: Value[] = []): void {
    // Several statements in one packet take no parameters, so their values are written out.
    this.waiting.push(text.replace(/\$(\d+)/g, (_placeholder, number: string) => literal(values[Number(number) - 1])));
  }

  async all(statements: Statement[]): Promise<unknown[][]> {
    for (const { text, values } of statements) this.later(text, values);
    // Past TypeORM, which gives no results of several statements.
    const client = (await this.runner.connect()) as PoolClient;
    const results = (await client.query(this.packet())) as unknown as QueryResult | QueryResult[];
    return (Array.isArray(results) ? results : [results]).slice(-statements.length).map(({ rows }) => rows as unknown[]);
  }

  async flush(): Promise<void> {
    if (this.waiting.length > 0) await this.runner.query(this.packet());
  }

  private packet(): string {
    const packet = this.waiting.join(';\n');
    this.waiting = [];
    return packet;
  }

  forget(): void {
    this.waiting = [];
  }

  private async query(text: string, values?: unknown[]) {
    await this.flush();
    return this.runner.query(text, values, true);
  }
}

function literal(value: Value): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `array[${value.map((item) => escapeLiteral(item)).join(', ')}]::text[]`;
  return typeof value === 'string' ? escapeLiteral(value) : String(value);
}
