/** What a case has written into registers. */
import { findStep, placedStepsOf } from './program';
import type { Place } from './places';
import type { Run } from './run';

/** Whether the step at a place has written a register, and that stands. */
export function hasEntered({ program, state }: Pick<Run, 'program' | 'state'>, place: Place): boolean {
  const block = state.blocks[place];
  return block?.status === 'done' && block.outcome === 'entered' && findStep(program, place)?.kind === 'register';
}

/** The last step that has, or null. */
export function lastEntered(run: Pick<Run, 'program' | 'state'>): Place | null {
  const places = placedStepsOf(run.program, run.state).map(({ id }) => id);
  return places.filter((place) => hasEntered(run, place)).at(-1) ?? null;
}
