/** Telling a step that it is left while it is open: a called case hears that nobody waits for it. */
import { stepKind } from '../steps/registry';
import type { Place } from './places';
import { findStep } from './program';
import type { Run } from './run';

/** Whoever begins a run hands this in, because step kinds know the run, and the run none of them. */
export function leaveStep(run: Run, place: Place): void {
  const step = findStep(run.program, place);
  if (step !== null) stepKind(step).left?.(run, step);
}
