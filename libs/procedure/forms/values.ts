/** The values of a form, as they are kept and as conditions read them. Everything is plain JSON and whole numbers. */
import type { CivilDate } from '../kernel';

/** An organisation is its id and its kind; its name is read where it is shown. */
export interface OrganisationValue {
  id: string;
  kind: 'society' | 'branch';
}

/** A person is an id. No condition reads one; where a step is done by whom the form names, the id travels with the case (`Program.persons`). */
export interface PersonValue {
  id: string;
}

/** `part` of `whole`: never a fraction in a double. Both at most 1,000,000,000, so that cross-multiplied they stay exact. */
export interface Ratio {
  part: number;
  whole: number;
}

/** A day with its half (`am`, `pm`) or a time of the clock (`09:30`), Asia/Shanghai. */
export interface DayPart {
  on: CivilDate;
  part: string;
}

/** From a day to a day, both included. */
export interface Span {
  from: CivilDate;
  to: CivilDate;
}

/** One row of a table. Its key is given once and stays with it, so that a row is the same row after an edit. */
export type Row = { key: string } & Record<string, FactScalar | Ratio | OrganisationValue>;

export type FactScalar = number | string | boolean;

/** A fact's value. Money is whole fen. */
export type FactValue = FactScalar | string[] | OrganisationValue | Ratio | DayPart | Span | Row[];

/** Whole fen, up to ten trillion yuan either way: more than that is a typing error, and a thousand rows of it still add up exactly. */
export const MOST_FEN = 1_000_000_000_000_000;
export const MOST_OF_RATIO = 1_000_000_000;
/** Conditions walk over lists; longer ones are refused where they come in. */
export const MOST_ROWS = 1_000;
export const USUAL_ROWS = 100;
