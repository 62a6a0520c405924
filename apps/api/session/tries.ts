import type { Database } from '../database';

export const TRIES = 5;
export const LOCK_MINUTES = 10;
const UNLOCKED = '(locked_until is null or locked_until <= now())';

/**
 * Counts a try at a password or a code; true when it was locked meanwhile, and then nothing counts, whatever was entered. One statement,
 * so that of many tries at once only those before the lock are heard.
 */
export async function countTry(
  database: Database,
  table: 'account' | 'second_factor',
  person: string,
  right: boolean,
): Promise<boolean> {
  const counted = await database.rows(
    right
      ? `update guicheng.${table} set failures = 0, locked_until = null where person = $1 and ${UNLOCKED} returning 1`
      : `update guicheng.${table} set failures = case when failures + 1 >= ${TRIES} then 0 else failures + 1 end,
           locked_until = case when failures + 1 >= ${TRIES} then now() + interval '${LOCK_MINUTES} minutes' end
         where person = $1 and ${UNLOCKED} returning 1`,
    [person],
  );
  return counted.length === 0;
}
