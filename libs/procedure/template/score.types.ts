/** Scoring (评审打分): several people judge items by weighted criteria; the sums rank them. */
import type { Text } from '../kernel';
import type { Act, Assignee, BlockCommon, Identification, OfficerClock, OutcomeDeclaration, PersonsRule } from './template.types';

export interface Criterion {
  id: string;
  label: Text;
  /** Points from 0 to this. */
  most: number;
  /** Whole numbers; shares of their sum. */
  weight: number;
}

/** A number of the template, or a parameter that gives it. */
export type NumberOf = number | { parameter: string };

/** Whom the ranking takes. All that are given hold at once; a tie at the border is never broken by the order of names. */
export interface TakesRule {
  /** So many at most. */
  most?: NumberOf;
  /** This share of all items at most; whole items, rounded down. */
  ratio?: { parameter: string };
  /** At least so many hundredths of the full 100 points. */
  atLeast?: NumberOf;
}

/**
 * What is judged: rows of a table, entries of a look-up, the items with which an `each` ended (those not struck), or the case itself.
 */
export type ScoredItems = { rows: string } | { lookUp: string } | { each: string } | 'case';

/**
 * Every scorer hands in a sheet of his own and sees no other before all are in. An item from which he keeps out (回避) stays blank on it
 * and is averaged over the others. Outcomes: `ranked`; `tied` (a tie at the border, where people decide); `spread` (scorers too far
 * apart, where one is declared); `none` (nothing is taken).
 */
export interface ScoreBlock extends BlockCommon {
  kind: 'score';
  act: Act;
  of: ScoredItems;
  criteria: Criterion[];
  by: Assignee;
  others: Assignee[];
  clock: OfficerClock;
  identification?: Identification;
  persons?: PersonsRule;
  /** An item whose highest and lowest sums differ by more than so many hundredths is not ranked in silence. */
  spread?: { moreThan: number };
  takes?: TakesRule;
  outcomes: Partial<Record<'ranked' | 'tied' | 'spread' | 'none', OutcomeDeclaration>>;
}
