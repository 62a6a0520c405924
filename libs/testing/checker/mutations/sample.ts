/** A share of all mutants, the rare kinds among it. */
import type { Dice } from '../../dice';
import type { Case } from './judge';

/** So many of them, each kind as often as the others as far as it has any; all, where there are no more. */
export function sampleOf(dice: Dice, cases: readonly Case[], count: number): Case[] {
  if (cases.length <= count) return [...cases];
  const kinds = new Map<string, Case[]>();
  for (const one of cases) kinds.set(one.mutation.kind, [...(kinds.get(one.mutation.kind) ?? []), one]);
  const sample: Case[] = [];
  while (sample.length < count) {
    for (const left of kinds.values()) {
      if (left.length > 0 && sample.length < count) sample.push(...left.splice(dice.roll(left.length), 1));
    }
  }
  return sample;
}
