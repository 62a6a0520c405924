/** Walking a template's blocks with the JSON pointer of each. */
import type { Block, StepBlock, StructureBlock, Template } from './template.types';

export interface Placed<B extends Block = Block> {
  block: B;
  path: string;
  /** Inside a choice: it may be passed by. */
  conditional: boolean;
  /** The structures around it, from the inside outwards. */
  around: StructureBlock[];
}

/** One way through a structure: its blocks, and where they stand under it. */
export interface WayThrough {
  path: string;
  blocks: Block[];
}

/** The ways through a structure. */
export function waysThrough(block: StructureBlock): WayThrough[] {
  switch (block.kind) {
    case 'choice':
    case 'parallel': {
      const branches = block.branches.map(({ blocks }, index) => ({ path: `/branches/${index}/blocks`, blocks }));
      const otherwise = block.kind === 'choice' ? block.otherwise : undefined;
      return otherwise === undefined ? branches : [...branches, { path: '/otherwise', blocks: otherwise }];
    }
    case 'sequence':
    case 'loop':
    case 'each':
      return [{ path: '/blocks', blocks: block.blocks }];
  }
}

/** Every block, in the order of the document. */
export function placedBlocks(blocks: Block[], path = '/blocks', conditional = false, around: StructureBlock[] = []): Placed[] {
  return blocks.flatMap((block, index) => {
    const here: Placed = { block, path: `${path}/${index}`, conditional, around };
    if (isStep(block)) return [here];
    const inside = waysThrough(block).flatMap((way) =>
      placedBlocks(way.blocks, `${here.path}${way.path}`, conditional || block.kind === 'choice', [block, ...around]),
    );
    return [here, ...inside];
  });
}

/** Every step, in the order of the document. */
export function placedSteps(template: Pick<Template, 'blocks'>): Placed<StepBlock>[] {
  return placedBlocks(template.blocks).filter((placed): placed is Placed<StepBlock> => isStep(placed.block));
}

const STRUCTURES: readonly string[] = ['sequence', 'parallel', 'choice', 'loop', 'each'] satisfies StructureBlock['kind'][];

/** Whether a block is a step and not a structure. */
export function isStep(block: Block): block is StepBlock {
  return !STRUCTURES.includes(block.kind);
}
