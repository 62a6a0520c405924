/** A procedure as one list from top to bottom, as it runs, and where a step goes when it is moved along that list. */
import { isStep, type Block, type StructureBlock, type Template } from '../procedure';
import { waysThrough } from '../procedure/template/walk-template';
import { blocksOf, slotOf, type Slot, type Way } from './places';

/** A block, or the head of one way through a structure that has several. `slot`: where something is put that comes right after this row. */
export type OutlineRow =
  | { row: 'block'; block: Block; depth: number; slot: Slot }
  | { row: 'way'; block: StructureBlock; way: number; depth: number; slot: Slot };

export function outlineOf(template: Template): OutlineRow[] {
  return rowsOf(template.blocks, { in: null }, 0);
}

function rowsOf(blocks: Block[], way: Way, depth: number): OutlineRow[] {
  return blocks.flatMap((block): OutlineRow[] => {
    const own: OutlineRow = { row: 'block', block, depth, slot: { way, after: block.id } };
    if (isStep(block)) return [own];
    return [
      own,
      ...waysThrough(block).flatMap((through, index): OutlineRow[] => {
        const inside: Way = { in: block.id, way: index };
        const head: OutlineRow = { row: 'way', block, way: index, depth: depth + 1, slot: { way: inside, after: null } };
        return [head, ...rowsOf(through.blocks, inside, depth + 1)];
      }),
    ];
  });
}

export type Direction = 'up' | 'down' | 'in' | 'out';

/** Where a block would stand next; null where it cannot go further. Up and down leave a structure at its ends, `in` enters the one before. */
export function movedTo(template: Template, id: string, direction: Direction): Slot | null {
  const slot = slotOf(template, id);
  const siblings = slot && blocksOf(template, slot.way);
  if (!slot || !siblings) return null;
  const at = siblings.findIndex((block) => block.id === id);
  switch (direction) {
    case 'up':
      return at > 0 ? { way: slot.way, after: siblings[at - 2]?.id ?? null } : beforeOf(template, slot.way);
    case 'down': {
      const next = siblings[at + 1];
      return next ? { way: slot.way, after: next.id } : afterOf(template, slot.way);
    }
    case 'in': {
      const before = siblings[at - 1];
      if (before === undefined || isStep(before)) return null;
      const inside = waysThrough(before)[0]?.blocks;
      return { way: { in: before.id, way: 0 }, after: inside?.[inside.length - 1]?.id ?? null };
    }
    case 'out':
      return afterOf(template, slot.way);
  }
}

function beforeOf(template: Template, way: Way): Slot | null {
  const around = way.in === null ? undefined : slotOf(template, way.in);
  return around ?? null;
}

function afterOf(template: Template, way: Way): Slot | null {
  const around = way.in === null ? undefined : slotOf(template, way.in);
  return around === undefined || way.in === null ? null : { way: around.way, after: way.in };
}
