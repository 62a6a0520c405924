/** One scorer's sheet: whether it is whole, and what it adds to the sums. */
import { reject } from '../../kernel';
import type { Rejection } from '../../kernel';
import type { Acted } from '../../machine/event.types';
import type { ScoredItem } from '../../machine/state.types';
import type { Criterion } from '../../template/score.types';
import { pointsOf, type Scale } from './arithmetic';

export type Marks = NonNullable<Acted['marks']>;

/** Every item once; for each criterion whole points within its range, or nothing at all where he keeps out (回避). */
export function unfitMarks(
  marks: Marks | undefined,
  items: ScoredItem[],
  criteria: readonly Pick<Criterion, 'most'>[],
  slot: string,
): Rejection | null {
  if (!Array.isArray(marks) || marks.length !== items.length) return reject('MARKS_UNFIT', { slot, item: null });
  const wrong = items.find(({ key }) => {
    const sheet = marks.find(({ item }) => item === key);
    return sheet === undefined || !(sheet.points === null || arePoints(sheet.points, criteria));
  });
  return wrong === undefined ? null : reject('MARKS_UNFIT', { slot, item: wrong.key });
}

function arePoints(points: number[], criteria: readonly Pick<Criterion, 'most'>[]): boolean {
  return (
    points.length === criteria.length &&
    criteria.every(({ most }, index) => {
      const given = points[index];
      return given !== undefined && Number.isSafeInteger(given) && given >= 0 && given <= most;
    })
  );
}

/** The sums with one more sheet. The lowest and the highest are kept where a spread is asked for. */
export function added(items: ScoredItem[], marks: Marks, scale: Scale, hasSpread: boolean): ScoredItem[] {
  const pointsFor = new Map(marks.map(({ item, points }) => [item, points]));
  return items.map((item) => {
    const given = pointsFor.get(item.key) ?? null;
    if (given === null) return item;
    const points = pointsOf(scale, given);
    return {
      ...item,
      sum: item.sum + points,
      sheets: item.sheets + 1,
      ...(hasSpread ? { least: Math.min(item.least ?? points, points), most: Math.max(item.most ?? points, points) } : {}),
    };
  });
}
