/** The house's own chains: what was refused, and what administrators did, in batches by day, each holding the hash of the one before. */
import { batchEntry, batchText, hashOf, sha256, type Batch } from '../../record';
import { json, type Sql } from '../sql';

/** One row of a batch: a stored row by its id and hash, or a count of those that were not stored one by one. */
export type BatchRow = { id: string; hash: string } | { tally: Record<string, unknown> };

interface DayRow {
  id: string;
  day: string;
  row: Record<string, unknown>;
}

interface Taken {
  day: string;
  row: BatchRow;
}

const TABLES = { attempts: 'attempt', acts: 'administrative_act' } as const;
const DAY = (at: string) => `to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** Writes the batches over these rows and over the tallies of windows that have ended; gives their entries for the tree. */
export async function takeBatches(sql: Sql, pending: { attempts: string[]; acts: string[] }): Promise<string[]> {
  const tallies = await endedTallies(sql);
  const attempts = [...(await rowsOf(sql, 'attempts', pending.attempts)), ...tallies];
  const acts = await rowsOf(sql, 'acts', pending.acts);
  return [...(await chain(sql, 'attempts', attempts)), ...(await chain(sql, 'acts', acts))];
}

/** A stored row as it is hashed. */
export function rowHash(row: Record<string, unknown>): string {
  return hashOf(row);
}

/** What of a batch is hashed for each of its rows. */
export function entryHash(row: BatchRow): string {
  return 'tally' in row ? hashOf(row.tally) : row.hash;
}

async function rowsOf(sql: Sql, which: keyof typeof TABLES, ids: string[]): Promise<Taken[]> {
  if (ids.length === 0) return [];
  const rows = await sql.rows<DayRow>(
    `select t.id::text as id, ${DAY('t.at')} as day, to_jsonb(t) as row from guicheng.${TABLES[which]} t
      where t.id::text = any($1) order by t.at, t.id`,
    [ids],
  );
  return rows.map(({ id, day, row }) => ({ day, row: { id, hash: rowHash(row) } }));
}

/** Ten minutes' floods, when the ten minutes are over; what never was a flood is forgotten. */
async function endedTallies(sql: Sql): Promise<Taken[]> {
  const rows = await sql.rows<{ day: string; tally: Record<string, unknown>; times: number }>(
    `delete from guicheng.attempt_tally t where window_at < guicheng.record_now() - interval '11 minutes'
     returning ${DAY('window_at')} as day, to_jsonb(t) as tally, times`,
  );
  return rows.filter(({ times }) => times > 20).map(({ day, tally }) => ({ day, row: { tally } }));
}

async function chain(sql: Sql, which: Batch['chain'], taken: Taken[]): Promise<string[]> {
  const entries: string[] = [];
  let last = await sql.one<{ number: number; hash: string }>(
    'select number, hash from guicheng.record_batch where chain = $1 order by number desc limit 1',
    [which],
  );
  for (const day of [...new Set(taken.map((each) => each.day))].sort()) {
    const rows = taken.filter((each) => each.day === day).map(({ row }) => row);
    const batch: Batch = {
      chain: which,
      number: (last?.number ?? 0) + 1,
      day,
      previous: last?.hash ?? null,
      entries: rows.map(entryHash),
    };
    const hash = sha256(batchText(batch));
    sql.later('insert into guicheng.record_batch (chain, number, day, previous, hash, rows) values ($1, $2, $3, $4, $5, $6)', [
      which,
      batch.number,
      day,
      batch.previous,
      hash,
      json(rows),
    ]);
    entries.push(batchEntry({ chain: which, number: batch.number, day, hash }));
    last = { number: batch.number, hash };
  }
  return entries;
}
