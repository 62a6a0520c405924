/** Sheets of marks on which a step that judges comes to an outcome, and takes the items that it has to take. */
import { own } from '../../forms/given';
import type { ParameterValue, ScoredItem } from '../../machine/state.types';
import { scaleOf } from '../../steps/score/arithmetic';
import { added, type Marks } from '../../steps/score/marks';
import { outcomeOf, ranked, taken } from '../../steps/score/ranking';
import { THE_CASE } from '../../steps/score/score.step';
import { takingOf } from '../../steps/score/taking';
import type { ScoreStep } from '../../template/program.types';
import { keyOfItem } from './tree';

/** What a step has to come to. */
export interface Judgement {
  outcome: string;
  /** Items of the `each` that are judged; null where they are rows or entries of a list. */
  items: number[] | null;
  /** How many items it takes, of the first; null where nobody goes through them. */
  takes: number | null;
}

/** Keys of what is judged. `listed`: rows of the form, or what a look-up lists. */
export function judgedItems({ of }: ScoreStep, { items }: Judgement, listed: unknown): string[] {
  if (of === 'case') return [THE_CASE];
  if (items !== null) return items.map(keyOfItem);
  const rows: unknown[] = Array.isArray(listed) ? listed : [];
  return rows.map((row) => String(own(row, 'key') ?? row));
}

/** A sheet for each who judges: who is taken gets the more the earlier he stands, and whom nobody judges leaves it open. */
export function sheetsFor(step: ScoreStep, { outcome, takes }: Judgement, items: string[]): Marks[] {
  const isTaken = (item: string): boolean =>
    takes === null || Array.from({ length: takes }, (_, at) => keyOfItem(at)).includes(item);
  const open = outcome === 'tied' ? (items.filter((item) => takes !== null && !isTaken(item)).at(-1) ?? items.at(-1)) : undefined;
  const pointsFor = (seat: number, item: string, at: number): number[] | null => {
    if (item === open) return null;
    if (outcome === 'spread') return step.criteria.map(({ most }) => (seat === 0 ? most : 0));
    const isNone = outcome === 'none' || !isTaken(item);
    return step.criteria.map(({ most }) => (isNone ? 0 : Math.max(0, most - at)));
  };
  return [step.by, ...step.others].map((_by, seat) => items.map((item, at) => ({ item, points: pointsFor(seat, item, at) })));
}

/** Whether these sheets come to it with such parameters, by the arithmetic of the step itself. */
export function comesTo(
  step: ScoreStep,
  judgement: Judgement,
  items: string[],
  parameters: Record<string, ParameterValue>,
): boolean {
  const scale = scaleOf(step.criteria);
  if (scale === null) return false;
  const blank = items.map((key): ScoredItem => ({ key, sum: 0, sheets: 0, rank: null, taken: null }));
  const summed = sheetsFor(step, judgement, items).reduce(
    (sums, marks) => added(sums, marks, scale, step.spread !== undefined),
    blank,
  );
  const found = taken(ranked(summed, scale), takingOf(step, parameters));
  const outcome = outcomeOf(found, step.spread?.moreThan ?? null, (one) => Object.hasOwn(step.outcomes, one));
  const count = found.filter((item) => item.taken === true).length;
  return outcome === judgement.outcome && (judgement.takes === null || judgement.takes === count);
}
