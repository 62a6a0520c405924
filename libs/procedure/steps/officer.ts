/** What every officer's step has: one slot, a clock that turns to somebody, and a way back to the applicant for supplements. */
import { remainingOf } from '../clock/deadline';
import { writePeriod } from '../clock/period';
import { Fault, reject } from '../kernel';
import { holdersOf } from '../machine/assignees';
import { choose } from '../machine/choosing';
import { countsOn, SUPPLEMENT_REMINDERS } from '../machine/clocks';
import type { Acted } from '../machine/event.types';
import { resetAll } from '../machine/rounds';
import { applicantOf, blockOf, closeSlot, conclude, finish, openRound, openSlot, type Run } from '../machine/run';
import { isMarked, personsOf, remember } from '../machine/persons';
import { hold } from '../machine/signing';
import type { ProgramStep } from '../template/program.types';
import type { Slot } from '../machine/state.types';
import { closeSeats, decideWithOthers, openSeat, openSeats, pooled, refuseSecond, severalOf } from './seats';
import type { Heard, StepOf } from './step-kind';

export type OfficerStep = StepOf<'intake'> | StepOf<'review'> | StepOf<'work'> | StepOf<'authority'> | StepOf<'document'>;

const OFFICERS: readonly string[] = ['intake', 'review', 'work', 'authority', 'document'] satisfies OfficerStep['kind'][];

export function isOfficer(step: ProgramStep): step is OfficerStep {
  return OFFICERS.includes(step.kind);
}

/** The only answer to a request for supplements. */
export const RESUBMITTED = 'resubmitted';

/** Opens the officer's slot, or the slots of several. After a supplement the clock goes on with the days that were left. */
export function openOfficer(run: Run, step: OfficerStep): void {
  const block = openRound(run, step.id);
  const { within, from } = step.clock;
  // What was left after a supplement counts from now, wherever the whole period counted from.
  const period = block.remaining === undefined ? { rule: within, from } : { rule: block.remaining };
  delete block.remaining;
  // Who was added and what was entered for others belongs to the round that is over.
  delete block.signers;
  delete block.recorded;
  const several = severalOf(step);
  if (several !== undefined) {
    openSeats(run, step, several, period);
    return;
  }
  const holders = holdersOf(run, step, step.by);
  openSeat(run, step, holders, period, pooled(step.by, holders));
}

/** The text itself decides when its time is over: the declared outcome, by nobody. */
export function answerForOfficer(run: Run, step: OfficerStep, slot: Slot, outcome: string): void {
  closeSlot(run, slot, { outcome, actor: null, reason: 'acted' });
  conclude(run, step, outcome);
}

/** Its time is over, and the matter goes back to the applicant. */
export function returnForOfficer(run: Run, step: OfficerStep, slot: Slot): void {
  const outcome = Object.entries(step.outcomes).find(([, { to }]) => to === 'return')?.[0];
  if (outcome === undefined) throw new Fault('OUTCOME_UNDECLARED', { step: step.id });
  askForSupplement(run, step, slot, { outcome, actor: null });
}

/** An act on the officer's slot, or the applicant's on the supplement's. */
export function hearOfficer(run: Run, step: OfficerStep, slot: Slot, event: Acted): Heard {
  return slot.purpose === 'supplement' ? resubmit(run, step, slot, event) : decide(run, step, slot, event);
}

function decide(run: Run, step: OfficerStep, slot: Slot, event: Acted): Heard {
  const outcome = step.outcomes[event.outcome];
  if (outcome === undefined) throw new Fault('OUTCOME_UNDECLARED', { step: step.id });
  if (outcome.reason && !event.hasReason) return reject('OPINION_REQUIRED', { slot: slot.id, outcome: event.outcome });
  if ('submits' in step && outcome.to !== 'wait' && event.submissionHash === undefined) {
    return reject('SUBMISSION_REQUIRED', { slot: slot.id, outcome: event.outcome });
  }
  const unfit = refuseSecond(run, slot, event) ?? choose(run, step, outcome.to, event);
  if (unfit !== null) return unfit;
  const block = blockOf(run, step.id);
  if (event.submissionHash !== undefined) block.submissionHash = event.submissionHash;
  if (event.recorded !== undefined) block.recorded = true;
  if (personsOf(event).some((person) => isMarked(run, step, person))) block.overlap = true;
  // The principal last: it is he who has acted, and the proxy by his right.
  for (const person of personsOf(event)) remember(run, step, person);
  if (outcome.to === 'return') {
    askForSupplement(run, step, slot, event);
    return null;
  }
  const several = severalOf(step);
  if (several !== undefined) {
    decideWithOthers(run, step, several, slot, event);
    return null;
  }
  if (outcome.to !== 'wait' && hold(run, step, slot, event)) return null;
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  if (outcome.to === 'wait') {
    openOfficer(run, step);
    return null;
  }
  conclude(run, step, event.outcome);
  return null;
}

/** Back to the applicant with one list. The officer's clock stands still and its arithmetic stays to be seen. */
function askForSupplement(run: Run, step: OfficerStep, slot: Slot, event: { outcome: string; actor: string | null }): void {
  const { supplement } = step;
  if (supplement === undefined) throw new Fault('SUPPLEMENT_UNDECLARED', { step: step.id });
  const block = blockOf(run, step.id);
  block.supplements = (block.supplements ?? 0) + 1;
  const clock = run.state.clocks[`${slot.id}.turn`];
  if (clock !== undefined && countsOn(clock.rule)) {
    const remaining = clock.remaining ?? remainingOf(clock, run.at, run.calendar);
    block.remaining = writePeriod(remaining.count, remaining.unit);
    // It no longer belongs to a slot that is open, so closing the slot does not take it away.
    run.state.clocks[clock.id] = { ...clock, slot: null, stoppedAt: run.at, remaining };
  }
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  closeSeats(run, step);
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
