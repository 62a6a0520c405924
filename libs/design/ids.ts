/** Names for what is new: nobody types one. */
import { copy, isStep, placedBlocks, type Block, type Template } from '../procedure';
import { waysThrough } from '../procedure/template/walk-template';

/** The first of `step-1`, `step-2` … that is free. */
export function freeId(taken: Iterable<string>, stem: string, dash = '-'): string {
  const known = new Set(taken);
  let n = known.size + 1;
  while (known.has(`${stem}${dash}${n}`)) n += 1;
  return `${stem}${dash}${n}`;
}

/** The same without digits, as outcomes and events are named: `event-b`. */
export function freeName(taken: Iterable<string>, stem: string): string {
  return freeId(taken, stem).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
}

/**
 * A standard of a society is known by its id alone, whichever procedure asks for it: a new one must not meet another's by chance. Letters and
 * digits, as conditions name it.
 */
export function ownStandardId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `own${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

export function freeBlockId(template: Template, stem: string): string {
  return freeId(
    placedBlocks(template.blocks).map(({ block }) => block.id),
    stem,
  );
}

/** A block and everything in it once more, under names of its own. What other steps say of the first stays with the first. */
export function copyOfBlock(template: Template, block: Block): Block {
  const taken = new Set(placedBlocks(template.blocks).map(({ block: { id } }) => id));
  const rename = (one: Block): void => {
    one.id = freeId(taken, one.kind);
    taken.add(one.id);
    if (!isStep(one)) for (const way of waysThrough(one)) way.blocks.forEach(rename);
  };
  const copied = copy(block);
  rename(copied);
  return copied;
}
