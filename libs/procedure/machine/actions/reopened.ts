/**
 * A closed case goes on from a step that it had reached. What stands in registers stays there and is superseded by what comes (pitfalls
 * 3.16). What the applicant has withdrawn is filed anew instead: nobody else takes up his request for him.
 */
import { reject } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import type { Reopened } from '../action.types';
import { find } from '../program';
import { lastEntered } from '../registered';
import { bringBack, cancelledSince } from '../reopening';
import { resetFrom } from '../rounds';
import type { Run } from '../run';

export function reopen(run: Run, event: Reopened): Heard {
  const { state } = run;
  if (state.status === 'open') return reject('CASE_OPEN', { block: event.block });
  if (state.outcome === 'withdrawn' || !wasReached(run, event.block))
    return reject('NOT_MEANINGFUL_HERE', { block: event.block });
  const cancelled = cancelledSince(run, state.closedAt ?? state.at);
  Object.assign(state, { status: 'open', outcome: null, refusedBy: null, closedAt: null });
  delete state.result;
  delete state.undo;
  bringBack(run, cancelled);
  resetFrom(run, event.block, []);
  const entry = state.registeredBy === null ? undefined : state.blocks[state.registeredBy];
  if (entry?.status !== 'done') state.registeredBy = lastEntered(run);
  return null;
}

/** A block that the program has and the case has come to: nothing is skipped by opening a case again. */
export function wasReached(run: Run, place: string): boolean {
  // Rounds are counted for ever: a block that was put back, or begun by an act that was undone, has one and is ahead.
  const block = run.state.blocks[place];
  return find(run.program, place) !== null && block !== undefined && block.round > 0 && block.status !== 'ahead';
}
