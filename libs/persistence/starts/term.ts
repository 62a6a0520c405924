import type { Subject } from '../../procedure';
import type { Sql } from '../sql';

/**
 * A society with its term of office, from its master record as it stands on a day. The number names the term, so that a corrected date
 * makes no second one; without a number it is the day on which it began.
 */
export async function subjectOfTerm(sql: Sql, society: string, on: string): Promise<Subject> {
  const row = await sql.one<{ number: string | null; first: string | null; last: string | null }>(
    `select record ->> 'termNumber' as number, record ->> 'termFrom' as first, record ->> 'termTo' as last from guicheng.master_record
      where organisation = $1 and voided_at is null and valid_from <= $2 order by valid_from desc, version desc limit 1`,
    [society, on],
  );
  if (row === null || row.first === null || row.last === null) return { id: society };
  return { id: society, term: { id: row.number ?? row.first, from: row.first, to: row.last } };
}
