/** The end of a case, for whatever reason: open tasks, clocks and agenda requests go with it. */
import { withdrawAgenda } from './agenda';
import { stepsOf } from './program';
import { applicantOf, blockOf, clearClock, closeSlot, notify, type Run } from './run';
import type { NoticeMessage } from './effect.types';
import type { CaseState, Holder } from './state.types';

const NOTICES: Record<NonNullable<CaseState['outcome']>, NoticeMessage> = {
  completed: 'case-completed',
  refused: 'case-refused',
  withdrawn: 'case-withdrawn',
};

/** Closes the case. `refusedBy` is the step whose outcome ended it. */
export function closeCase(run: Run, ending: NonNullable<Run['ending']>): void {
  const { state } = run;
  const told: Holder[] = [applicantOf(state)];
  for (const slot of Object.values(state.slots)) {
    if (slot.purpose === 'decide') told.push(...slot.holders);
    closeSlot(run, slot, { outcome: null, actor: null, reason: ending.outcome === 'withdrawn' ? 'withdrawn' : 'cancelled' });
  }
  for (const step of stepsOf(run.program)) {
    const block = blockOf(run, step.id);
    if (block.status !== 'open') continue;
    withdrawAgenda(run, step.id);
    block.status = 'cancelled';
    block.closedAt = run.at;
  }
  for (const clock of Object.values(state.clocks)) clearClock(run, clock.id);
  state.pending = null;
  state.status = 'closed';
  state.outcome = ending.outcome;
  state.refusedBy = ending.refusedBy;
  state.closedAt = run.at;
  notify(run, told, NOTICES[ending.outcome]);
}
