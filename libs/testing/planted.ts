/** For planting a difference and looking at it in one transaction, of which nothing stays. */
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';

/** The checks open transactions of their own; inside the planted one these are savepoints. */
export function sourceOn(client: Client): DataSource {
  const query = async (text: string, values?: unknown[]) => {
    const inside = {
      begin: 'savepoint check_it',
      commit: 'rollback to savepoint check_it',
      rollback: 'rollback to savepoint check_it',
    }[text];
    if (text.startsWith('set transaction')) return { records: [], affected: 0 };
    const { rows, rowCount } = await client.query(inside ?? text, values);
    return { records: rows as unknown[], affected: rowCount };
  };
  const runner = { connect: () => Promise.resolve(), release: () => Promise.resolve(), query };
  return { createQueryRunner: () => runner } as unknown as DataSource;
}
