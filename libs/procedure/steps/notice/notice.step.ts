/**
 * 公示: posted by somebody, open to objections for its days, closed when they are over and every objection has been handled. Silence is
 * nothing; an objection that was upheld does not end it early, because the others are still heard.
 */
import { civilDateOf, instantOf } from '../../clock/civil';
import { derive } from '../../clock/deadline';
import { Fault, reject } from '../../kernel';
import { effectOf, remindersOf } from '../../machine/clocks';
import { holdersOf } from '../../machine/assignees';
import type { Acted, Objected } from '../../machine/event.types';
import { personsOf, remember } from '../../machine/persons';
import {
  blockOf,
  clearClocksOf,
  closeSlot,
  conclude,
  makeClock,
  openRound,
  openSlot,
  setClock,
  slotId,
  type Run,
  type SlotPlan,
} from '../../machine/run';
import type { NoticeState, Slot } from '../../machine/state.types';
import type { Assignee, OfficerClock } from '../../template/template.types';
import type { Heard, StepKindObject, StepOf } from '../step-kind';
import { areDays, daysOf } from './days';

type NoticeStep = StepOf<'notice'>;

/** The only answers to "post it" and to "hand in the proof". */
export const POSTED = 'posted';
export const PROVED = 'proved';

export const noticeStep: StepKindObject<NoticeStep> = {
  column: 'notice',
  // What is on public notice cannot be made unsaid: it waits until what it rests on can no longer be corrected.
  leavesTheHouse: () => true,

  enter(run, step) {
    openRound(run, step.id).notice = { postedOn: null, isOver: false, objections: [] };
    openFor(run, step, step.by, step.clock, { purpose: 'decide', outcomes: [POSTED] });
  },

  acted(run, step, slot, event) {
    if (slot.purpose === 'object') return handle(run, step, slot, event);
    return slot.purpose === 'close' ? prove(run, step, slot, event) : post(run, step, slot, event);
  },

  objected: hearObjection,

  elapsed(run, step) {
    noticeOf(run, step).isOver = true;
    goOn(run, step);
  },

  unfitParameters: ({ days }, parameters) =>
    typeof days === 'string' || areDays(parameters[days.parameter]?.value) ? [] : [days.parameter],

  // Of an earlier round nobody knows any more how many objections it had.
  seats: (_step, state, round) => (round < state.round ? Infinity : (state.notice?.objections.length ?? 0)),
};

function openFor(
  run: Run,
  step: NoticeStep,
  by: Assignee,
  clock: OfficerClock,
  plan: Pick<SlotPlan, 'purpose' | 'outcomes' | 'seat'>,
): void {
  const { within: rule, from, then, ladder } = clock;
  openSlot(run, {
    step,
    ...plan,
    holders: holdersOf(run, step, by),
    clock: {
      name: 'turn',
      rule,
      ...(from === undefined ? {} : { from }),
      effect: effectOf(then),
      remind: remindersOf(clock),
      message: 'task-due-soon',
      ...(ladder === undefined ? {} : { ladder }),
    },
    notice: 'task-waiting',
  });
}

/**
 * It stands since the day on which it was posted, which may be before the day on which that was entered; the days count from the day
 * after. Entered when they were over already: over at once.
 */
function post(run: Run, step: NoticeStep, slot: Slot, event: Acted): Heard {
  if (step.submits === true && event.submissionHash === undefined) {
    return reject('SUBMISSION_REQUIRED', { slot: slot.id, outcome: event.outcome });
  }
  if (isAhead(run, event)) return reject('NOT_DUE', { slot: slot.id });
  const block = blockOf(run, step.id);
  if (event.submissionHash !== undefined) block.submissionHash = event.submissionHash;
  for (const person of personsOf(event)) remember(run, step, person);
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  const notice = noticeOf(run, step);
  notice.postedOn = event.occurredOn;
  const clock = makeClock(run, {
    id: `${step.id}.${block.round}.days`,
    block: step.id,
    slot: null,
    effect: { kind: 'elapse' },
    rule: daysOf(step, run.state.parameters),
    startedAt: instantOf(event.occurredOn, 0),
  });
  if (clock.dueAt <= run.at) {
    clock.struckAt = run.at;
    notice.isOver = true;
  }
  setClock(run, clock, [], 'task-due-soon', []);
  goOn(run, step);
  return null;
}

/** In time is whoever objected by the last day, though it may be entered a day later, as long as the step is open. */
function hearObjection(run: Run, step: NoticeStep, event: Objected): Heard {
  const { status, round, notice } = blockOf(run, step.id);
  const clock = run.state.clocks[`${step.id}.${round}.days`];
  if (notice === undefined || notice.postedOn === null || status === 'cancelled') {
    return reject('NOTHING_TO_OBJECT', { block: step.id });
  }
  if (status !== 'open' || clock === undefined || event.occurredOn > derive(clock, run.calendar).lastDay) {
    return reject('NOTICE_OVER', { block: step.id });
  }
  if (isAhead(run, event)) return reject('NOT_DUE', { block: step.id });
  if (event.occurredOn < notice.postedOn) return reject('NOTHING_TO_OBJECT', { block: step.id });
  const { by, clock: within, outcomes } = step.objections;
  const seat = notice.objections.length + 1;
  notice.objections.push({
    slot: slotId(step.id, round, 'object', seat),
    outcome: null,
    upheld: false,
    ...(event.received === true ? {} : { objector: event.actor }),
  });
  openFor(run, step, by, within, { purpose: 'object', seat, outcomes: Object.keys(outcomes) });
  return null;
}

function handle(run: Run, step: NoticeStep, slot: Slot, event: Acted): Heard {
  const outcome = step.objections.outcomes[event.outcome];
  const objection = noticeOf(run, step).objections.find((candidate) => candidate.slot === slot.id);
  if (outcome === undefined || objection === undefined) throw new Fault('OBJECTION_UNKNOWN', { slot: slot.id });
  if (outcome.reason && !event.hasReason) return reject('OPINION_REQUIRED', { slot: slot.id, outcome: event.outcome });
  for (const person of personsOf(event)) remember(run, step, person);
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  delete objection.objector;
  objection.outcome = event.outcome;
  objection.upheld = outcome.upholds === true;
  goOn(run, step);
  return null;
}

function prove(run: Run, step: NoticeStep, slot: Slot, event: Acted): Heard {
  if (event.submissionHash === undefined) return reject('SUBMISSION_REQUIRED', { slot: slot.id, outcome: event.outcome });
  for (const person of personsOf(event)) remember(run, step, person);
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  noticeOf(run, step).proof = event.submissionHash;
  goOn(run, step);
  return null;
}

/** Its days over and every objection handled: the proof is asked for, where there is one, and then it ends. */
function goOn(run: Run, step: NoticeStep): void {
  const { isOver, objections, proof } = noticeOf(run, step);
  if (!isOver || objections.some(({ outcome }) => outcome === null)) return;
  if (step.closing !== undefined && proof === undefined) {
    const isAsked = Object.values(run.state.slots).some(({ block, purpose }) => block === step.id && purpose === 'close');
    if (!isAsked) openFor(run, step, step.by, step.closing.clock, { purpose: 'close', outcomes: [PROVED] });
    return;
  }
  clearClocksOf(run, step.id);
  conclude(run, step, objections.some(({ upheld }) => upheld) ? 'upheld' : 'clear');
}

/** Nothing was posted and nobody has objected on a day that is still to come. */
function isAhead(run: Run, { occurredOn }: Pick<Acted, 'occurredOn'>): boolean {
  return occurredOn > civilDateOf(run.at);
}

function noticeOf(run: Run, step: NoticeStep): NoticeState {
  const { notice } = blockOf(run, step.id);
  if (notice === undefined) throw new Fault('NOTICE_MISSING', { step: step.id });
  return notice;
}
