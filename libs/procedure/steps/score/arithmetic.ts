/**
 * Points to hundredths of 100 points, in whole numbers. A sheet's points are added up exactly (`pointsOf`); rounded is once, at the end:
 * the average over the sheets, half up, to hundredths. What is shown is what is compared, so that everybody can do it again by hand.
 */
import type { Criterion } from '../../template/score.types';

type Weighed = Pick<Criterion, 'most' | 'weight'>;

/** 100 points, in hundredths. */
export const FULL_MARKS = 10_000;
/** Of the exact points of one sheet: with so many sheets at most, nothing below leaves the whole numbers that a double holds exactly. */
export const MOST_EXACT = 1_000_000_000;
export const MOST_SHEETS = 100;
/** A panel reads no more, and the state holds a line for each. */
export const MOST_ITEMS = 200;

/** What a point of each criterion counts, in one unit for all of them; and a sheet with every point there is. */
export interface Scale {
  factors: number[];
  full: number;
}

/** Of the criteria; null when their numbers are so odd together that no small unit fits all of them. */
export function scaleOf(criteria: readonly Weighed[]): Scale | null {
  const shares = criteria.map(({ most, weight }) => {
    const common = divisor(weight, most);
    return { above: weight / common, below: most / common };
  });
  let unit = 1;
  for (const { below } of shares) {
    unit = (unit / divisor(unit, below)) * below;
    if (unit > MOST_EXACT) return null;
  }
  const factors = shares.map(({ above, below }) => above * (unit / below));
  const common = factors.reduce(divisor, 0);
  const least = factors.map((factor) => factor / common);
  const full = criteria.reduce((sum, { most }, index) => sum + most * (least[index] ?? 0), 0);
  return full > MOST_EXACT ? null : { factors: least, full };
}

/** One sheet's points for one item, exactly: from 0 to `full`. */
export function pointsOf({ factors }: Scale, points: readonly number[]): number {
  return factors.reduce((sum, factor, index) => sum + factor * (points[index] ?? 0), 0);
}

/** The average of so many sheets in hundredths of 100 points, half up. */
export function hundredthsOf({ full }: Scale, sum: number, sheets: number): number {
  return wholes(2 * FULL_MARKS * sum + sheets * full, 2 * sheets * full);
}

/** The greatest whole number that is not more than a fraction. */
export function wholes(above: number, below: number): number {
  return (above - (above % below)) / below;
}

function divisor(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
