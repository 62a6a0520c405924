/** Values that a rule watches, as they stand in the facts of a case. What is absent breaks nothing. */
import type { FactValue, Row } from '../forms/values';
import type { Monitor, ValueTest } from './monitor.types';
import type { CaseState } from './state.types';

/** Whether the field, or its column in any row, has a value that the rule forbids. */
export function hasValue(
  { facts }: Pick<CaseState, 'facts'>,
  { field, part, column, test }: Extract<Monitor, { kind: 'value' }>,
): boolean {
  const value = facts[field];
  const cells = column === undefined ? [value] : Array.isArray(value) ? (value as Row[]).map((row) => row[column]) : [];
  return cells.some((cell) => isForbidden(part === undefined ? cell : partOf(cell, part), test));
}

function partOf(value: FactValue | undefined, part: string): unknown {
  return typeof value === 'object' && !Array.isArray(value) ? (value as unknown as Record<string, unknown>)[part] : undefined;
}

function isForbidden(value: unknown, test: ValueTest): boolean {
  if (value === undefined || value === null) return false;
  // Of several choices each is looked at.
  if (Array.isArray(value)) return value.some((one) => isForbidden(one, test));
  if ('above' in test) return typeof value === 'number' && value > test.above;
  return 'is' in test ? test.is.includes(value as string) : !test.isNot.includes(value as string);
}
