/** What one row comes to, before anything is written. */
import type { Text } from '../procedure';
import type { Step } from './steps';
import type { Index } from './world';
import type { ReadRow, RowProblem, Target } from './types';
import type { DoubtCode } from './words';

export type Verdict = 'new' | 'change' | 'same' | 'doubtful' | 'error' | 'left';

/** One thing that changes, in words of the page; null: nothing stood or stands there. */
export interface Change {
  label: Text;
  from: string | null;
  to: string | null;
}

/** Something on record that the row may be about. */
export interface Candidate {
  id: string;
  /** What the record says of it, beside what the row says. */
  facts: { label: Text; row: string | null; record: string | null }[];
}

/** `key` is the same for all rows that ask the same question, so one answer settles them. */
export interface Doubt {
  key: string;
  code: DoubtCode;
  candidates: Candidate[];
  /** Whether "a new one" is an answer at all. */
  mayBeNew: boolean;
}

export type Choice = { choice: 'this'; candidate: string } | { choice: 'new' } | { choice: 'leave' };
export type Decisions = Record<string, Choice>;

export interface CheckedRow {
  line: number;
  /** What it is about, for the list. */
  said: string;
  verdict: Verdict;
  changes: Change[];
  problems: RowProblem[];
  doubt: Doubt | null;
  /** The doubts that were settled for it, so that an answer can be taken back. */
  settled: string[];
  steps: Step[];
}

/** Everything that a check of one row may ask. */
export interface Checking {
  target: Target;
  index: Index;
  decisions: Decisions;
  /** The same name gives the same id, as often as it is asked. */
  idOf: (name: string) => string;
  /** The earlier line that brings or changes the thing with this id. */
  lineOf: (id: string) => number | null;
}

/** What a part of a row comes to: found (perhaps to be made by steps), to be asked, left out, or wrong. */
export type Matched<Found> =
  | { found: Found; steps: Step[]; changes: Change[]; settled: string[] }
  | { doubt: Doubt }
  | { left: string }
  | { problem: RowProblem };

export function found<Found>(value: Found, steps: Step[] = [], changes: Change[] = [], settled: string[] = []): Matched<Found> {
  return { found: value, steps, changes, settled };
}

/** Puts the question, or answers it by what was decided; an answer that no longer fits is asked again. */
export function decide<Found>(
  doubt: Doubt,
  decisions: Decisions,
  take: { this: (candidate: string) => Matched<Found>; new: () => Matched<Found> },
): Matched<Found> {
  const answer = decisions[doubt.key];
  if (answer?.choice === 'leave') return { left: doubt.key };
  if (answer?.choice === 'this' && doubt.candidates.some(({ id }) => id === answer.candidate))
    return settledBy(doubt.key, take.this(answer.candidate));
  if (answer?.choice === 'new' && doubt.mayBeNew) return settledBy(doubt.key, take.new());
  return { doubt };
}

function settledBy<Found>(key: string, matched: Matched<Found>): Matched<Found> {
  return 'found' in matched ? { ...matched, settled: [...matched.settled, key] } : matched;
}

export function checked(row: ReadRow, said: string, more: Partial<CheckedRow> = {}): CheckedRow {
  const problems = [...row.problems, ...(more.problems ?? [])];
  const base = { line: row.line, said, changes: [], doubt: null, settled: [], steps: [], verdict: 'same' as const, ...more };
  // What is wrong is said before anything is asked, and nothing of the row is written.
  return problems.length > 0
    ? { ...base, problems, verdict: 'error', changes: [], doubt: null, steps: [] }
    : { ...base, problems };
}

/** The row that a part of it has stopped: wrong, to be asked, or left out. */
export function stopped(row: ReadRow, said: string, matched: Exclude<Matched<unknown>, { found: unknown }>): CheckedRow {
  if ('problem' in matched) return checked(row, said, { problems: [matched.problem] });
  if ('left' in matched) return checked(row, said, { verdict: 'left', settled: [matched.left] });
  return checked(row, said, { verdict: 'doubtful', doubt: matched.doubt });
}

export function problem(column: string | null, code: RowProblem['code'], details: RowProblem['details'] = {}): RowProblem {
  return { column, code, details };
}
