/** The tables of imports: what was uploaded, how it is mapped, what each line came to. */
import { LISTED_AT_MOST, type ImportCounts, type ImportStatus } from '../../../libs/contracts';
import type { CheckedRow, Decisions, Grid, Mapping, Step } from '../../../libs/imports';
import { json, type Sql } from '../../../libs/persistence';

export interface ImportRow {
  id: string;
  target: string;
  association: string;
  file_name: string | null;
  status: ImportStatus;
  sheet: number | null;
  heading_row: number | null;
  mapping: Mapping;
  decisions: Decisions;
  counts: Partial<ImportCounts>;
  kept_lines: number | null;
  made_by: string;
  made_by_name: string;
  made_at: Date;
  apply_key: string | null;
  applied_at: Date | null;
  undo_key: string | null;
  undone_at: Date | null;
  /** By the record's own clock. */
  undoable: boolean;
}

/** What a line is shown as; its steps stand apart, because no page needs them. */
export type Shown = Omit<CheckedRow, 'steps' | 'line' | 'verdict'>;
export interface LineRow {
  line: number;
  verdict: CheckedRow['verdict'];
  shown: Shown;
  kept: boolean;
}

/** How long an upload's rows are kept after the last thing done with it. They are personal data. */
const KEPT_DAYS = 30;

const SELECT = `select i.*, p.name as made_by_name,
    (i.applied_at is not null and i.applied_at > guicheng.record_now() - interval '1 day') as undoable
  from guicheng.import i join guicheng.person p on p.id = i.made_by`;

export function findImport(sql: Sql, id: string, associations: string[]): Promise<ImportRow | null> {
  return sql.one<ImportRow>(`${SELECT} where i.id = $1 and i.association = any($2::uuid[])`, [id, associations]);
}

/** The same, with everybody else kept from changing it until this transaction ends. */
export async function lockImport(sql: Sql, id: string): Promise<ImportRow> {
  await sql.run('select 1 from guicheng.import where id = $1 for no key update', [id]);
  const row = await sql.one<ImportRow>(`${SELECT} where i.id = $1`, [id]);
  if (row === null) throw new Error('an import that was there is gone');
  return row;
}

export function listImports(sql: Sql, associations: string[]): Promise<ImportRow[]> {
  return sql.rows<ImportRow>(
    `${SELECT} where i.association = any($1::uuid[]) order by i.made_at desc, i.id limit ${LISTED_AT_MOST.imports}`,
    [associations],
  );
}

export async function insertImport(
  sql: Sql,
  made: {
    id: string;
    target: string;
    association: string;
    fileName: string;
    by: string;
    sheets: { name: string; cells: Grid }[];
  },
): Promise<void> {
  await sql.run(
    `insert into guicheng.import (id, target, association, file_name, status, made_by) values ($1, $2, $3, $4, 'sheet', $5)`,
    [made.id, made.target, made.association, made.fileName, made.by],
  );
  for (const [position, { name, cells }] of made.sheets.entries())
    await sql.run(`insert into guicheng.import_sheet (import, position, name, cells) values ($1, $2, $3, $4)`, [
      made.id,
      position,
      name,
      json(cells),
    ]);
}

export function sheetsOf(sql: Sql, id: string): Promise<{ position: number; name: string; rows: number }[]> {
  return sql.rows(
    `select position, name, jsonb_array_length(cells) as rows from guicheng.import_sheet where import = $1 order by position`,
    [id],
  );
}

export async function gridOf(sql: Sql, id: string, position: number): Promise<Grid> {
  const row = await sql.one<{ cells: Grid }>(`select cells from guicheng.import_sheet where import = $1 and position = $2`, [
    id,
    position,
  ]);
  return row?.cells ?? [];
}

/** The first lines, for headings and samples. */
export async function topOf(sql: Sql, id: string, position: number, lines: number): Promise<Grid> {
  const row = await sql.one<{ cells: Grid }>(
    `select jsonb_path_query_array(cells, '$[0 to $last]', jsonb_build_object('last', $3::integer)) as cells
       from guicheng.import_sheet where import = $1 and position = $2`,
    [id, position, lines - 1],
  );
  return row?.cells ?? [];
}

/** What was shown is shown no more; this is. */
export async function writeLines(sql: Sql, id: string, rows: CheckedRow[]): Promise<void> {
  await sql.run(`delete from guicheng.import_row where import = $1`, [id]);
  for (let at = 0; at < rows.length; at += 2_000) {
    const part = rows.slice(at, at + 2_000).map(({ line, verdict, steps, ...shown }) => ({ line, verdict, steps, shown }));
    await sql.run(
      `insert into guicheng.import_row (import, line, verdict, shown, steps)
       select $1, line, verdict, shown, steps
         from jsonb_to_recordset($2::jsonb) as r(line integer, verdict text, shown jsonb, steps jsonb)`,
      [id, json(part)],
    );
  }
}

export function linesOf(sql: Sql, id: string, of: { verdict?: string; from: number; limit: number }): Promise<LineRow[]> {
  return sql.rows<LineRow>(
    `select line, verdict, shown, kept from guicheng.import_row
      where import = $1 and line >= $2 and ($3::text is null or verdict = $3) order by line limit $4`,
    [id, of.from, of.verdict ?? null, of.limit],
  );
}

/** The steps of every line, as they were shown. */
export function stepsOf(sql: Sql, id: string): Promise<{ line: number; verdict: CheckedRow['verdict']; steps: Step[] }[]> {
  return sql.rows(`select line, verdict, steps from guicheng.import_row where import = $1 order by line`, [id]);
}

export async function rememberedOf(sql: Sql, association: string, target: string): Promise<Record<string, string>> {
  const row = await sql.one<{ headings: Record<string, string> }>(
    `select headings from guicheng.import_mapping where association = $1 and target = $2`,
    [association, target],
  );
  return row?.headings ?? {};
}

export async function remember(sql: Sql, association: string, target: string, headings: Record<string, string>): Promise<void> {
  await sql.run(
    `insert into guicheng.import_mapping (association, target, headings) values ($1, $2, $3)
     on conflict (association, target) do update set headings = excluded.headings`,
    [association, target, json(headings)],
  );
}

/** At the next beginning of an import by anybody: rows of uploads whose time is over go, and the names of their files. */
export async function forgetOldRows(sql: Sql): Promise<void> {
  const old = `select id from guicheng.import
    where file_name is not null
      and greatest(made_at, applied_at, undone_at) < guicheng.record_now() - interval '${KEPT_DAYS} days'`;
  for (const table of ['import_row', 'import_sheet']) await sql.run(`delete from guicheng.${table} where import in (${old})`);
  await sql.run(`update guicheng.import set file_name = null, decisions = '{}' where id in (${old})`);
}

/** Counts and nothing else: whose rows they were stands in the rows. */
export async function recordImportAct(
  sql: Sql,
  act: {
    actor: string;
    action: 'import-received' | 'import-applied' | 'import-undone';
    row: { id: string; association: string };
    details: object;
  },
): Promise<void> {
  await sql.run(
    `insert into guicheng.administrative_act (actor, action, object_kind, object, organisation, details) values ($1, $2, 'import', $3, $4, $5)`,
    [act.actor, act.action, act.row.id, act.row.association, json(act.details)],
  );
}
