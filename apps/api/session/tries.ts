import type { Database } from '../database';

export const TRIES = 5;
export const LOCK_MINUTES = 10;
const UNLOCKED = '(locked_until is null or locked_until <= now())';
/** One more; the last one locks. */
const WRONG = `failures = case when failures + 1 >= ${TRIES} then 0 else failures + 1 end,
  locked_until = case when failures + 1 >= ${TRIES} then now() + interval '${LOCK_MINUTES} minutes' else locked_until end`;

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
      : `update guicheng.${table} set ${WRONG} where person = $1 and ${UNLOCKED} returning 1`,
    [person],
  );
  return counted.length === 0;
}

/**
 * Counts a wrong password of somebody who is signed in; true when it was the last one. It counts while the account is locked, too: at the
 * door a lock keeps everybody out, but the session that tries is inside.
 */
export async function countWrong(database: Database, person: string): Promise<boolean> {
  const counted = await database.one<{ locks: boolean }>(
    `update guicheng.account set ${WRONG} where person = $1 returning failures = 0 as locks`,
    [person],
  );
  return counted?.locks ?? false;
}
