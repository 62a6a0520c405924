/** What steps that judge give to what comes after them: names for conditions, and items that are still rows of a table. */
import type { Vocabulary } from '../expressions/kinds';
import type { EachBlock } from './structure.types';
import type { ScoredItems } from './score.types';

type Items = EachBlock['over'] | ScoredItems;
/** A block of a template or of a program, as far as its items go. */
type Giver = { kind: 'each'; over: EachBlock['over'] } | { kind: 'score'; of: ScoredItems };

/** More steps than this hand nothing on; a template that turns in a circle is refused elsewhere. */
const MOST_STEPS = 20;

/** Where items come from in the end, however often they were handed on: rows of a detail table, or entries that a look-up lists. */
export function sourceOfItems(
  items: Items,
  find: (id: string) => { kind: string } | undefined,
): { rows: string } | { lookUp: string } | null {
  let given: Items = items;
  for (let steps = 0; steps < MOST_STEPS && given !== 'case'; steps += 1) {
    if ('rows' in given || 'lookUp' in given) return given;
    const block = find('taken' in given ? given.taken : given.each);
    if (!isGiver(block)) return null;
    given = block.kind === 'score' ? block.of : block.over;
  }
  return null;
}

/** The detail table of the form whose rows these items are, or null where they are entries of a register or the case itself. */
export function tableBehind(items: Items, find: (id: string) => { kind: string } | undefined): string | null {
  const source = sourceOfItems(items, find);
  return source !== null && 'rows' in source ? source.rows : null;
}

function isGiver(block: { kind: string } | undefined): block is Giver {
  return block?.kind === 'score' || block?.kind === 'each';
}

/** `scores['review']`, `taken['review']`: what steps that judge came to. Of a template's blocks or a program's. */
export function scoresOf(steps: { id: string; kind: string; of?: ScoredItems }[]): Pick<Vocabulary, 'scores' | 'taken'> {
  const judging = steps.filter(({ kind }) => kind === 'score');
  const own = judging.filter(({ of }) => of === 'case').map(({ id }) => id);
  return {
    ...(own.length === 0 ? {} : { scores: own }),
    ...(judging.length === 0 ? {} : { taken: judging.map(({ id }) => id) }),
  };
}
