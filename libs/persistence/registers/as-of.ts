/**
 * Registers as of a day. Of an entry's versions the newest counts that holds from that day or earlier: what was recorded later, of
 * the same days, takes the place of what was recorded before. What nobody stands by any more (an import that was taken back) is not there.
 */
import type { Register } from '../../procedure';

/** What an as-of question depends on, each as a placeholder of the statement or an expression. */
interface AsOf {
  register: string;
  day: string;
  /** Up to which instant what was recorded is known; absent: all of it. */
  knownAt?: string;
  /** More about `r`: whose they are. */
  whose: string;
}

/** One row for each entry: its version, and `first_from`, the day from which there was any of it. */
export function entriesAsOf({ register, day, knownAt, whose }: AsOf): string {
  const known = knownAt === undefined ? '' : `and r.recorded_from <= ${knownAt}`;
  const stands =
    knownAt === undefined
      ? 'k.recorded_to is null'
      : `k.recorded_from <= ${knownAt} and (k.recorded_to is null or k.recorded_to > ${knownAt})`;
  return `(
    select distinct on (r.id) r.*, min(r.valid_from) over (partition by r.id) as first_from
      from guicheng.register_entry r
     where r.register = ${register} and ${whose} and r.valid_from <= ${day} ${known}
       and exists (select 1 from guicheng.register_entry k where k.id = r.id and ${stands})
     order by r.id, r.version desc)`;
}

/** In force on that day: in a state that counts, and within its validity. Of the row `e`. */
export function isInForce(day: string): string {
  return `(e.in_force and (e.valid_to is null or ${day} < e.valid_to))`;
}

/**
 * Entries that stand in one of these states on that day. Whether its validity goes on is asked of those in force; one that was closed
 * stays closed. Of the row `e`; the states are a placeholder.
 */
export function standsIn(states: string, declared: Pick<Register, 'states'>, of: string[], day: string): string {
  const isWithin = `(e.valid_to is null or ${day} < e.valid_to)`;
  const last = declared.states.filter(({ id, inForce }) => of.includes(id) && !inForce);
  if (last.length === 0) return `(e.state = any(${states}) and ${isWithin})`;
  return `(e.state = any(${states}) and (not (${SAID_IN_FORCE}) or ${isWithin}))`;
}

/** What the declaration that wrote it says of its state: one that was closed is not in force, whatever its state. */
const SAID_IN_FORCE = `exists (
  select 1 from guicheng.register_declaration d, jsonb_array_elements(d.declaration -> 'states') as s
   where d.register = e.register and d.hash = e.declared and s ->> 'id' = e.state and (s ->> 'inForce')::boolean)`;
