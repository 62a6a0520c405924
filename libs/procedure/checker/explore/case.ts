/**
 * Where an explored case stands: one number for each block, and what is known of its values. Everything that can make no difference any
 * more is forgotten, so that ways that come to the same meet again.
 */
import type { StepNode, StructureNode, Tree } from './tree';

/** Statuses. What was passed without an outcome that anybody asks for is `PASSED`. */
export const AHEAD = 0;
export const OPEN = 1;
export const PASSED = 2;
/** Ended with the structure around it, where that can be opened again: then it comes back, because nobody has decided it. */
export const CANCELLED = 3;
/** Outcomes, branches and what items were left with are numbered from here. */
export const FIRST = 4;
/** A loop in its first pass, an `each` with no items. */
export const IN = 100;
/** The same when it was left, where it can be opened again. */
export const LEFT = 5_000;
/** And when it was cancelled there. */
export const CUT = 7_000;
/** Opened, or ended, by the event under way: the rule is still to be asked. */
export const OPENED = 10_000;
export const ENDED = 20_000;

/** Of an item: being gone through. What it was left with is numbered from `FIRST`. */
export type Status = number;

export interface Explored {
  status: Status[];
  /** What is known of the case's values, by the numbers of what was found; sorted. */
  known: readonly number[];
  /**
   * Of the act under way, or before which the case rests: what leaves the house behind it is held back for the minute in which it can be
   * undone (`machine/undo.ts`).
   */
  holds?: true;
}

export function firstState(tree: Tree): Explored {
  return { status: Array.from({ length: tree.size }, () => AHEAD), known: [] };
}

/** Without the mark of the event under way. */
export function plain(status: Status): Status {
  return status % OPENED;
}

export function statusOf({ status }: Pick<Explored, 'status'>, { index }: { index: number }): Status {
  return plain(status[index] ?? AHEAD);
}

/** The outcome of a step, where it stands decided and is remembered. */
export function outcomeOf(state: Pick<Explored, 'status'>, node: StepNode): string | null {
  return node.outcomes[statusOf(state, node) - FIRST] ?? null;
}

/** Items of an `each` that was entered. */
export function itemsIn(state: Pick<Explored, 'status'>, node: StructureNode): number {
  const status = statusOf(state, node);
  return passesOf(status);
}

/** Passes of a loop, or items of an `each`, whether they are gone through still or not. */
export function passesOf(status: Status): number {
  return [CUT, LEFT, IN].map((from) => status - from).find((count) => count >= 0) ?? 0;
}

/** One text for one state. */
export function keyOf({ status, known, holds }: Explored): string {
  return `${String.fromCharCode(...status)}|${known.join()}${holds === true ? '|holds' : ''}`;
}
