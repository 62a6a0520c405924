/** The seats of a step of several posts: opening them, what their acts come to, and seats that are added and taken off. */
import { Fault, reject } from '../kernel';
import type { Rejection } from '../kernel';
import { effectOf, remindersOf } from '../machine/clocks';
import { seatsFrom } from '../machine/assignees';
import type { Acted } from '../machine/event.types';
import { personsOf } from '../machine/persons';
import { blockOf, closeSlot, conclude, openSlot, type Run, type SlotPlan } from '../machine/run';
import type { AddedSigner, BlockState, Holder, Slot } from '../machine/state.types';
import type { ProgramStep } from '../template/program.types';
import type { Assignee, OfficerClock, Period, SeveralRule } from '../template/template.types';
import { outcomeOfSeveral } from './several';

/** A step with a post, a clock, and maybe several posts. */
type SeatedStep = Extract<ProgramStep, { by: Assignee; clock: OfficerClock }>;

type Several = NonNullable<BlockState['several']>;

export function severalOf(step: ProgramStep): SeveralRule | undefined {
  return 'several' in step ? step.several : undefined;
}

/** When a seat's time is over: the whole period, or what was left of it. */
export interface SeatPeriod {
  rule: Period;
  from?: string;
}

const periodOf = ({ clock: { within, from } }: SeatedStep): SeatPeriod => ({
  rule: within,
  ...(from === undefined ? {} : { from }),
});

/** Opens a slot for whoever decides. `by`: the post behind it; `seat`: of a step of several. */
export function openSeat(
  run: Run,
  step: SeatedStep,
  holders: Holder[],
  { rule, from }: SeatPeriod,
  of: { seat?: number; more?: SlotPlan['more'] } = {},
): void {
  const { ladder } = step.clock;
  openSlot(run, {
    step,
    purpose: 'decide',
    ...(of.seat === undefined ? {} : { seat: of.seat }),
    holders,
    outcomes: Object.keys(step.outcomes),
    ...(of.more === undefined ? {} : { more: of.more }),
    clock: {
      name: 'turn',
      rule,
      ...(from === undefined ? {} : { from }),
      effect: effectOf(step.clock.then),
      remind: remindersOf(step.clock),
      message: 'task-due-soon',
      ...(ladder === undefined ? {} : { ladder }),
    },
    notice: 'task-waiting',
  });
}

/** Opens the first seat of 依次, all seats otherwise. */
export function openSeats(run: Run, step: SeatedStep, rule: SeveralRule, period: SeatPeriod): void {
  const seats = seatsOf(run, step, rule);
  blockOf(run, step.id).several = { acts: [], total: seats.length };
  const first = rule.way === 'in-turn' ? seats.slice(0, 1) : seats;
  for (const [index, seat] of first.entries()) openSeat(run, step, seat.holders, period, { seat: index + 1, ...seat.of });
}

/** The seats as the template and earlier choices have them, without those that were added. */
function seatsOf(run: Run, step: SeatedStep, rule: SeveralRule): { holders: Holder[]; of: { more?: SlotPlan['more'] } }[] {
  return [step.by, ...rule.others].flatMap((by, index, all) => {
    const before = seatsFrom(run, step, all.slice(0, index)).length;
    return seatsFrom(run, step, all.slice(0, index + 1))
      .slice(before)
      .map((holders) => ({ holders, of: pooled(by, holders) }));
  });
}

/** What a slot that can be taken comes back to. */
export function pooled(by: Assignee, holders: Holder[]): { more?: SlotPlan['more'] } {
  return by.pool === true ? { more: { pool: holders } } : {};
}

/** One person acts in one seat only, whatever he does there, and whoever acts for another is a second voice of neither. */
export function refuseSecond(run: Run, slot: Slot, event: Acted): Rejection | null {
  const acts = blockOf(run, slot.block).several?.acts ?? [];
  const isSecond = personsOf(event).some((person) => acts.some((act) => act.actor === person || act.for === person));
  return isSecond ? reject('ALREADY_ACTED', { slot: slot.id }) : null;
}

/** One of several seats. The step ends when what all seats have come to says so; seats that are not needed any more are closed. */
export function decideWithOthers(run: Run, step: SeatedStep, rule: SeveralRule, slot: Slot, event: Acted): void {
  const principal = event.for === undefined ? {} : { for: event.for };
  stateOf(run, step).acts.push({ slot: slot.id, outcome: event.outcome, actor: event.actor, ...principal });
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  goOn(run, step, rule);
}

/** Ends the step, or lets the next one of 依次 begin. */
function goOn(run: Run, step: SeatedStep, rule: SeveralRule): void {
  const several = stateOf(run, step);
  const outcome = outcomeOfSeveral(rule, several.acts, several.total);
  if (outcome !== null) {
    closeSeats(run, step);
    conclude(run, step, outcome);
    return;
  }
  if (rule.way !== 'in-turn' || openSlots(run, step).length > 0) return;
  const [added, ...next] = several.next ?? [];
  if (added !== undefined) {
    several.next = next;
    openAdded(run, step, added, 'after');
    return;
  }
  const seats = seatsOf(run, step, rule);
  const had = several.acts.filter((act) => numberOf(act.slot) <= seats.length).length;
  const seat = seats[had];
  if (seat !== undefined) openSeat(run, step, seat.holders, periodOf(step), { seat: had + 1, ...seat.of });
}

/** Closes whatever of the step is open. */
export function closeSeats(run: Run, step: ProgramStep): void {
  for (const open of openSlots(run, step)) closeSlot(run, open, { outcome: null, actor: null, reason: 'cancelled' });
}

/** Whether the step's result stands already, though it may still wait until everybody was heard. */
export function hasResult(run: Run, step: ProgramStep): boolean {
  const rule = severalOf(step);
  const several = run.state.blocks[step.id]?.several;
  if (rule === undefined || several === undefined) return false;
  return outcomeOfSeveral({ ...rule, hearsAll: false }, several.acts, several.total) !== null;
}

/** One seat more. Of 依次 he is next; whoever is to sign before another has his seat at once, and the other waits for him. */
export function addSeat(run: Run, step: ProgramStep, added: Omit<AddedSigner, 'number'>, when: 'before' | 'after'): void {
  const several = stateOf(run, step);
  const number = (several.seats ?? several.total) + 1;
  several.seats = number;
  several.total += 1;
  const signer: AddedSigner = { number, ...added };
  if (severalOf(step)?.way === 'in-turn' && when === 'after') several.next = [signer, ...(several.next ?? [])];
  else openAdded(run, seated(step), signer, when);
}

/** One seat less: whoever was added and is not needed any more. What the others have done may be enough now. */
export function removeSeat(run: Run, step: ProgramStep): void {
  const rule = severalOf(step);
  if (rule === undefined) throw new Fault('SEATS_MISSING', { step: step.id });
  stateOf(run, step).total -= 1;
  goOn(run, seated(step), rule);
}

/**
 * The act before theirs was taken back: whoever was added and had his turn waits for it again under his number, the last who was added first,
 * and whoever was to sign before another so comes before him. A delegation of his task ends with the task.
 */
export function queueAgain(several: Several, closed: Slot[], { was, is }: Record<'was' | 'is', string>): void {
  const again = closed.flatMap(({ id, beside, holders, delegated }): AddedSigner[] => {
    const own = delegated?.back ?? holders;
    const holder = own.find(({ turned }) => !turned) ?? own[0];
    return beside === undefined || holder === undefined
      ? []
      : [{ number: numberOf(id), holder, slot: beside.slot, by: beside.by }];
  });
  again.sort((one, other) => other.number - one.number);
  const next = [...again, ...(several.next ?? [])];
  // The seat that opens again has another number, and whoever holds it may take off whom he has added.
  if (next.length > 0) several.next = next.map((signer) => (signer.slot === was ? { ...signer, slot: is } : signer));
}

function openAdded(run: Run, step: SeatedStep, { number, holder, slot, by }: AddedSigner, when: 'before' | 'after'): void {
  openSeat(run, step, [holder], { rule: step.clock.within }, { seat: number, more: { beside: { slot, when, by } } });
}

function seated(step: ProgramStep): SeatedStep {
  if (!('by' in step && 'clock' in step)) throw new Fault('SEATS_MISSING', { step: step.id });
  return step;
}

function stateOf(run: Run, step: ProgramStep): Several {
  const { several } = blockOf(run, step.id);
  if (several === undefined) throw new Fault('SEATS_MISSING', { step: step.id });
  return several;
}

function openSlots({ state }: Run, { id }: ProgramStep): Slot[] {
  return Object.values(state.slots).filter(({ block }) => block === id);
}

function numberOf(slot: string): number {
  return Number(slot.slice(slot.lastIndexOf('.') + 1));
}
