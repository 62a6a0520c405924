/**
 * The versions of every entry beside each other. Folding one case's log cannot see them: they may be of several cases, or of an import.
 * Changes nothing; the auditor's role is enough.
 */
import type { DataSource } from 'typeorm';
import type { Difference } from '../log/rebuild';
import { withConnection } from '../sql';

interface Strange {
  id: string;
  stream: string | null;
  what: 'gap' | 'different' | 'unexpected';
}

/**
 * Each version takes over at the instant at which the one before it ends, numbered without a gap, and at most the last one is open: `gap`.
 * The last of one that a case has written last stays open: `different`. Entries of one key never hold at one time: `unexpected`.
 */
export function checkRegisters(source: DataSource): Promise<{ entries: number; differences: Difference[] }> {
  return withConnection(source, async (sql) => {
    const counted = await sql.one<{ entries: number }>(
      'select count(distinct id)::integer as entries from guicheng.register_entry',
    );
    const strange = await sql.rows<Strange>(STRANGE);
    return {
      entries: counted?.entries ?? 0,
      differences: strange.map(({ id, stream, what }) => ({
        ...{
          stream: stream ?? '',
          where: what === 'unexpected' ? 'register_entry.key' : 'register_entry.versions',
          what,
          key: id,
        },
      })),
    };
  });
}

const STRANGE = `
  with line as (
    select r.*, row_number() over w as place, lead(r.recorded_from) over w as next_from, lead(r.register) over w as next_register,
           lead(r.society) over w as next_society
      from guicheng.register_entry r window w as (partition by r.id order by r.version))
  select distinct l.id, l.case_id::text as stream,
         case when l.version <> l.place or (l.next_from is not null and (l.recorded_to is distinct from l.next_from
                   or l.next_register <> l.register or l.next_society <> l.society)) then 'gap' else 'different' end as what
    from line l
   where l.version <> l.place
      or (l.next_from is not null and (l.recorded_to is distinct from l.next_from or l.next_register <> l.register or l.next_society <> l.society))
      or (l.next_from is null and l.recorded_to is not null and l.case_id is not null)
  union all
  select distinct a.id, a.case_id::text, 'unexpected'
    from guicheng.register_entry a join guicheng.register_entry b
      on b.register = a.register and b.society = a.society and b.key = a.key and b.id > a.id and b.twin = a.twin
   where a.in_force and b.in_force and a.recorded_to is null and b.recorded_to is null
     and a.valid_from < coalesce(b.valid_to, 'infinity') and b.valid_from < coalesce(a.valid_to, 'infinity')
   order by 1, 3`;
