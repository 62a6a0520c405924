import type { BlockState } from './state.types';

/** A block that has not been opened, or not again: `round` is the last one that it had. */
export function ahead(round = 0): BlockState {
  return { status: 'ahead', round, openedAt: null, closedAt: null, outcome: null };
}
