/** What a register's declaration says, asked by whoever checks, stores or simulates entries. Pure. */
import { addDays, addMonths } from '../clock/civil';
import { partsOf } from '../clock/period';
import type { CivilDate } from '../kernel';
import type { ColumnType, LookUp, LookUpValueOf, LookUpWhere, Register, RegisterColumn, RegisterState } from './template.types';

/** What a value of a column is in JavaScript. */
export const COLUMN_VALUES: Record<ColumnType, 'string' | 'number' | 'boolean'> = {
  text: 'string',
  integer: 'number',
  money: 'number',
  date: 'string',
  yesNo: 'boolean',
  choice: 'string',
};

/** What a look-up's `where` says besides columns. */
export const NO_COLUMNS: readonly string[] = ['state', 'of', 'since', 'endsWithin'];

/** The columns that a look-up compares. */
export function comparedColumns(where: LookUpWhere): [string, LookUpValueOf][] {
  return Object.entries(where).flatMap(([column, value]): [string, LookUpValueOf][] =>
    NO_COLUMNS.includes(column) || value === undefined || Array.isArray(value) ? [] : [[column, value]],
  );
}

/** The states that a look-up asks for: those that it names, or every one in force. */
export function askedStates({ where: { state } }: Pick<LookUp, 'where'>, register: Pick<Register, 'states'>): string[] {
  if (state === undefined) return register.states.filter(({ inForce }) => inForce).map(({ id }) => id);
  return Array.isArray(state) ? state : [state];
}

export function stateOf(register: Pick<Register, 'states'>, id: string): RegisterState | null {
  return register.states.find((state) => state.id === id) ?? null;
}

export function columnOf(register: Pick<Register, 'columns'>, id: string): RegisterColumn | null {
  return register.columns.find((column) => column.id === id) ?? null;
}

/** Whether entries in this state count among those in force. */
export function isInForce(register: Pick<Register, 'states'>, state: string): boolean {
  return stateOf(register, state)?.inForce === true;
}

/** Whether an entry in one state may come to stand in another. It may stay where it is: then only its values change. */
export function mayBecome(register: Pick<Register, 'changes'>, from: string, to: string): boolean {
  return from === to || register.changes.some((change) => change.from === from && change.to.includes(to));
}

/** Whether an entry may be closed in this state: it is out of force there, or goes nowhere from it. */
export function mayEndIn(register: Pick<Register, 'states' | 'changes'>, state: string): boolean {
  return !isInForce(register, state) || !register.changes.some(({ from }) => from === state);
}

/** The day from which an entry no longer holds, by its validity alone; null: none. The last day of a validity is still valid. */
export function validityEnd(
  { validity }: Pick<Register, 'validity'>,
  of: { validFrom: CivilDate; values: Readonly<Record<string, unknown>> },
): CivilDate | null {
  if (validity === undefined) return null;
  if ('until' in validity) {
    const until = of.values[validity.until];
    return typeof until === 'string' ? addDays(until, 1) : null;
  }
  const parts = partsOf(validity.within);
  if (parts.kind !== 'within') return null;
  if (parts.unit === 'days') return addDays(of.validFrom, parts.count);
  return addMonths(of.validFrom, parts.count * (parts.unit === 'years' ? 12 : 1));
}
