/** Opening again what had been left or closed: what was cancelled with it comes back, because nobody decided it. */
import type { Instant } from '../kernel';
import { isStructure, placeFor, type Place } from './places';
import { placesInside } from './inside';
import { find } from './program';
import { reset } from './rounds';
import type { Run } from './run';

/** What was cancelled since an instant inside the structures around a place that have been left. */
export function cancelledAround(run: Run, place: Place, since: Instant): Place[] {
  const found = find(run.program, place);
  if (found === null) return [];
  let { item } = found;
  const cancelled: Place[] = [];
  for (const { structure } of found.around) {
    if (structure === null) break;
    if (structure.kind === 'each') item = null;
    const isLeft = run.state.blocks[placeFor(structure.id, item)]?.status !== 'open';
    if (isLeft) cancelled.push(...placesInside(run.state, structure, item).filter((inside) => wasCancelled(run, inside, since)));
  }
  return [...new Set(cancelled)];
}

/** What was cancelled since an instant, wherever it stands. */
export function cancelledSince(run: Run, since: Instant): Place[] {
  return Object.keys(run.state.blocks).filter((place) => wasCancelled(run, place, since));
}

/** A structure goes on; a step opens in a new round. */
export function bringBack(run: Run, places: Place[]): void {
  for (const place of places) {
    const block = find(run.program, place)?.block;
    const state = run.state.blocks[place];
    if (block === undefined || state?.status !== 'cancelled') continue;
    if (isStructure(block)) Object.assign(state, { status: 'open', closedAt: null, outcome: null });
    else reset(run, [place]);
  }
}

function wasCancelled(run: Run, place: Place, since: Instant): boolean {
  const state = run.state.blocks[place];
  return state?.status === 'cancelled' && (state.closedAt ?? '') >= since;
}
