/**
 * Small, well mixed numbers from a seed (mulberry32), so that whatever was invented can be made again: without a library, the same ones in
 * Node, in Temporal's sandbox and in a browser.
 */
export interface Dice {
  /** From 0 to below `sides`. */
  roll: (sides: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  /** True once in so many times. */
  once: (inSo: number) => boolean;
}

/** From 0 to below 1. */
export type Random = () => number;

// Held here: in Jest's own global object every look at it costs, and some runs throw millions of times.
const { imul } = Math;

/** Whole numbers of 32 bits. */
function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export function dice(seed: number): Dice {
  const next = numbers(seed);
  const roll = (sides: number): number => next() % sides;
  return {
    roll,
    pick: <Item>(items: readonly Item[]) => items[roll(items.length)] as Item,
    once: (inSo) => roll(inSo) === 0,
  };
}

export function randomOf(seed: number): Random {
  const next = numbers(seed);
  return () => next() / 2 ** 32;
}
