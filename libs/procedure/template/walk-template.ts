/** Walking a template's blocks with the JSON pointer of each. */
import type { Block, StepBlock, Template } from './template.types';

export interface Placed<B extends Block = Block> {
  block: B;
  path: string;
  /** Inside a choice: it may be passed by. */
  conditional: boolean;
}

/** Every block, in the order of the document. */
export function placedBlocks(blocks: Block[], path = '/blocks', conditional = false): Placed[] {
  return blocks.flatMap((block, index) => {
    const here: Placed = { block, path: `${path}/${index}`, conditional };
    if (block.kind === 'sequence') return [here, ...placedBlocks(block.blocks, `${here.path}/blocks`, conditional)];
    if (block.kind !== 'choice') return [here];
    const branches = block.branches.flatMap((branch, number) =>
      placedBlocks(branch.blocks, `${here.path}/branches/${number}/blocks`, true),
    );
    return [here, ...branches];
  });
}

/** Every step, in the order of the document. */
export function placedSteps(template: Pick<Template, 'blocks'>): Placed<StepBlock>[] {
  return placedBlocks(template.blocks).filter((placed): placed is Placed<StepBlock> => isStep(placed.block));
}

/** Whether a block is a step and not a structure. */
export function isStep(block: Block): block is StepBlock {
  return block.kind !== 'sequence' && block.kind !== 'choice';
}
