/** The end of a case, for whatever reason: open tasks, clocks and agenda requests go with it. */
import { withdrawAgenda } from './agenda';
import { answerCaller } from './called';
import { isAssociations, isDisclosed } from './disclosure';
import { placedStepsOf } from './program';
import { applicantOf, clearClock, closeSlot, notify, type Run } from './run';
import type { NoticeMessage } from './effect.types';
import type { CaseState, Holder } from './state.types';

const NOTICES: Record<NonNullable<CaseState['outcome']>, NoticeMessage> = {
  completed: 'case-completed',
  refused: 'case-refused',
  withdrawn: 'case-withdrawn',
};

function secretariatOf({ society }: CaseState): Holder {
  return { role: 'society-secretariat', organisation: society, nobody: 'president', turned: false };
}

/** Closes the case. `refusedBy` is the step whose outcome ended it. */
export function closeCase(run: Run, ending: NonNullable<Run['ending']>): void {
  const { state } = run;
  const told: Holder[] = [applicantOf(state)];
  for (const slot of Object.values(state.slots)) {
    if (slot.purpose === 'decide') told.push(...slot.holders);
    closeSlot(run, slot, { outcome: null, actor: null, reason: ending.outcome === 'withdrawn' ? 'withdrawn' : 'cancelled' });
  }
  for (const { id } of placedStepsOf(run.program, state)) {
    if (state.blocks[id]?.status !== 'open') continue;
    run.leave(run, id);
    withdrawAgenda(run, id);
  }
  for (const block of Object.values(state.blocks)) {
    if (block.status !== 'open') continue;
    block.status = 'cancelled';
    block.closedAt = run.at;
  }
  for (const clock of Object.values(state.clocks)) clearClock(run, clock.id);
  state.pending = null;
  state.status = 'closed';
  state.outcome = ending.outcome;
  state.refusedBy = ending.refusedBy;
  if (ending.result !== undefined) state.result = ending.result;
  state.closedAt = run.at;
  answerCaller(run, ending);
  // What ended long ago on paper is news to nobody.
  if (state.onPaper !== undefined) return;
  // A society that was heard in a case about it learns how it ended; one that knew nothing of it never will.
  if (isAssociations(state.applicantRole) && isDisclosed(state)) told.push(secretariatOf(state));
  notify(run, told, NOTICES[ending.outcome]);
}
