/** Sums to ranks, and ranks to who is taken: pure counting, apart from slots. The order in which items stand never matters. */
import type { ScoredItem } from '../../machine/state.types';
import { hundredthsOf, wholes, type Scale } from './arithmetic';

/** What a template's `takes` comes to with the values of its parameters; null where it says nothing of it. */
export interface Taking {
  most: number | null;
  ratio: { part: number; whole: number } | null;
  atLeast: number | null;
}

/** The sheets are all in: exact points become hundredths, each item gets its rank. One that nobody could judge has none. */
export function ranked(items: ScoredItem[], scale: Scale): ScoredItem[] {
  const shown = items.map((item): ScoredItem => {
    const { sum, sheets, least, most } = item;
    return {
      ...item,
      sum: sheets === 0 ? 0 : hundredthsOf(scale, sum, sheets),
      ...(least === undefined ? {} : { least: hundredthsOf(scale, least, 1) }),
      ...(most === undefined ? {} : { most: hundredthsOf(scale, most, 1) }),
    };
  });
  const judged = shown.filter(({ sheets }) => sheets > 0);
  return shown.map((item) =>
    item.sheets === 0 ? item : { ...item, rank: 1 + judged.filter(({ sum }) => sum > item.sum).length },
  );
}

/**
 * Whom the ranking takes. Without a rule everybody who was judged; left open (null) is whoever stands at the border with others, of whom
 * not all can be taken, and whom nobody could judge: people decide.
 */
export function taken(items: ScoredItem[], taking: Taking): ScoredItem[] {
  const { most, ratio, atLeast } = taking;
  const able = items.filter(({ sheets, sum }) => sheets > 0 && (atLeast === null || sum >= atLeast));
  const places = Math.min(
    able.length,
    most ?? able.length,
    ratio === null ? able.length : wholes(ratio.part * items.length, ratio.whole),
  );
  // From the best down: the sum of the last that has a place, and of the first that has none.
  const sums = able.map(({ sum }) => sum).sort((one, other) => other - one);
  const last = places === 0 ? Infinity : (sums[places - 1] ?? Infinity);
  const isTied = places > 0 && sums[places] === last;
  return items.map((item) => {
    if (item.sheets === 0) return { ...item, taken: null };
    const isAble = atLeast === null || item.sum >= atLeast;
    return { ...item, taken: isTied && item.sum === last ? null : isAble && item.sum >= last };
  });
}

/** What it has come to; what a template declares only where it wants it is left out where it does not. */
export function outcomeOf(
  items: ScoredItem[],
  spread: number | null,
  isDeclared: (outcome: string) => boolean,
): 'ranked' | 'tied' | 'spread' | 'none' {
  const isFar = ({ least, most }: ScoredItem): boolean =>
    spread !== null && least !== undefined && most !== undefined && most - least > spread;
  if (isDeclared('spread') && items.some(isFar)) return 'spread';
  if (items.some((item) => item.taken === null)) return 'tied';
  return isDeclared('none') && !items.some((item) => item.taken === true) ? 'none' : 'ranked';
}
