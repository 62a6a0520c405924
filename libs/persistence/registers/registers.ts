/** Reading registers. What a register is called and what its columns mean is declared in the catalogue; here is where its rows are. */

import type { Sealed } from '../../record';

/** As much of a connection as reading needs. */
export interface Reader {
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface RegisterRow {
  id: string;
  society: string;
  values: Record<string, string | null>;
  /** Commitments to personal values, by column; null among `values` until they are opened. */
  sealed: Record<string, Sealed>;
  enteredAt: Date;
  caseId: string | null;
  number: string | null;
  /** `case`, or what brought it in. */
  provenance: string;
}

/** An organisation that a form of this society may name. */
export interface NamedOrganisation {
  id: string;
  kind: 'society' | 'branch';
  name: string;
}

interface Stored {
  id: string;
  society: string;
  entered_at: Date;
  case_id: string | null;
  number: string | null;
  sealed: Record<string, Sealed>;
  provenance: string;
  [column: string]: unknown;
}

/** Table and columns of each register; the ids are the catalogue's. */
const TABLES: Record<string, { table: string; columns: string[] }> = {
  branches: { table: 'register_branch', columns: ['name', 'kind', 'discipline', 'head'] },
};

/** Entries in force of these societies, and of all societies of these associations; null: there is no such register. */
export async function registerRows(
  reader: Reader,
  register: string,
  of: { societies: string[]; associations: string[] },
): Promise<RegisterRow[] | null> {
  const found = tableOf(register);
  if (found === null) return null;
  const rows = await reader.rows<Stored>(
    `select r.*, c.number from guicheng."${found.table}" r join guicheng.organisation o on o.id = r.society
       left join guicheng.case_file c on c.id = r.case_id
      where r.state = 'active' and (r.society = any($1::uuid[]) or o.association = any($2::uuid[]))
      order by o.name_zh, r.entered_at desc, r.id`,
    [of.societies, of.associations],
  );
  return rows.map((row) => ({
    id: row.id,
    society: row.society,
    values: Object.fromEntries(found.columns.map((column) => [column, (row[column] as string | null | undefined) ?? null])),
    sealed: row.sealed,
    enteredAt: row.entered_at,
    caseId: row.case_id,
    number: row.number,
    provenance: row.provenance,
  }));
}

/** The society itself and what stands below it. */
export async function organisationsOf(reader: Reader, society: string): Promise<NamedOrganisation[]> {
  return reader.rows<NamedOrganisation>(
    `select id::text, 'society' as kind, name_zh as name from guicheng.organisation where id = $1
     union all
     select id, 'branch', name from (
       select id, name from guicheng.register_branch where society = $1 and state = 'active' order by entered_at, id) b`,
    [society],
  );
}

/** Where a register's rows are; null: it has none. Its columns carry the ids of the declaration. */
/** People of a society whom a form may name: who holds a post in it, or sits in one of its organs, today. */
export async function peopleOf(reader: Reader, society: string): Promise<{ id: string; name: string }[]> {
  const today = `(guicheng.record_now() at time zone 'Asia/Shanghai')::date`;
  const current = (alias: string): string =>
    `${alias}.voided_at is null and ${alias}.held_from <= ${today} and (${alias}.held_to is null or ${alias}.held_to >= ${today})`;
  return reader.rows(
    `select p.id::text as id, p.name from guicheng.person p
      where exists (select 1 from guicheng.post h where h.person = p.id and h.organisation = $1 and ${current('h')})
         or exists (select 1 from guicheng.organ_member m join guicheng.organ o on o.id = m.organ
                     where m.person = p.id and o.society = $1 and ${current('m')})
      order by p.name, p.id`,
    [society],
  );
}

export function tableOf(register: string): { table: string; columns: string[] } | null {
  return Object.hasOwn(TABLES, register) ? (TABLES[register] ?? null) : null;
}
