/** Rows of the societies' own ledger: new societies, and new versions of master records. Blank cells take nothing away. */
import {
  changedMasterFields,
  MASTER_FIELDS,
  masterRecordProblems,
  type MasterField,
  type MasterFieldId,
  type MasterRecord,
} from '../contracts';
import { fold } from './fold';
import { matchPerson } from './match-person';
import { matchSociety } from './match-society';
import { checked, found, problem, stopped, type Change, type CheckedRow, type Checking, type Matched } from './outcome';
import type { SocietyFields, Step } from './steps';
import type { KnownSociety } from './world';
import type { ReadRow, RowProblem, Values } from './types';
import type { RowCode } from './words';

export function checkSociety(checking: Checking, row: ReadRow): CheckedRow {
  const name = textOf(row.values, 'society');
  const said = name ?? textOf(row.values, 'creditCode') ?? '';
  if (name === null || row.problems.length > 0) return checked(row, said);
  const matched = matchSociety(checking, {
    name,
    code: textOf(row.values, 'creditCode'),
    formerNames: (row.values['formerNames'] as string[] | undefined) ?? [],
  });
  if (!('found' in matched)) return stopped(row, said, matched);
  const known = matched.found;
  const named = namesOf(checking, row.values, known);
  if (!('found' in named)) return stopped(row, said, named);
  const record = { ...known?.record, ...recordOf(row.values), ...named.found };
  if (known !== null && fold(known.name) !== fold(name))
    record.formerNames = [...new Set([...(record.formerNames ?? []), known.name])];
  const problems = masterRecordProblems(record as Record<string, unknown>).flatMap((wrong) => problemOf(wrong.field, wrong.code));
  const settled = [...matched.settled, ...named.settled];
  const id = known?.id ?? checking.idOf(`society ${row.line}`);
  const { steps, changes } = stepsOf(known, id, name, row.values, record);
  return checked(row, said, {
    problems,
    settled,
    changes: [...changes, ...changesOf(checking, known?.record ?? {}, record, row.values)],
    steps: [...named.steps, ...steps],
    verdict: known === null ? 'new' : steps.length + named.steps.length > 0 ? 'change' : 'same',
  });
}

/** The fields of the row that a record keeps as they are. */
function recordOf(values: Values): MasterRecord {
  const kept = MASTER_FIELDS.filter(({ id, type }) => values[id] !== undefined && !['organisation', 'person'].includes(type));
  return Object.fromEntries(kept.map(({ id }) => [id, values[id]]));
}

/** The fields that name somebody: a party organisation that is there, a person who may have to be made. */
function namesOf(checking: Checking, values: Values, known: KnownSociety | null): Matched<MasterRecord> {
  const record: MasterRecord = {};
  const reviewer = textOf(values, 'partyReviewer');
  if (reviewer !== null) {
    const party = checking.index.world.parties.find((one) => fold(one.name) === fold(reviewer));
    if (party === undefined) return { problem: problem('partyReviewer', 'PARTY_UNKNOWN') };
    record.partyReviewer = party.id;
  }
  const contact = textOf(values, 'contact');
  if (contact === null) return found(record);
  const society = known?.id ?? checking.idOf(`contact of ${textOf(values, 'society') ?? ''}`);
  const matched = matchPerson(checking, {
    name: contact,
    phone: textOf(values, 'contactPhone'),
    society,
    holdsIt: ({ id }) => known?.record.contact === id,
  });
  if (!('found' in matched)) return matched;
  checking.index.noteSpokenOf(society, matched.found);
  return { ...matched, found: { ...record, contact: matched.found.id } };
}

function stepsOf(
  known: KnownSociety | null,
  id: string,
  name: string,
  values: Values,
  record: MasterRecord,
): { steps: Step[]; changes: Change[] } {
  const told = { nameEn: textOf(values, 'nameEn'), phone: textOf(values, 'officePhone'), foundedOn: textOf(values, 'foundedOn') };
  if (known === null) {
    const made: Step = { op: 'society-new', id, name, nameEn: told.nameEn ?? name, phone: told.phone, foundedOn: told.foundedOn };
    return {
      steps: [made, { op: 'record-new', organisation: id, version: 1, record }],
      changes: fieldChanges({}, withoutNull({ name, ...told })),
    };
  }
  const wanted: SocietyFields = { name, ...withoutNull(told) };
  if (fold(known.name) === fold(name)) delete wanted.name;
  const before = pick(known, wanted);
  const after = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => value !== before[field as keyof SocietyFields]),
  ) as SocietyFields;
  const steps: Step[] = Object.keys(after).length === 0 ? [] : [{ op: 'society-change', id, before: pick(known, after), after }];
  if (changedMasterFields(known.record, record).length > 0)
    steps.push({ op: 'record-new', organisation: id, version: known.version + 1, record });
  return { steps, changes: fieldChanges(known, after) };
}

const FIELD_LABELS: Record<keyof SocietyFields, Change['label']> = {
  name: { zh: '名称', en: 'Name' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  phone: { zh: '办公电话', en: 'Office telephone' },
  foundedOn: { zh: '成立日期', en: 'Founded on' },
};

function fieldChanges(before: SocietyFields, after: SocietyFields): Change[] {
  return (Object.keys(FIELD_LABELS) as (keyof SocietyFields)[])
    .filter((field) => after[field] !== undefined && after[field] !== null && after[field] !== before[field])
    .map((field) => ({ label: FIELD_LABELS[field], from: before[field] ?? null, to: after[field] ?? null }));
}

function changesOf({ index }: Checking, before: MasterRecord, after: MasterRecord, values: Values): Change[] {
  const said = (field: MasterField, value: unknown, isAfter: boolean): string | null => {
    if (value === undefined || value === null) return null;
    if (field.type === 'choice') return field.choices?.find((choice) => choice.value === value)?.label.zh ?? null;
    if (field.type === 'yes-no') return value === true ? '是' : '否';
    if (Array.isArray(value)) return value.join('、');
    if (field.type === 'person') return isAfter ? textOf(values, field.id) : (index.people.get(value as string)?.name ?? null);
    if (field.type === 'organisation') return index.world.parties.find(({ id }) => id === value)?.name ?? null;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  const changed = new Set<MasterFieldId>(changedMasterFields(before, after));
  return MASTER_FIELDS.filter(({ id }) => changed.has(id)).map((field) => ({
    label: field.label,
    from: said(field, before[field.id], false),
    to: said(field, after[field.id], true),
  }));
}

/** What the record itself finds wrong, in the words of a row. */
function problemOf(field: MasterFieldId, code: string): RowProblem[] {
  const declared = MASTER_FIELDS.find(({ id }) => id === field);
  if (declared === undefined) return [];
  const codes: Record<string, RowCode> = {
    FIELD_REQUIRED: 'REQUIRED',
    CREDIT_CODE_INVALID: 'NOT_A_CREDIT_CODE',
    DATES_REVERSED: 'ENDS_BEFORE_IT_BEGINS',
  };
  const known = codes[code];
  if (known !== undefined) return [problem(field, known)];
  if (declared.when === undefined) return [problem(field, 'TOO_LONG', { limit: declared.maxLength ?? 0 })];
  const { when } = declared;
  const other = MASTER_FIELDS.find(({ id }) => id === when.field);
  const value = other?.choices?.find((choice) => choice.value === when.is)?.label.zh ?? when.is;
  return [problem(field, 'ONLY_WITH', { other: other?.label.zh ?? when.field, value })];
}

function pick(from: SocietyFields, like: SocietyFields): SocietyFields {
  return Object.fromEntries(Object.keys(like).map((field) => [field, from[field as keyof SocietyFields] ?? null]));
}

function withoutNull(fields: Record<string, string | null>): SocietyFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

export function textOf(values: Values, id: string): string | null {
  const value = values[id];
  return typeof value === 'string' ? value : null;
}
