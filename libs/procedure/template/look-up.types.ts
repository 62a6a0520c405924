/**
 * Look-ups: declared questions to registers. The shell answers one as an event, so a check stays pure and the record shows what it saw.
 * Columns and states are those of the register's declaration; values stand in the template, in the form or in a parameter, never in SQL.
 */
import type { Period } from './template.types';

/** How many, their sum in a column, whether there is any, how many of the newest in a row, or the ids of all. */
export type LookUpMeasure = 'count' | 'sum' | 'exists' | 'consecutive' | 'list';

/** A value that is compared with a column: written down, from a field of the form, or from a parameter. */
export type LookUpValueOf = string | number | boolean | { field: string } | { param: string };

/**
 * Which entries: their state (one, several, or absent: every state in force), whose they are, and values of columns. Both periods count
 * from the day on which it is asked: `since` back, to the first day of an entry; `endsWithin` on, to the end of its validity.
 */
export interface LookUpWhere {
  state?: string | string[];
  of: 'society';
  since?: Period;
  endsWithin?: Period;
  [column: string]: LookUpValueOf | string[] | undefined;
}

export interface LookUp {
  id: string;
  register: string;
  measure: LookUpMeasure;
  /** The column that `sum` adds up, or that `consecutive` compares. */
  of?: string;
  /** For `consecutive`: the value that the newest entries have in that column, one after the other, without another between. */
  is?: LookUpValueOf;
  where: LookUpWhere;
}
