/**
 * One transition under way: a copy of the state that step kinds write on, and the effects in the order in which they came. It
 * lives for one call and is thrown away when the event is refused.
 */
import { dueOf } from '../clock/changes';
import { derive } from '../clock/deadline';
import { reminderAt } from '../clock/reminders';
import type { Calendar } from '../clock/calendar.types';
import { Fault } from '../kernel';
import type { Instant, Step } from '../kernel';
import { copy } from '../plain';
import type { Program, ProgramStep } from '../template/program.types';
import type { Assignee, OfficerClock, Period, Role, StructureOutcome } from '../template/template.types';
import { countingOf, effectOf } from './clocks';
import type { Effect, NoticeMessage, ReminderMessage } from './effect.types';
import { houseOf, isAssociations } from './disclosure';
import { withoutThose } from './persons';
import { placedStepsOf } from './program';
import type { Place } from './places';
import type { BlockState, CaseState, Clock, Holder, Slot } from './state.types';

/** What a case's state does not carry: its program and calendar, both pinned by hash in the log. */
export interface CaseWorld {
  program: Program;
  calendar: Calendar;
  /** Numbered behaviour flags for a case that starts now; a running case keeps its own. */
  flags?: number[];
  /** Other versions by which the case may go on (`migrated`), by the hash of their program. */
  successors?: Record<string, Program>;
}

export interface Run {
  program: Program;
  calendar: Calendar;
  state: CaseState;
  effects: Effect[];
  /** The event's instant. */
  at: Instant;
  /** Set by a step whose outcome ends the case; the walk stops there and closes it. */
  ending: { outcome: 'completed' | 'refused' | 'withdrawn'; refusedBy: string | null; result?: string } | null;
  /** Ways out of the order of the document that steps have taken and the walk has still to follow. */
  turns: Turn[];
  /** The act under way, or one of the minute before, may still be undone: what leaves the house waits (`machine/undo.ts`). */
  settling: boolean;
  /** Something has waited for that. */
  held: boolean;
  successors: Record<string, Program>;
  /** Tells the step at a place that it is left while it is open (`machine/leaving.ts`). */
  leave: (run: Run, place: Place) => void;
}

/** A step or a structure was left by an outcome that leads elsewhere than onwards. */
export interface Turn {
  from: Place;
  way: StructureOutcome;
}

/** Begins a transition on a copy. The instant never goes back, whatever the event says. */
export function begin(world: CaseWorld, state: CaseState, at: Instant, leave: Run['leave']): Run {
  const draft = copy(state);
  draft.at = at > draft.at ? at : draft.at;
  const { program, calendar, successors = {} } = world;
  const nothing = { effects: [], ending: null, turns: [], settling: false, held: false };
  return { program, calendar, successors, state: draft, at: draft.at, leave, ...nothing };
}

/** Ends it: the case's own row is written once, before whatever refers to it. */
export function end(run: Run): Step<CaseState> {
  const { society, applicant, status, outcome, filedAt, closedAt } = run.state;
  const saved: Effect = {
    kind: 'case-saved',
    society,
    applicant,
    status,
    outcome,
    filedAt,
    closedAt,
    waitingOn: waitingOn(run.program, run.state),
    ...(isAssociations(run.state.applicantRole)
      ? { keeper: run.state.association, disclosedAt: run.state.disclosedAt ?? null }
      : {}),
  };
  return { state: run.state, effects: [saved, ...run.effects] };
}

/** Open steps; when there is none, the meetings whose minutes are still to be signed. */
export function waitingOn(program: Program, state: CaseState): string[] {
  if (state.status === 'closed') return [];
  const steps = placedStepsOf(program, state).map(({ id }) => id);
  const open = steps.filter((id) => state.blocks[id]?.status === 'open');
  return open.length > 0 ? open : unsigned(program, state);
}

/** Meetings whose result is announced and not yet final. */
export function unsigned(program: Program, state: CaseState): string[] {
  return placedStepsOf(program, state)
    .map(({ id }) => id)
    .filter((id) => {
      const block = state.blocks[id];
      return block?.status === 'done' && block.agenda?.status === 'announced';
    });
}

/** The state of a block that must exist. */
export function blockOf(run: Run, id: string): BlockState {
  const block = run.state.blocks[id];
  if (block === undefined) throw new Fault('STEP_UNKNOWN', { step: id });
  return block;
}

/** Opens a block's next round. */
export function openRound(run: Run, id: string): BlockState {
  const block = blockOf(run, id);
  block.status = 'open';
  block.round += 1;
  block.openedAt = run.at;
  block.closedAt = null;
  block.outcome = null;
  return block;
}

/** Closes a block with its outcome; the walk goes on behind it. */
export function finish(run: Run, id: string, outcome: string | null, status: 'done' | 'skipped' = 'done'): void {
  const block = blockOf(run, id);
  block.status = status;
  block.outcome = outcome;
  block.closedAt = run.at;
}

/** Ends a step with a declared outcome; `refuse` ends the case with it, and what leads elsewhere is followed by the walk. */
export function conclude(run: Run, step: ProgramStep, outcome: string): void {
  finish(run, step.id, outcome);
  const declared = step.outcomes[outcome];
  if (declared === undefined) return;
  if (declared.to === 'refuse') run.ending = { outcome: 'refused', refusedBy: step.id };
  else if (declared.to.includes(':')) run.turns.push({ from: step.id, way: declared });
}

/** The post that does an officer's step. */
export function holderOf(state: CaseState, by: Assignee): Holder {
  return { role: by.role, organisation: organisations[by.of](state), nobody: by.nobody, turned: false };
}

const organisations: { [O in Assignee['of']]: (state: CaseState) => string } = {
  society: ({ society }) => society,
  association: ({ association }) => association,
  'party-organisation': ({ party }) => {
    // A program that asks one does not start without.
    if (party === undefined) throw new Fault('PARTY_ORGANISATION_MISSING');
    return party;
  },
};

/**
 * The applicant himself, in the post in which he filed. When nobody holds that post any more the secretariat goes on for him (the
 * president for the secretariat), and in the association the head of the department (the leader for the head), so that a change of
 * officers stops no case.
 */
export function applicantOf(state: CaseState): Holder {
  const { applicantRole } = state;
  const [office, above]: [Role, Role] = isAssociations(applicantRole)
    ? ['association-head', 'association-leader']
    : ['society-secretariat', 'president'];
  return {
    role: applicantRole,
    organisation: houseOf(state),
    nobody: applicantRole === office ? above : office,
    turned: false,
    person: state.applicant,
  };
}

/** A slot to be opened, with the clock that stands on it. */
export interface SlotPlan {
  step: ProgramStep;
  purpose: Slot['purpose'];
  /** Of a step of several posts: which seat, from 1; of somebody added: which signature. */
  seat?: number;
  holders: Holder[];
  /** What the slot carries from the start. */
  more?: Pick<Slot, 'beside' | 'pool'>;
  outcomes: string[];
  clock: {
    name: string;
    rule: Period;
    from?: string;
    effect: Clock['effect'];
    remind: string[];
    ladder?: OfficerClock['ladder'];
    message: ReminderMessage;
  };
  notice: NoticeMessage;
}

/** Opens a slot for a person: task, clock, reminders, and one notice to whoever holds it. */
export function openSlot(run: Run, plan: SlotPlan): Slot {
  const { purpose, seat } = plan;
  const { round } = blockOf(run, plan.step.id);
  const id = slotId(plan.step.id, round, purpose, seat);
  // Completing one's own materials is no decision: nobody keeps out of it.
  const holders =
    purpose === 'supplement' ? plan.holders : plan.holders.map((holder) => withoutThose(run, plan.step.id, holder, id));
  const slot: Slot = {
    id,
    block: plan.step.id,
    round,
    purpose: plan.purpose,
    holders,
    openedAt: run.at,
    contentHash: run.state.contentHash,
    outcomes: plan.outcomes,
    ...plan.more,
  };
  run.state.slots[slot.id] = slot;
  const clock = makeClock(run, { ...plan.clock, id: `${slot.id}.${plan.clock.name}`, block: slot.block, slot: slot.id });
  run.effects.push({ kind: 'task-opened', slot, audience: plan.step.audience, dueAt: clock.dueAt });
  setClock(run, clock, plan.clock.remind, plan.clock.message, holders);
  for (const [index, { at, then }] of (plan.clock.ladder ?? []).entries()) {
    const rung = { id: `${clock.id}-${index + 1}`, block: slot.block, slot: slot.id, effect: effectOf(then), rung: at };
    setClock(run, makeClock(run, { ...rung, rule: clock.rule, from: plan.clock.from }), [], plan.clock.message, holders);
  }
  notify(run, holders, plan.notice);
  return slot;
}

/** A slot's id: numbered by rounds, so that a past one is still told from an invented one. */
export function slotId(block: string, round: number, purpose: Slot['purpose'], number?: number): string {
  const ends: Record<Slot['purpose'], string> = {
    decide: number === undefined ? '' : `.${number}`,
    object: `.${number}`,
    sign: `.sign-${number}`,
    supplement: '.supplement',
    close: '.close',
  };
  return `${block}.${round}${ends[purpose]}`;
}

/** Closes a slot with its clocks. The row of its task stays, for the record. */
export function closeSlot(run: Run, slot: Slot, how: Omit<Extract<Effect, { kind: 'task-closed' }>, 'kind' | 'slot'>): void {
  delete run.state.slots[slot.id];
  run.effects.push({ kind: 'task-closed', slot: slot.id, ...how });
  for (const clock of Object.values(run.state.clocks)) if (clock.slot === slot.id) clearClock(run, clock.id);
}

/** A clock with its derivation; it counts from now, from what its template says, or from an instant that is known already. */
export function makeClock(
  run: Run,
  of: Pick<Clock, 'id' | 'block' | 'slot' | 'effect' | 'rule' | 'rung'> & { from?: string; startedAt?: Instant },
): Clock {
  const { startedAt, anchorOn } =
    of.startedAt === undefined ? countingOf(run, of.block, of.rule, of.from) : { startedAt: of.startedAt, anchorOn: undefined };
  const clock: Clock = {
    id: of.id,
    block: of.block,
    slot: of.slot,
    effect: of.effect,
    rule: of.rule,
    calendar: run.calendar.version,
    startedAt,
    dueAt: startedAt,
    stoppedAt: null,
    remaining: null,
    struckAt: null,
    provisional: false,
    ...(anchorOn === undefined ? {} : { anchorOn }),
    ...(of.rung === undefined ? {} : { rung: of.rung }),
  };
  const { due, dueAt } = dueOf(clock, run.calendar);
  return { ...clock, dueAt, provisional: due.provisional };
}

/** Sets a clock and the rows of its reminders; shares that fall on one instant are one reminder. */
export function setClock(run: Run, clock: Clock, shares: string[], message: ReminderMessage, to: Holder[]): void {
  run.state.clocks[clock.id] = clock;
  run.effects.push({ kind: 'clock-set', clock });
  if (shares.length === 0) return;
  const due = derive(clock, run.calendar);
  const seen = new Set<Instant>();
  for (const share of shares) {
    const dueAt = reminderAt(share, due, run.calendar);
    if (seen.has(dueAt)) continue;
    seen.add(dueAt);
    run.effects.push({
      kind: 'reminder-set',
      key: `${clock.id}.${share}`,
      slot: clock.slot,
      block: clock.block,
      to,
      dueAt,
      message,
    });
  }
}

/** Ends the clocks of a step that are its own, when it ends. */
export function clearClocksOf(run: Run, place: Place): void {
  for (const clock of Object.values(run.state.clocks)) {
    if (clock.block === place && clock.effect.kind === 'elapse') clearClock(run, clock.id);
  }
}

/** Ends a clock. */
export function clearClock(run: Run, id: string): void {
  delete run.state.clocks[id];
  run.effects.push({ kind: 'clock-cleared', clock: id });
}

/** Tells posts what happened. */
export function notify(run: Run, to: Holder[], message: NoticeMessage): void {
  run.effects.push({ kind: 'notice', to, message });
}

/** Adds a post to a slot's holders; nobody is ever taken away. */
export function turnTo(run: Run, slot: Slot, role: Role): Holder {
  const organisation = slot.holders[0]?.organisation ?? run.state.society;
  const present = slot.holders.find((holder) => holder.role === role && holder.organisation === organisation);
  if (present !== undefined) return present;
  const added = withoutThose(run, slot.block, { role, organisation, nobody: null, turned: true });
  slot.holders.push(added);
  return added;
}
