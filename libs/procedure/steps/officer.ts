/** What every officer's step has: one slot, a clock that turns to somebody, and a way back to the applicant for supplements. */
import { remainingOf } from '../clock/deadline';
import { writePeriod } from '../clock/period';
import { Fault, reject } from '../kernel';
import type { Acted } from '../machine/event.types';
import { resetAll } from '../machine/rounds';
import { applicantOf, blockOf, closeSlot, conclude, finish, holderOf, openRound, openSlot, type Run } from '../machine/run';
import type { Role } from '../template/template.types';
import type { Slot } from '../machine/state.types';
import type { Heard, StepOf } from './step-kind';

export type OfficerStep = StepOf<'intake'> | StepOf<'review'>;

/** The only answer to a request for supplements. */
export const RESUBMITTED = 'resubmitted';
const SUPPLEMENT_REMINDERS = ['50%', '80%', '100%'];

/** Opens the officer's slot. After a supplement its clock goes on with the days that were left. */
export function openOfficer(run: Run, step: OfficerStep): void {
  const block = openRound(run, step.id);
  const rule = block.remaining ?? step.clock.within;
  delete block.remaining;
  const role = step.clock.then.slice('turn-to:'.length) as Role;
  openSlot(run, {
    step,
    purpose: 'decide',
    holders: [holderOf(run.state, step.by)],
    outcomes: Object.keys(step.outcomes),
    clock: { name: 'turn', rule, effect: { kind: 'turn-to', role }, remind: step.clock.remind, message: 'task-due-soon' },
    notice: 'task-waiting',
  });
}

/** An act on the officer's slot, or the applicant's on the supplement's. */
export function hearOfficer(run: Run, step: OfficerStep, slot: Slot, event: Acted): Heard {
  return slot.purpose === 'supplement' ? resubmit(run, step, slot, event) : decide(run, step, slot, event);
}

function decide(run: Run, step: OfficerStep, slot: Slot, event: Acted): Heard {
  const outcome = step.outcomes[event.outcome];
  if (outcome === undefined) throw new Fault('OUTCOME_UNDECLARED', { step: step.id });
  if (outcome.reason && !event.hasReason) return reject('OPINION_REQUIRED', { slot: slot.id, outcome: event.outcome });
  if (outcome.to === 'return') {
    askForSupplement(run, step, slot, event);
    return null;
  }
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  if (outcome.to === 'wait') {
    openOfficer(run, step);
    return null;
  }
  conclude(run, step, event.outcome);
  return null;
}

/** Back to the applicant with one list. The officer's clock stands still and its arithmetic stays to be seen. */
function askForSupplement(run: Run, step: OfficerStep, slot: Slot, event: Acted): void {
  const { supplement } = step;
  if (supplement === undefined) throw new Fault('SUPPLEMENT_UNDECLARED', { step: step.id });
  const block = blockOf(run, step.id);
  block.supplements = (block.supplements ?? 0) + 1;
  const clock = run.state.clocks[`${slot.id}.turn`];
  if (clock !== undefined) {
    const remaining = remainingOf(clock, run.at, run.calendar);
    block.remaining = writePeriod(remaining.count, remaining.unit);
    // It no longer belongs to a slot that is open, so closing the slot does not take it away.
    run.state.clocks[clock.id] = { ...clock, slot: null, stoppedAt: run.at, remaining };
  }
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  const stopped = clock === undefined ? undefined : run.state.clocks[clock.id];
  if (stopped !== undefined) run.effects.push({ kind: 'clock-set', clock: stopped });
  openSlot(run, {
    step,
    purpose: 'supplement',
    holders: [applicantOf(run.state)],
    outcomes: [RESUBMITTED],
    clock: {
      name: 'due',
      rule: supplement.within,
      effect: { kind: 'supplement' },
      remind: SUPPLEMENT_REMINDERS,
      message: 'supplement-due',
    },
    notice: 'supplement-asked',
  });
}

/**
 * The applicant's answer. Whatever was decided rests on the hash of the old content, so the program is walked again from its top:
 * checks run again, decisions are taken again, and this step opens in a new round when the walk reaches it.
 */
function resubmit(run: Run, step: OfficerStep, slot: Slot, event: Acted): Heard {
  if (event.content === null) return reject('CONTENT_CHANGED', { slot: slot.id, content: null });
  const { state } = run;
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  state.facts = event.content.facts;
  state.given = event.content.given;
  state.contentHash = event.content.contentHash;
  state.formRevision += 1;
  finish(run, step.id, event.outcome);
  resetAll(run);
  return null;
}
