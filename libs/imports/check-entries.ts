/** Rows of a register. An entry is found by its society and its key; what a matter has entered is changed by a matter. */
import { validityEnd, yuan, type Register } from '../procedure';
import { textOf } from './check-societies';
import { lookUpSociety } from './match-society';
import { checked, decide, found, problem, stopped, type Change, type CheckedRow, type Checking, type Matched } from './outcome';
import type { EntryValues } from './steps';
import { keyIn, ROW_IN_REGISTER } from './target-of-register';
import type { KnownEntry } from './world';
import type { Column, ReadRow } from './types';

const NAME = { zh: '名录中的名称', en: 'Name in the register' };
const STATE = { zh: '状态', en: 'State' };

interface Given {
  register: Register;
  columns: Column[];
  values: EntryValues;
  state: string | undefined;
  enteredOn: string | null;
  said: string;
}

export function checkEntry(checking: Checking, row: ReadRow): CheckedRow {
  const given = givenIn(checking, row);
  const { said, register, columns, values, state, enteredOn } = given;
  if (said === '' || row.problems.length > 0) return checked(row, said);
  const society = lookUpSociety(checking, textOf(row.values, 'society') ?? '');
  if (!('found' in society)) return stopped(row, said, society);
  const matched = matchEntry(checking, row, society.found.id, given);
  if (!('found' in matched)) return stopped(row, said, matched);
  const settled = [...society.settled, ...matched.settled];
  if (matched.found !== null) return changeEntry(checking, row, given, settled, matched.found);
  const all = Object.fromEntries(columns.map((column) => [column.id, values[column.id] ?? usual(column)]));
  const id = checking.idOf(`entry ${row.line}`);
  const validTo = validityEnd(register, { validFrom: enteredOn ?? checking.index.world.today, values: all });
  const standing = { state: state ?? register.states[0]?.id ?? '', ...(validTo === null ? {} : { validTo }) };
  return checked(row, said, {
    settled,
    verdict: 'new',
    changes: [...changesOf(columns, {}, all), ...stateChange(register, null, state)],
    steps: [{ op: 'entry-new', register: register.id, id, society: society.found.id, enteredOn, values: all, ...standing }],
  });
}

function givenIn(checking: Checking, row: ReadRow): Given {
  const { register } = checking.target;
  if (register === undefined) throw new Error('rows of a register need its declaration');
  const columns = checking.target.columns.filter(({ id }) => !ROW_IN_REGISTER.includes(id));
  const values = Object.fromEntries(
    columns.flatMap(({ id }) => {
      const value = row.values[id];
      return value === undefined || Array.isArray(value) ? [] : [[id, value]];
    }),
  );
  const naming = register.key.length > 0 ? register.key : keyIn(register).slice(0, 3);
  const said = naming.map((id) => shownOf(columns, id, values)).filter((part) => part !== '');
  return {
    ...{ register, columns, values, said: said.length === 0 ? '' : [...said, textOf(row.values, 'society') ?? ''].join(' · ') },
    ...{ state: textOf(row.values, 'state') ?? undefined, enteredOn: textOf(row.values, 'enteredOn') },
  };
}

function changeEntry(checking: Checking, row: ReadRow, given: Given, settled: string[], known: KnownEntry): CheckedRow {
  const { columns, values, register, said } = given;
  const key = keyIn(register);
  const after = Object.fromEntries(
    Object.entries(values).filter(
      // A name that only shortens the one on record is no new name.
      ([id, value]) => !known.sealed.includes(id) && value !== (known.values[id] ?? null) && !key.includes(id),
    ),
  );
  const state = given.state === known.state ? undefined : given.state;
  const line = checking.lineOf(known.id);
  const isSame = Object.keys(after).length === 0 && state === undefined;
  if (line !== null)
    return checked(row, said, { problems: [problem(null, isSame ? 'SAME_AS_LINE' : 'OTHER_THAN_LINE', { line })] });
  if (isSame) return checked(row, said, { settled, verdict: 'same' });
  if (known.number !== null) return checked(row, said, { problems: [problem(null, 'FROM_CASE', { number: known.number })] });
  const before = Object.fromEntries(Object.keys(after).map((id) => [id, known.values[id] ?? null]));
  const until = register.validity !== undefined && 'until' in register.validity ? register.validity.until : null;
  const validTo =
    until === null || after[until] === undefined
      ? {}
      : { validTo: validityEnd(register, { validFrom: known.enteredOn, values: { ...known.values, ...after } }) };
  return checked(row, said, {
    settled,
    verdict: 'change',
    changes: [...changesOf(columns, before, after), ...stateChange(register, known.state, state)],
    steps: [
      {
        ...{ op: 'entry-change', register: register.id, id: known.id, before, after, ...validTo },
        ...(state === undefined ? {} : { state }),
      },
    ],
  });
}

function matchEntry(checking: Checking, row: ReadRow, society: string, given: Given): Matched<KnownEntry | null> {
  const { same, similar } = checking.index.entry(society, given.register, given);
  if (same !== null || similar === null) return found(same);
  const nameOf = (values: EntryValues): string =>
    keyIn(given.register)
      .map((id) => String(values[id] ?? ''))
      .join(' · ');
  const facts = [{ label: NAME, row: nameOf(given.values), record: nameOf(similar.values) }];
  const doubt = {
    key: `entry ${row.line}`,
    code: 'similar-name' as const,
    candidates: [{ id: similar.id, facts }],
    mayBeNew: true,
  };
  return decide<KnownEntry | null>(doubt, checking.decisions, { this: () => found(similar), new: () => found(null) });
}

function shownOf(columns: Column[], id: string, values: EntryValues): string {
  const column = columns.find((candidate) => candidate.id === id);
  return column === undefined ? '' : (shown(column, values[id] ?? null) ?? '');
}

/** The first of the declared values is what an entry usually is. */
function usual(column: Column): string | null {
  return column.required ? null : (column.usual ?? null);
}

function stateChange({ states }: Register, from: string | null, to: string | undefined): Change[] {
  const labelOf = (state: string | null): string | null => states.find(({ id }) => id === state)?.label.zh ?? null;
  return to === undefined ? [] : [{ label: STATE, from: labelOf(from), to: labelOf(to) }];
}

function changesOf(columns: Column[], before: EntryValues, after: EntryValues): Change[] {
  return columns
    .filter(({ id }) => after[id] !== undefined && (after[id] ?? null) !== (before[id] ?? null))
    .map((column) => ({
      label: column.label,
      from: shown(column, before[column.id] ?? null),
      to: shown(column, after[column.id] ?? null),
    }));
}

function shown(column: Column, value: EntryValues[string]): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (column.kind === 'money' && typeof value === 'number') return `${yuan(value)} 元`;
  return column.choices?.find((choice) => choice.value === value)?.label.zh ?? String(value);
}
