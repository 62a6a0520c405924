/** Reading registers: what stands in one on a day, what was known of it then, and how one entry came to be as it is. */
import type { CivilDate } from '../../procedure';
import type { Sealed } from '../../record';
import { inForce, TODAY } from '../../rights';
import { entriesAsOf, isInForce } from './as-of';
import type { Reader } from './declarations';
import type { EntryValue } from './entry-values';

export interface RegisterRow {
  id: string;
  version: number;
  society: string;
  state: string;
  values: Record<string, EntryValue | null>;
  /** Commitments to personal values, by column; null among `values` until they are opened. */
  sealed: Record<string, Sealed>;
  /** First day on which there was any of it. */
  firstFrom: CivilDate;
  validFrom: CivilDate;
  validTo: CivilDate | null;
  recordedFrom: Date;
  recordedTo: Date | null;
  caseId: string | null;
  number: string | null;
  procedure: string | null;
  /** `case`, or what brought it in. */
  provenance: string;
}

/** An organisation that a form of this society may name. */
export interface NamedOrganisation {
  id: string;
  kind: 'society' | 'branch';
  name: string;
}

/** Which societies somebody reads: these, and all of these associations. */
export interface Readable {
  societies: string[];
  associations: string[];
}

/** As of which day; as it was known at the end of which day (null: as it is known now). */
export interface Moment {
  on: CivilDate;
  knownOn: CivilDate | null;
}

/** `in-force`, `past` (no longer in force), or a state. */
export type Shown = { show: 'in-force' | 'past' } | { state: string };

const ROW = `e.id, e.version, e.society, e.state, e."values", e.sealed, e.valid_from::text as "validFrom", e.valid_to::text as "validTo",
  e.first_from::text as "firstFrom", e.recorded_from as "recordedFrom", e.recorded_to as "recordedTo", e.case_id as "caseId", c.number,
  c.procedure, e.provenance`;

/** Whose entries somebody reads: societies `$1`, associations `$2`. Of the row `r`. */
const READABLE = `(r.society = any($1::uuid[])
  or r.society in (select o.id from guicheng.organisation o where o.association = any($2::uuid[])))`;

/** Entries of these societies as of a day, the newest first in each society. */
export function registerRows(reader: Reader, register: string, of: Readable, at: Moment, shown: Shown): Promise<RegisterRow[]> {
  const values: unknown[] = [of.societies, of.associations];
  const given = (value: string): string => `$${values.push(value)}`;
  const on = `${given(at.on)}::date`;
  const known =
    at.knownOn === null ? {} : { knownAt: `((${given(at.knownOn)}::date + 1)::timestamp at time zone 'Asia/Shanghai')` };
  const entries = entriesAsOf({ register: given(register), day: on, whose: READABLE, ...known });
  const condition =
    'state' in shown ? `e.state = ${given(shown.state)}` : `${shown.show === 'past' ? 'not ' : ''}${isInForce(on)}`;
  return reader.rows<RegisterRow>(
    `select ${ROW} from ${entries} e join guicheng.organisation o on o.id = e.society left join guicheng.case_file c on c.id = e.case_id
      where ${condition} order by o.name_zh, e.first_from desc, e.recorded_from desc, e.id`,
    values,
  );
}

/** Every version of an entry, the newest first; none where it is not among these societies' entries. */
export function versionsOf(reader: Reader, register: string, of: Readable, id: string): Promise<RegisterRow[]> {
  return reader.rows<RegisterRow>(
    `select ${ROW}
       from (select r.*, min(r.valid_from) over () as first_from from guicheng.register_entry r
              where r.register = $3 and ${READABLE} and r.id = $4) e
       left join guicheng.case_file c on c.id = e.case_id order by e.version desc`,
    [of.societies, of.associations, register, id],
  );
}

/** Registers in which any of these societies has, or had, an entry. */
export async function registersOf(reader: Reader, of: Readable): Promise<string[]> {
  const rows = await reader.rows<{ register: string }>(
    `select d.register from (select distinct register from guicheng.register_declaration) d
      where exists (select 1 from guicheng.register_entry r where r.register = d.register and ${READABLE})`,
    [of.societies, of.associations],
  );
  return rows.map(({ register }) => register);
}

/** The society itself and what stands below it. */
export async function organisationsOf(reader: Reader, society: string): Promise<NamedOrganisation[]> {
  const branches = entriesAsOf({ register: `'branches'`, day: TODAY, whose: 'r.society = $1' });
  return reader.rows<NamedOrganisation>(
    `select id::text, 'society' as kind, name_zh as name from guicheng.organisation where id = $1
     union all
     select id, 'branch', name from (
       select e.id, e."values" ->> 'name' as name from ${branches} e where ${isInForce(TODAY)} order by e.first_from, e.id) b`,
    [society],
  );
}

/** Which of these ids are entries of this society that are in force today, with their registers. */
export function standingEntries(reader: Reader, society: string, ids: string[]): Promise<{ id: string; register: string }[]> {
  const entries = entriesAsOf({ register: 'r.register', day: TODAY, whose: 'r.society = $1 and r.id = any($2::text[])' });
  return reader.rows(`select e.id, e.register from ${entries} e where ${isInForce(TODAY)}`, [society, ids]);
}

/** People of a society whom a form may name: who holds a post in it, or sits in one of its organs, today. */
export async function peopleOf(reader: Reader, society: string): Promise<{ id: string; name: string }[]> {
  return reader.rows(
    `select p.id::text as id, p.name from guicheng.person p
      where exists (select 1 from guicheng.post h where h.person = p.id and h.organisation = $1 and ${inForce('h')})
         or exists (select 1 from guicheng.organ_member m join guicheng.organ o on o.id = m.organ
                     where m.person = p.id and o.society = $1 and ${inForce('m')})
      order by p.name, p.id`,
    [society],
  );
}
