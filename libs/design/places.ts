/**
 * Where an edit takes place, by what a thing is and never by its number: while one administrator moves a step, another's edit of the same
 * step still finds it.
 */
import type { Block, Template } from '../procedure';
import { isStep, placedBlocks, waysThrough } from '../procedure/template/walk-template';

/** Lists of a template whose entries have ids. */
export type ListName = 'fields' | 'parameters' | 'lookUps' | 'results';

/** A thing of the draft: the template itself, a block, a field of the form, a parameter, a look-up, a named result. */
export type Thing = { of: 'template' } | { of: 'block'; id: string } | { of: ListName; id: string };

/** A list of blocks: the template's own (null), or one way through a structure (for a choice the last way may be `otherwise`). */
export type Way = { in: null } | { in: string; way: number };

/** Behind which entry something stands; null: first. */
export interface Slot {
  way: Way;
  after: string | null;
}

export function listOf(template: Template, name: ListName): { id: string }[] | undefined {
  return name === 'fields' ? template.form.fields : template[name];
}

export function thingOf(template: Template, thing: Thing): object | undefined {
  if (thing.of === 'template') return template;
  if (thing.of === 'block') return placedBlocks(template.blocks).find(({ block }) => block.id === thing.id)?.block;
  return listOf(template, thing.of)?.find(({ id }) => id === thing.id);
}

export function blocksOf(template: Template, way: Way): Block[] | undefined {
  if (way.in === null) return template.blocks;
  const found = placedBlocks(template.blocks).find(({ block }) => block.id === way.in)?.block;
  if (found === undefined || isStep(found)) return undefined;
  return waysThrough(found)[way.way]?.blocks;
}

/** Where a block stands now. */
export function slotOf(template: Template, id: string): Slot | undefined {
  return slotIn(template.blocks, { in: null }, id);
}

/** In one walk: a page asks this of a long procedure several times for each key that is pressed. */
function slotIn(blocks: Block[], way: Way, id: string): Slot | undefined {
  for (const [index, block] of blocks.entries()) {
    if (block.id === id) return { way, after: blocks[index - 1]?.id ?? null };
    if (isStep(block)) continue;
    for (const [inside, through] of waysThrough(block).entries()) {
      const found = slotIn(through.blocks, { in: block.id, way: inside }, id);
      if (found) return found;
    }
  }
  return undefined;
}

/** Whether a block stands inside another, which therefore cannot be moved into it. */
export function standsInside(template: Template, id: string, around: string): boolean {
  return placedBlocks(template.blocks).some(
    ({ block, around: outer }) => block.id === id && outer.some((one) => one.id === around),
  );
}
