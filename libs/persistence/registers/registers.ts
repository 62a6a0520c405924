/** Reading registers. What a register is called and what its columns mean is declared in the catalogue; here is where its rows are. */

/** As much of a connection as reading needs. */
export interface Reader {
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface RegisterRow {
  id: string;
  society: string;
  values: Record<string, string | null>;
  enteredAt: Date;
  caseId: string | null;
  number: string | null;
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
    enteredAt: row.entered_at,
    caseId: row.case_id,
    number: row.number,
  }));
}

/** How many entries in force a society has. */
export async function registerCount(reader: Reader, register: string, society: string): Promise<number> {
  const found = tableOf(register);
  if (found === null) throw new Error(`there is no register ${register}`);
  const [row] = await reader.rows<{ count: number }>(
    `select count(*)::int as count from guicheng."${found.table}" where society = $1 and state = 'active'`,
    [society],
  );
  return row?.count ?? 0;
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

function tableOf(register: string): { table: string; columns: string[] } | null {
  return Object.hasOwn(TABLES, register) ? (TABLES[register] ?? null) : null;
}
