import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

/** Under this token Nest hands out the source whose connections keep their plans. */
export const KEEPS_PLANS = Symbol('guicheng:keeps-plans');

/** The API's own role on PostgreSQL: it reads, and writes intents, sessions, drafts and files; never the log. */
@Injectable()
export class Database {
  constructor(
    @Inject(DataSource) readonly source: DataSource,
    @Inject(KEEPS_PLANS) private readonly keepsPlans: DataSource,
  ) {}

  /** Rows of a parameterised statement. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.source.query(sql, parameters);
    return rowsOf<Row>(result);
  }

  /**
   * Rows of a statement whose text is always the same, is long, and is asked often: each connection keeps its plan, because reading and
   * planning it costs more than doing it. One plan must suit whatever its parameters are: left to itself, PostgreSQL would plan anew for
   * everybody of whom it expects little.
   */
  async standing<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const runner = this.keepsPlans.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const name = createHash('sha256').update(sql).digest('base64url');
      return (await client.query({ name, text: sql, values: parameters })).rows as Row[];
    } finally {
      await runner.release();
    }
  }

  async one<Row>(sql: string, parameters: unknown[] = []): Promise<Row | null> {
    return (await this.rows<Row>(sql, parameters))[0] ?? null;
  }

  async answers(): Promise<boolean> {
    return this.rows('select 1').then(
      () => true,
      () => false,
    );
  }

  transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.source.transaction(work);
  }
}

/** TypeORM answers a statement that changes rows with [rows, count], any other with rows. */
export function rowsOf<Row>(result: unknown): Row[] {
  if (!Array.isArray(result)) return [];
  return (result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number' ? result[0] : result) as Row[];
}
