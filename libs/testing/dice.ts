/** Small, well mixed numbers from a seed (mulberry32), so that whatever was invented can be made again. */
export interface Dice {
  /** From 0 to below `sides`. */
  roll(sides: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True once in so many times. */
  once(inSo: number): boolean;
}

export function dice(seed: number): Dice {
  let a = seed | 0;
  const roll = (sides: number): number => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
  return {
    roll,
    pick<Item>(items: readonly Item[]): Item {
      return items[roll(items.length)] as Item;
    },
    once: (inSo) => roll(inSo) === 0,
  };
}
