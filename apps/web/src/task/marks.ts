/** A sheet of marks as it is typed, and what is sent of it. Nothing stands in it beforehand. */
import type { ActRequest } from '../../../../libs/contracts/api';
import type { ScoreSheetView } from '../../../../libs/contracts/deciding';

/** By item: whether he keeps out of it (回避), and what he typed for each criterion. */
export type TypedMarks = Record<string, { out: boolean; points: string[] } | undefined>;

/** Whole points from 0 to the most; null where nothing such was typed. Digits of full width are digits. */
export function pointsTyped(typed: string | undefined, most: number): number | null {
  const digits = (typed ?? '').normalize('NFKC').trim();
  if (!/^\d{1,9}$/.test(digits)) return null;
  const points = Number(digits);
  return points <= most ? points : null;
}

/** Null as long as one is missing or out of range. */
export function marksOf({ items, criteria }: ScoreSheetView, typed: TypedMarks): NonNullable<ActRequest['marks']> | null {
  const marks = items.map(({ key }) => {
    const own = typed[key];
    if (own?.out === true) return { item: key, points: null };
    const points = criteria.map(({ most }, index) => pointsTyped(own?.points[index], most));
    return points.every((given) => given !== null) ? { item: key, points } : null;
  });
  return marks.every((mark) => mark !== null) ? marks : null;
}
