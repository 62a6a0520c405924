/** What every officer's step has: one slot, a clock that turns to somebody, and a way back to the applicant for supplements. */
import { remainingOf } from '../clock/deadline';
import { writePeriod } from '../clock/period';
import { Fault, reject } from '../kernel';
import { countsOn, effectOf, remindersOf } from '../machine/clocks';
import type { Acted } from '../machine/event.types';
import { resetAll } from '../machine/rounds';
import { applicantOf, blockOf, closeSlot, conclude, finish, holderOf, openRound, openSlot, type Run } from '../machine/run';
import { barred, isMarked, remember } from '../machine/persons';
import type { ProgramStep } from '../template/program.types';
import type { Assignee, Period, SeveralRule } from '../template/template.types';
import type { Slot } from '../machine/state.types';
import { outcomeOfSeveral } from './several';
import type { Heard, StepOf } from './step-kind';

export type OfficerStep = StepOf<'intake'> | StepOf<'review'> | StepOf<'work'> | StepOf<'authority'> | StepOf<'document'>;

const OFFICERS: readonly string[] = ['intake', 'review', 'work', 'authority', 'document'] satisfies OfficerStep['kind'][];

export function isOfficer(step: ProgramStep): step is OfficerStep {
  return OFFICERS.includes(step.kind);
}

/** The only answer to a request for supplements. */
export const RESUBMITTED = 'resubmitted';
const SUPPLEMENT_REMINDERS = ['50%', '80%', '100%'];

/** Opens the officer's slot, or the slots of several. After a supplement the clock goes on with the days that were left. */
export function openOfficer(run: Run, step: OfficerStep): void {
  const block = openRound(run, step.id);
  const { within, from } = step.clock;
  // What was left after a supplement counts from now, wherever the whole period counted from.
  const period = block.remaining === undefined ? { rule: within, from } : { rule: block.remaining };
  delete block.remaining;
  const several = severalOf(step);
  if (several === undefined) {
    openSeat(run, step, step.by, period);
    return;
  }
  const seats = [step.by, ...several.others];
  block.several = { acts: [], total: seats.length };
  const first = several.way === 'in-turn' ? seats.slice(0, 1) : seats;
  for (const [index, by] of first.entries()) openSeat(run, step, by, period, index + 1);
}

function severalOf(step: OfficerStep): SeveralRule | undefined {
  return 'several' in step ? step.several : undefined;
}

function openSeat(run: Run, step: OfficerStep, by: Assignee, period: { rule: Period; from?: string }, seat?: number): void {
  const { ladder } = step.clock;
  openSlot(run, {
    step,
    purpose: 'decide',
    ...(seat === undefined ? {} : { seat }),
    holders: [holderOf(run.state, by)],
    outcomes: Object.keys(step.outcomes),
    clock: {
      name: 'turn',
      ...period,
      effect: effectOf(step.clock.then),
      remind: remindersOf(step.clock),
      message: 'task-due-soon',
      ...(ladder === undefined ? {} : { ladder }),
    },
    notice: 'task-waiting',
  });
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
  const refused = barred(run, step, event.actor);
  if (refused !== null) return refused;
  if ('submits' in step && outcome.to !== 'wait' && event.submissionHash === undefined) {
    return reject('SUBMISSION_REQUIRED', { slot: slot.id, outcome: event.outcome });
  }
  if (event.submissionHash !== undefined) blockOf(run, step.id).submissionHash = event.submissionHash;
  if (isMarked(run, step, event.actor)) blockOf(run, step.id).overlap = true;
  remember(run, step, event.actor);
  if (outcome.to === 'return') {
    askForSupplement(run, step, slot, event);
    return null;
  }
  const several = severalOf(step);
  if (several !== undefined) return decideWithOthers(run, step, several, slot, event);
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  if (outcome.to === 'wait') {
    openOfficer(run, step);
    return null;
  }
  conclude(run, step, event.outcome);
  return null;
}

/** One of several seats. The step ends when what all seats have come to says so; seats that are not needed any more are closed. */
function decideWithOthers(run: Run, step: OfficerStep, rule: SeveralRule, slot: Slot, event: Acted): Heard {
  const { several } = blockOf(run, step.id);
  if (several === undefined) throw new Fault('SEATS_MISSING', { step: step.id });
  if (several.acts.some(({ actor }) => actor === event.actor)) return reject('ALREADY_ACTED', { slot: slot.id });
  several.acts.push({ slot: slot.id, outcome: event.outcome, actor: event.actor });
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  const outcome = outcomeOfSeveral(rule, several.acts, several.total);
  if (outcome !== null) {
    closeSeats(run, step);
    conclude(run, step, outcome);
    return null;
  }
  const seat = several.acts.length + 1;
  const next = rule.way === 'in-turn' ? rule.others[seat - 2] : undefined;
  if (next !== undefined) openSeat(run, step, next, { rule: step.clock.within, from: step.clock.from }, seat);
  return null;
}

function closeSeats(run: Run, step: OfficerStep): void {
  for (const open of Object.values(run.state.slots)) {
    if (open.block === step.id) closeSlot(run, open, { outcome: null, actor: null, reason: 'cancelled' });
  }
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
