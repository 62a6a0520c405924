/** What an import is made of: a grid that was read from a file, a target that says what its rows may mean, and what a row comes to. */
import type { Register, Text } from '../procedure';
import type { RowCode } from './words';

/** A day of the calendar, as a spreadsheet keeps it behind a date format. */
export interface DayCell {
  day: string;
}
export type Cell = string | number | boolean | DayCell | null;
/** Rows of a sheet from its first one; `grid[n]` is line n + 1 as the program that made it counts. */
export type Grid = Cell[][];

export type ColumnKind =
  'text' | 'texts' | 'number' | 'integer' | 'money' | 'day' | 'yes-no' | 'choice' | 'phone' | 'credit-code' | 'period';

export interface Choice {
  value: string;
  label: Text;
  alsoCalled?: readonly string[];
}

/** One thing that a row of a target may say. */
export interface Column {
  id: string;
  label: Text;
  kind: ColumnKind;
  required: boolean;
  /** Further headings under which ledgers carry it. */
  alsoCalled: readonly string[];
  /** For the sheet to be downloaded; may never be taken for somebody's data. */
  example: string;
  choices?: readonly Choice[];
  /** What stands there where nothing is said. */
  usual?: string;
  /** Of a day that is written without its day, or its month: the first or the last. */
  edge?: 'begin' | 'end';
  maxLength?: number;
}

export type TargetKind = 'societies' | 'posts' | 'organ-members' | 'register';

/** What rows can be imported as. `id` is `societies`, `posts`, `organ-members` or `register:<register>`. */
export interface Target {
  id: string;
  kind: TargetKind;
  title: Text;
  columns: Column[];
  /** Of a target that is a register: its declaration. */
  register?: Register;
}

/** Which column of the sheet (from 0) each column of the target is read from. */
export type Mapping = Record<string, number | null>;

export type Value = string | number | boolean | string[];
export type Values = Partial<Record<string, Value>>;

/** What is wrong with a row. `column` is of the target; null: it is about the row as a whole. */
export interface RowProblem {
  column: string | null;
  code: RowCode;
  details: Record<string, string | number>;
}

/** A row that says something, with what could be read of it. */
export interface ReadRow {
  /** As the sheet counts, from 1. */
  line: number;
  values: Values;
  problems: RowProblem[];
}
