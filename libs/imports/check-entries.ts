/** Rows of a register. An entry is found by its society and its first column; what a matter has entered is changed by a matter. */
import { textOf } from './check-societies';
import { foldName } from './fold';
import { lookUpSociety } from './match-society';
import { checked, decide, found, problem, stopped, type Change, type CheckedRow, type Checking, type Matched } from './outcome';
import type { EntryValues } from './steps';
import type { KnownEntry } from './world';
import type { Column, ReadRow } from './types';

const NAME = { zh: '名录中的名称', en: 'Name in the register' };

export function checkEntry(checking: Checking, row: ReadRow): CheckedRow {
  const columns = checking.target.columns.filter(({ id }) => !['society', 'enteredOn'].includes(id));
  const key = columns[0]?.id ?? '';
  const name = textOf(row.values, key);
  const said = [name, textOf(row.values, 'society')].filter((part) => part !== null).join(' · ');
  if (name === null || row.problems.length > 0) return checked(row, said);
  const society = lookUpSociety(checking, textOf(row.values, 'society') ?? '');
  if (!('found' in society)) return stopped(row, said, society);
  const matched = matchEntry(checking, row, society.found.id, key, name);
  if (!('found' in matched)) return stopped(row, said, matched);
  const settled = [...society.settled, ...matched.settled];
  const given = Object.fromEntries(
    columns.flatMap(({ id }) => (row.values[id] === undefined ? [] : [[id, textOf(row.values, id)]])),
  );
  const register = checking.target.id.replace(/^register:/, '');
  if (matched.found === null) {
    const values = Object.fromEntries(columns.map((column) => [column.id, given[column.id] ?? usual(column)]));
    const id = checking.idOf(`entry ${row.line}`);
    return checked(row, said, {
      settled,
      verdict: 'new',
      changes: changesOf(columns, {}, values),
      steps: [{ op: 'entry-new', register, id, society: society.found.id, enteredOn: textOf(row.values, 'enteredOn'), values }],
    });
  }
  return changeEntry(checking, row, said, { columns, given, settled, register, known: matched.found });
}

function changeEntry(
  checking: Checking,
  row: ReadRow,
  said: string,
  of: { columns: Column[]; given: EntryValues; settled: string[]; register: string; known: KnownEntry },
): CheckedRow {
  const { columns, given, settled, register, known } = of;
  const key = columns[0]?.id ?? '';
  // A name that only shortens the one on record is no new name.
  const isShortened = foldName(given[key] ?? '') === foldName(known.values[key] ?? '');
  const after = Object.fromEntries(
    Object.entries(given).filter(
      ([id, value]) => !known.sealed.includes(id) && value !== (known.values[id] ?? null) && !(id === key && isShortened),
    ),
  );
  const line = checking.lineOf(known.id);
  const isSame = Object.keys(after).length === 0;
  if (line !== null)
    return checked(row, said, { problems: [problem(null, isSame ? 'SAME_AS_LINE' : 'OTHER_THAN_LINE', { line })] });
  if (isSame) return checked(row, said, { settled, verdict: 'same' });
  if (known.number !== null) return checked(row, said, { problems: [problem(null, 'FROM_CASE', { number: known.number })] });
  const before = Object.fromEntries(Object.keys(after).map((id) => [id, known.values[id] ?? null]));
  return checked(row, said, {
    settled,
    verdict: 'change',
    changes: changesOf(columns, before, after),
    steps: [{ op: 'entry-change', register, id: known.id, before, after }],
  });
}

function matchEntry(checking: Checking, row: ReadRow, society: string, key: string, name: string): Matched<KnownEntry | null> {
  const { same, similar } = checking.index.entry(society, key, name);
  if (same !== null || similar === null) return found(same);
  const facts = [{ label: NAME, row: name, record: similar.values[key] ?? null }];
  const doubt = {
    key: `entry ${row.line}`,
    code: 'similar-name' as const,
    candidates: [{ id: similar.id, facts }],
    mayBeNew: true,
  };
  return decide<KnownEntry | null>(doubt, checking.decisions, { this: () => found(similar), new: () => found(null) });
}

/** The first of the declared values is what an entry usually is. */
function usual(column: Column): string | null {
  return column.choices?.[0]?.value ?? null;
}

function changesOf(columns: Column[], before: EntryValues, after: EntryValues): Change[] {
  const shown = (column: Column, value: string | null | undefined) =>
    column.choices?.find((choice) => choice.value === value)?.label.zh ?? value ?? null;
  return columns
    .filter(({ id }) => after[id] !== undefined && (after[id] ?? null) !== (before[id] ?? null))
    .map((column) => ({ label: column.label, from: shown(column, before[column.id]), to: shown(column, after[column.id]) }));
}
