/** What is wrong between the fields of a form, each of which is right by itself. No schema can say these. */
import type { Column, Field } from './field.types';
import { isGiven, own, type Form } from './given';
import type { Details } from './shapes';

/** Finds what is wrong with one sound field, given the other sound ones. */
export function judgeRelations(field: Field, form: Form): Details[] {
  const value = own(form, field.id);
  if (field.type === 'date') return judgeDates(field, String(value), form);
  if (field.type === 'table') return judgeRows(field, value as unknown[]);
  const isReversed = field.type === 'period' && String(own(value, 'from')) > String(own(value, 'to'));
  return isReversed ? [{ reversed: true }] : [];
}

const DATE_RULES: ['after' | 'before' | 'notBefore' | 'notAfter', (one: string, other: string) => boolean][] = [
  ['after', (one, other) => one > other],
  ['before', (one, other) => one < other],
  ['notBefore', (one, other) => one >= other],
  ['notAfter', (one, other) => one <= other],
];

/** Civil dates of four-digit years compare as texts. A date that is not given compares with nothing. */
function judgeDates(field: Field, date: string, form: Form): Details[] {
  return DATE_RULES.flatMap(([rule, holds]) => {
    const other = field[rule];
    const against = other === undefined ? undefined : own(form, other);
    if (other === undefined || typeof against !== 'string' || !isGiven(against)) return [];
    return holds(date, against) ? [] : [{ [rule]: other }];
  });
}

function judgeRows(field: Field, rows: unknown[]): Details[] {
  const columns: Pick<Column, 'id'>[] = (field.columns ?? []).filter(({ unique }) => unique);
  return [{ id: 'key' }, ...columns].flatMap(({ id }) => {
    const seen = new Map<string, number>();
    return rows.flatMap((row, index): Details[] => {
      const cell = own(row, id);
      if (!isGiven(cell)) return [];
      const text = typeof cell === 'string' ? cell.trim() : JSON.stringify(cell);
      const first = seen.get(text);
      if (first === undefined) {
        seen.set(text, index);
        return [];
      }
      return [{ row: index + 1, column: id, sameAs: first + 1 }];
    });
  });
}
