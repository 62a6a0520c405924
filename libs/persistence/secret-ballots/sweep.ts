/** Destroys keys whose vote is over: after each count, and for whoever was killed between the two, again and again. */
import type { DataSource } from 'typeorm';
import { withConnection } from '../sql';
import type { BallotKeys } from './ballot-keys';

/** A key without a vote may be one of a transaction that is under way. */
const ORPHAN_MS = 600_000;

/** How many were destroyed. */
export async function sweepBallotKeys(source: DataSource, keys: BallotKeys, orphanMs = ORPHAN_MS): Promise<number> {
  const lying = await keys.list();
  if (lying.length === 0) return 0;
  const votes = await withConnection(source, (sql) =>
    sql.rows<{ key_id: string; open: boolean }>('select key_id, open from guicheng.secret_vote where key_id = any($1::uuid[])', [
      lying.map(({ id }) => id),
    ]),
  );
  const isOpen = new Map(votes.map(({ key_id, open }) => [key_id, open]));
  const over = lying.filter(({ id, ageMs }) => isOpen.get(id) === false || (!isOpen.has(id) && ageMs >= orphanMs));
  for (const { id } of over) await keys.destroy(id);
  return over.length;
}
