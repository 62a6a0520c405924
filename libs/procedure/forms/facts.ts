/** What of a form becomes facts for conditions, and in which type. */
import type { Fact, FactColumn } from '../template/program.types';
import type { Column, ComputedType, Field, FieldType, SimpleFieldType } from './field.types';
import { isGiven, isRecord, own, type Form } from './given';
import type { FactValue, Row } from './values';

/** Which types become facts of conditions. Texts, files and persons never do: they are presence and a hash. */
const SIMPLE: Record<SimpleFieldType, FactColumn['type'] | null> = {
  text: null,
  integer: 'integer',
  money: 'money',
  ratio: 'ratio',
  date: 'date',
  choice: 'choice',
  yesNo: 'yesNo',
  organisation: 'organisation',
  person: null,
  phone: null,
  idNumber: null,
  url: null,
  file: null,
};
const FACT_TYPES: Record<Exclude<FieldType, 'computed'>, Fact['type'] | null> = {
  ...SIMPLE,
  longText: null,
  dateTime: 'dateTime',
  period: 'period',
  choices: 'choices',
  files: null,
  address: null,
  note: null,
  table: 'table',
  // An id among others that stand in a list.
  registerEntry: 'choice',
};

/** Types whose values are somebody's own, whatever the template says. */
const PERSONAL: readonly FieldType[] = ['person', 'phone', 'idNumber'];

export function isPersonal(field: Pick<Field, 'personal' | 'type'>): boolean {
  return field.personal === true || PERSONAL.includes(field.type);
}

/** A form without anybody's personal data: personal fields left out, and of tables the personal columns. */
export function withoutPersonal(fields: Field[], form: Form): Form {
  const personal = new Set(fields.filter(isPersonal).map(({ id }) => id));
  const tables = new Map(
    fields.map(({ id, columns }) => [id, new Set((columns ?? []).filter(isPersonal).map((column) => column.id))]),
  );
  const kept = Object.entries(form).filter(([id]) => !personal.has(id));
  return Object.fromEntries(
    kept.map(([id, value]): [string, unknown] => {
      const columns = tables.get(id);
      if (columns === undefined || columns.size === 0 || !Array.isArray(value)) return [id, value];
      const cut = (row: unknown): unknown =>
        isRecord(row) ? Object.fromEntries(Object.entries(row).filter(([column]) => !columns.has(column))) : null;
      return [id, value.map(cut)];
    }),
  );
}

/** Fields that hold something: a note is only text between them. */
export function holdsValue(field: Pick<Field, 'type'>): boolean {
  return field.type !== 'note';
}

/** A field as a fact, or null: texts, files and personal data never become one. */
export function factOf(field: Field): Fact | null {
  if (isPersonal(field)) return null;
  const type = field.type === 'computed' ? (field.gives ?? 'integer') : FACT_TYPES[field.type];
  if (type === null) return null;
  const fact: Fact = {
    field: field.id,
    type,
    ...(type === 'table' ? { columns: (field.columns ?? []).flatMap(factColumn) } : {}),
    ...boundsOf(field),
  };
  return isCertain(field) ? fact : { ...fact, optional: true };
}

/** A required field that is always asked is always there; a computed one only while all that it reads is. */
function isCertain(field: Field): boolean {
  return field.required === true && field.shownWhen === undefined && field.type !== 'computed';
}

/** Limits travel with the fact, so that arithmetic in conditions is known not to overflow. Only for types that are new with them. */
function boundsOf({ type, minimum, maximum }: Pick<Field, 'type' | 'minimum' | 'maximum'>): Pick<Fact, 'minimum' | 'maximum'> {
  if (type !== 'money') return {};
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

function factColumn(column: Column): FactColumn[] {
  const type = isPersonal(column) ? null : SIMPLE[column.type];
  return type === null ? [] : [{ id: column.id, type, ...(column.required ? {} : { optional: true as const }) }];
}

/** A value as conditions read it: exactly what its type has, nothing that was sent along with it. */
export function factValue(fact: Fact, value: unknown): FactValue {
  if (fact.type !== 'table') return plainValue(fact.type, value);
  return (value as unknown[]).map((row): Row => {
    const kept: Record<string, FactValue> = { key: own(row, 'key') as string };
    for (const { id, type } of fact.columns ?? []) {
      const cell = own(row, id);
      if (isGiven(cell)) kept[id] = plainValue(type, cell);
    }
    return kept as Row;
  });
}

type Plain = Exclude<Fact['type'], 'table'> | ComputedType;

const PARTS: Partial<Record<Plain, string[]>> = {
  organisation: ['id', 'kind'],
  ratio: ['part', 'whole'],
  dateTime: ['on', 'part'],
  period: ['from', 'to'],
};

function plainValue(type: Plain, value: unknown): FactValue {
  const parts = PARTS[type];
  if (parts === undefined) return Array.isArray(value) ? (value.slice() as string[]) : (value as FactValue);
  return Object.fromEntries(parts.map((part) => [part, own(value, part)])) as unknown as FactValue;
}
