/** An act is undone within its minute: the case is as it was before, but for the rounds that were counted, which only ever go up. */
import { reject } from '../../kernel';
import { canonicalJson } from '../../plain';
import type { Heard } from '../../steps/step-kind';
import type { Undone } from '../action.types';
import { ahead } from '../ahead';
import { taskDueAt } from '../clock-changes';
import { withBefore } from '../difference';
import { findStep } from '../program';
import type { Run } from '../run';
import type { CaseState } from '../state.types';
import { endMinute } from '../undo';

export function undo(run: Run, event: Undone): Heard {
  const { undo: kept } = run.state;
  if (kept === undefined) return reject('TOO_LATE_TO_UNDO', { event: event.event });
  if (kept.event !== event.event) return reject('ACTED_ON_SINCE', { event: event.event });
  if (kept.by !== event.actor) return reject('NOT_THE_HOLDER', { event: event.event });
  if (run.at >= kept.until) return reject('TOO_LATE_TO_UNDO', { event: event.event });
  endMinute(run);
  restore(run, withRounds(withBefore(run.state, kept.before), run.state));
  return null;
}

/**
 * Rounds name tasks, questions to the store and requests for a sitting; a number that was used once is never used again, so that nobody is
 * answered with what was meant for the round that was undone.
 */
function withRounds(then: CaseState, now: CaseState): CaseState {
  for (const [place, { round }] of Object.entries(now.blocks)) {
    const block = then.blocks[place];
    if (block !== undefined) block.round = Math.max(block.round, round);
    // Steps of an item that the act began: it has not begun, and its numbers are not given twice.
    else then.blocks[place] = ahead(round);
  }
  return then;
}

/** Puts a whole state in the place of the one that is, with the effects that bring the tables from now to then. */
export function restore(run: Run, then: CaseState): void {
  const now = run.state;
  run.state = { ...then, at: run.at };
  for (const slot of Object.values(now.slots)) {
    if (then.slots[slot.id] !== undefined) continue;
    run.effects.push({ kind: 'task-closed', slot: slot.id, outcome: null, actor: null, reason: 'cancelled' });
  }
  for (const [place, { agenda }] of Object.entries(now.blocks)) {
    const isAsked = agenda?.status === 'waiting' && canonicalJson(agenda) !== canonicalJson(then.blocks[place]?.agenda ?? null);
    if (isAsked) run.effects.push({ kind: 'agenda-closed', block: place, round: agenda.round, state: 'withdrawn' });
  }
  for (const clock of Object.values(now.clocks)) {
    if (then.clocks[clock.id] === undefined) run.effects.push({ kind: 'clock-cleared', clock: clock.id });
  }
  for (const slot of Object.values(then.slots)) {
    const before = now.slots[slot.id];
    const dueAt = taskDueAt(then, slot.id);
    if (before === undefined) {
      const audience = findStep(run.program, slot.block)?.audience ?? 'society';
      run.effects.push({ kind: 'task-opened', slot, audience, dueAt });
    } else if (canonicalJson(before.holders) !== canonicalJson(slot.holders)) {
      run.effects.push({ kind: 'task-changed', slot: slot.id, holders: slot.holders, dueAt });
    }
  }
  for (const clock of Object.values(then.clocks)) {
    const before = now.clocks[clock.id];
    if (before === undefined || canonicalJson(before) !== canonicalJson(clock)) run.effects.push({ kind: 'clock-set', clock });
  }
}
