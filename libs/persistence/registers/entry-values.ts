/** What a case puts into the columns of a register: from its plan, from the words of its form, by their concepts, or from another entry. */
import {
  Fault,
  fieldByConcept,
  isCivilDate,
  type PlannedValue,
  type Register,
  type RegisterColumn,
  type Template,
} from '../../procedure';
import { isSealed, type Sealed } from '../../record';
import type { Sql } from '../sql';

export type EntryValue = string | number | boolean;

export interface EntryValues {
  values: Record<string, EntryValue>;
  /** Commitments to personal words, by column. */
  sealed: Record<string, Sealed>;
}

/** One revision of a case's form, and the template that says what its fields mean. */
export interface FormPlace {
  tables: string;
  stream: string;
  contentHash: string;
  templateHash: string | null;
}

/** With the instant at which other entries are read. */
type Source = FormPlace & { at: string };

interface StoredForm {
  form: Record<string, unknown>;
  template: Template;
}

/** Column by column what is put in; null takes away, and a column that is absent is not spoken of. */
export type Given = Record<string, EntryValue | Sealed | null>;

/** What an entry is made of: every column by its plan, or by the field of its concept. */
export async function givenToMake(
  sql: Sql,
  of: Source,
  register: Register,
  planned: Record<string, PlannedValue>,
): Promise<Given> {
  const stored = await storedForm(sql, of);
  const given = await givenByPlan(sql, { stored, at: of.at }, register, planned);
  for (const column of register.columns) {
    if (given[column.id] !== undefined) continue;
    const field = fieldByConcept(stored.template.form.fields, column);
    given[column.id] = asColumn(register, column, field === null ? null : stored.form[field.id]);
  }
  for (const column of register.columns) {
    if ((given[column.id] ?? null) !== null || column.optional === true) continue;
    // What a choice usually is stands first; a form from before it was asked says nothing else.
    const usual = column.values?.[0]?.value;
    if (usual === undefined) throw new Fault('REGISTER_VALUE_MISSING', { register: register.id, column: column.id });
    given[column.id] = usual;
  }
  return given;
}

/** What an entry is changed by: the columns of the plan. */
export async function givenToChange(
  sql: Sql,
  of: Source,
  register: Register,
  planned: Record<string, PlannedValue>,
): Promise<Given> {
  const readsForm = Object.values(planned).some((value) => 'field' in value || 'row' in value);
  return givenByPlan(sql, { stored: readsForm ? await storedForm(sql, of) : null, at: of.at }, register, planned);
}

/** The values of before with what was given put in. Columns without a value are left out. */
export function putIn(before: EntryValues, given: Given): EntryValues {
  const values = { ...before.values };
  const sealed = { ...before.sealed };
  for (const [column, value] of Object.entries(given)) {
    delete values[column];
    delete sealed[column];
    if (isSealed(value)) sealed[column] = value;
    else if (value !== null) values[column] = value;
  }
  return { values, sealed };
}

interface Known {
  stored: StoredForm | null;
  at: string;
}

async function givenByPlan(sql: Sql, known: Known, register: Register, planned: Record<string, PlannedValue>): Promise<Given> {
  const given: Given = {};
  for (const [id, plan] of Object.entries(planned)) {
    const column = register.columns.find((candidate) => candidate.id === id);
    if (column === undefined) throw new Fault('REGISTER_COLUMN_UNKNOWN', { register: register.id, column: id });
    given[id] = asColumn(register, column, await valueOf(sql, known, plan));
  }
  return given;
}

async function valueOf(sql: Sql, { stored, at }: Known, plan: PlannedValue): Promise<unknown> {
  if ('value' in plan) return plan.value;
  if ('field' in plan) return stored?.form[plan.field];
  if ('entry' in plan) {
    const { register, id, column } = plan.entry;
    const row = await sql.one<{ value: unknown }>(
      `select coalesce(sealed -> $3, "values" -> $3) as value from guicheng.register_entry
        where register = $1 and id = $2 and recorded_from <= $4 order by version desc limit 1`,
      [register, id, column, at],
    );
    return row?.value ?? null;
  }
  const { field, key, column } = plan.row;
  const rows = stored?.form[field];
  const row: unknown = Array.isArray(rows)
    ? rows.find((one: unknown) => (one as { key?: unknown } | null)?.key === key)
    : undefined;
  return (row as Record<string, unknown> | undefined)?.[column];
}

/** A form's value as a column keeps it; blank is null. What does not fit was let through by whoever checked the template: a Fault. */
function asColumn(register: Register, { id, type, values }: RegisterColumn, value: unknown): EntryValue | Sealed | null {
  if (value === undefined || value === null || isSealed(value)) return value ?? null;
  if (typeof value === 'string' && value.trim() === '') return null;
  const fits: Record<RegisterColumn['type'], () => EntryValue | null> = {
    text: () => textOf(value),
    choice: () => (typeof value === 'string' && (values ?? []).some((known) => known.value === value) ? value : null),
    integer: () => (Number.isSafeInteger(value) ? (value as number) : null),
    money: () => (Number.isSafeInteger(value) ? (value as number) : null),
    date: () => dayOf(value),
    yesNo: () => (typeof value === 'boolean' ? value : null),
  };
  const kept = fits[type]();
  if (kept === null) throw new Fault('REGISTER_VALUE_UNFIT', { register: register.id, column: id });
  return kept;
}

/** Organisations and persons are kept by their ids; several answers stand side by side. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value.join('、') : null;
  const { id } = value as { id?: unknown };
  return typeof id === 'string' ? id : null;
}

function dayOf(value: unknown): string | null {
  const day = typeof value === 'object' && value !== null ? (value as { on?: unknown }).on : value;
  return typeof day === 'string' && isCivilDate(day) ? day : null;
}

async function storedForm(sql: Sql, of: FormPlace): Promise<StoredForm> {
  const row = await sql.one<StoredForm>(
    `select f.form, t.template from ${of.tables}case_form f join guicheng.template_version t on t.hash = $3
      where f.case_id = $1 and f.content_hash = $2 order by f.revision desc limit 1`,
    [of.stream, of.contentHash, of.templateHash],
  );
  if (row === null) throw new Error('the form that the register entry rests on is not stored');
  return row;
}
