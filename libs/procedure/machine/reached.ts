/** Which open steps the walk comes to, without walking: an open step that it does not come to stands where nobody should act. */
import type { ProgramBlock, ProgramStructure } from '../template/program.types';
import { isStructure, keepsState, placeFor, type Place } from './places';
import type { CaseState } from './state.types';

/** Open steps from the top of the program, in the order of the document. */
export function reachedSteps(blocks: ProgramBlock[], state: CaseState): Set<Place> {
  const reached = new Set<Place>();
  go(blocks, null, state, reached);
  return reached;
}

/** True when everything in it was passed. */
function go(blocks: ProgramBlock[], item: string | null, state: CaseState, reached: Set<Place>): boolean {
  return blocks.every((block) => passes(block, item, state, reached));
}

function passes(block: ProgramBlock, item: string | null, state: CaseState, reached: Set<Place>): boolean {
  const place = placeFor(block.id, item);
  const own = state.blocks[place];
  if (!isStructure(block)) {
    if (own?.status === 'open') reached.add(place);
    return own?.status !== 'open' && own?.status !== 'ahead';
  }
  if (block.kind === 'choice') {
    const way = own?.outcome === 'otherwise' ? block.otherwise : block.branches[Number(own?.outcome)]?.blocks;
    return own?.status === 'ahead' ? false : way === undefined || go(way, item, state, reached);
  }
  if (keepsState(block) && own?.status !== 'open') return own?.status !== 'ahead';
  enter(block, item, state, reached);
  // What was just gone through and is open still waits, whatever is behind it.
  return !keepsState(block) && go(block.kind === 'sequence' ? block.blocks : [], item, state, reached);
}

function enter(block: ProgramStructure, item: string | null, state: CaseState, reached: Set<Place>): void {
  switch (block.kind) {
    case 'parallel':
      for (const branch of block.branches) go(branch.blocks, item, state, reached);
      return;
    case 'each':
      for (const { key, status } of state.blocks[block.id]?.items ?? []) {
        if (status !== 'open') continue;
        go(block.blocks, key, state, reached);
        if (block.way === 'in-turn') return;
      }
      return;
    case 'sequence':
    case 'loop':
      go(block.blocks, item, state, reached);
      return;
    case 'choice':
      return;
  }
}
