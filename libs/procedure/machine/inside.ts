/** What stands inside a structure, in the state of a case; and ending it when the structure is left. */
import type { ProgramBlock, ProgramStructure } from '../template/program.types';
import { withdrawAgenda } from './agenda';
import { isStructure, keepsState, listsIn, placeFor, type Place } from './places';
import { clearClock, closeSlot, type Run } from './run';
import type { CaseState } from './state.types';

/** Places of a block and of everything in it that the case has a state of. */
export function placesIn(state: CaseState, block: ProgramBlock, item: string | null): Place[] {
  const own = keepsState(block) ? [placeFor(block.id, item)] : [];
  if (!isStructure(block)) return own;
  if (block.kind !== 'each') return [...own, ...innerPlaces(state, listsIn(block).flat(), item)];
  const items = (state.blocks[block.id]?.items ?? []).filter(({ status }) => status !== 'ahead');
  return [...own, ...items.flatMap(({ key }) => innerPlaces(state, block.blocks, key))];
}

/** The same of several blocks. */
export function innerPlaces(state: CaseState, blocks: ProgramBlock[], item: string | null): Place[] {
  return blocks.flatMap((block) => placesIn(state, block, item));
}

/** Ends what is open in a block: tasks, clocks, requests for a sitting, questions to the store. Its round is not put back. */
export function cancelOpen(run: Run, place: Place): void {
  if (run.state.blocks[place]?.status === 'open') run.leave(run, place);
  for (const slot of Object.values(run.state.slots)) {
    if (slot.block === place) closeSlot(run, slot, { outcome: null, actor: null, reason: 'cancelled' });
  }
  withdrawAgenda(run, place);
  for (const clock of Object.values(run.state.clocks)) if (clock.block === place) clearClock(run, clock.id);
  if (run.state.pending?.block === place) run.state.pending = null;
}

/** Places of everything inside a structure, without the structure itself. */
export function placesInside(state: CaseState, structure: ProgramStructure, item: string | null): Place[] {
  const own = placeFor(structure.id, item);
  return placesIn(state, structure, item).filter((place) => place !== own);
}

/** Ends what is open at these places, whose structure is about to be left; what was decided there stays. */
export function cancel(run: Run, places: Place[]): void {
  for (const place of places) {
    const state = run.state.blocks[place];
    if (state?.status !== 'open') continue;
    cancelOpen(run, place);
    state.status = 'cancelled';
    state.closedAt = run.at;
  }
}
