/** What the machine does when a clock's instant has come. The actor is the system, never a person. */
import { Fault, reject } from '../kernel';
import { answerForOfficer, isOfficer, returnForOfficer, type OfficerStep } from '../steps/officer';
import { stepKind } from '../steps/registry';
import type { Heard } from '../steps/step-kind';
import type { ClockStruck } from './event.types';
import { findStep, stepOf } from './program';
import { notify, turnTo, type Run } from './run';
import { endMinute } from './undo';
import type { Clock, ClockEffect, Slot } from './state.types';

/** Effects of clocks that are a step's own: they need no slot. */
type StepEffect = 'elapse' | 'settle';
type SlotEffect = Exclude<ClockEffect['kind'], StepEffect>;

type Strike<K extends ClockEffect['kind']> = (
  run: Run,
  clock: Clock,
  effect: Extract<ClockEffect, { kind: K }>,
  slot: Slot,
) => void;

/** Null: it only reminds, and reminders are rows with due times. */
const strikes: { [K in SlotEffect]: Strike<K> | null } = {
  'turn-to': turn,
  mark,
  return: (run, clock, _effect, slot) => {
    marked(run, clock);
    returnForOfficer(run, officerStep(run, slot), slot);
  },
  outcome: (run, clock, { outcome }, slot) => {
    marked(run, clock);
    answerForOfficer(run, officerStep(run, slot), slot, outcome);
  },
  remind: null,
  list: null,
  supplement: null,
};

const stepStrikes: { [K in StepEffect]: ((run: Run, clock: Clock) => void) | null } = {
  elapse,
  settle: endMinute,
};

function isStepEffect(kind: ClockEffect['kind']): kind is StepEffect {
  return kind in stepStrikes;
}

/** Whether a clock still moves the state when its instant comes: only such a one is a timer. */
export function isTimer({ effect, stoppedAt, struckAt }: Clock): boolean {
  const { kind } = effect;
  const moves = (isStepEffect(kind) ? stepStrikes[kind] : strikes[kind]) !== null;
  return moves && stoppedAt === null && struckAt === null;
}

/** A clock's instant has come. */
export function strike(run: Run, event: ClockStruck): Heard {
  const clock = run.state.clocks[event.clock];
  if (clock === undefined || !isTimer(clock)) return reject('CLOCK_UNKNOWN', { clock: event.clock });
  if (event.dueAt !== clock.dueAt || event.at < clock.dueAt) return reject('NOT_DUE', { clock: clock.id, dueAt: clock.dueAt });
  const { kind } = clock.effect;
  if (isStepEffect(kind)) {
    stepStrikes[kind]?.(run, clock);
    return null;
  }
  const slot = run.state.slots[clock.slot ?? ''];
  if (slot === undefined) throw new Fault('CLOCK_WITHOUT_SLOT', { clock: clock.id });
  take(run, clock, kind, slot);
  return null;
}

function take<K extends SlotEffect>(run: Run, clock: Clock, kind: K, slot: Slot): void {
  strikes[kind]?.(run, clock, clock.effect as Extract<ClockEffect, { kind: K }>, slot);
}

/** A period of the step itself is over: it hears of it, and decides nothing by it. */
function elapse(run: Run, clock: Clock): void {
  const step = stepOf(run.program, clock.block);
  const { elapsed } = stepKind(step);
  if (elapsed === undefined) throw new Fault('CLOCK_WITHOUT_STEP', { clock: clock.id });
  marked(run, clock);
  elapsed(run, step, clock);
}

function marked(run: Run, clock: Clock): void {
  clock.struckAt = run.at;
  run.effects.push({ kind: 'clock-set', clock });
}

/** The next post is added and everybody on the slot is told. It decides nothing. */
function turn(run: Run, clock: Clock, { role }: Extract<ClockEffect, { kind: 'turn-to' }>, slot: Slot): void {
  clock.struckAt = run.at;
  const before = slot.holders.slice();
  const added = turnTo(run, slot, role);
  run.effects.push({ kind: 'clock-set', clock });
  changed(run, clock, slot);
  run.effects.push({
    kind: 'reminder-set',
    key: `${clock.id}.turned`,
    slot: slot.id,
    block: slot.block,
    to: before,
    dueAt: run.at,
    message: 'task-turned',
  });
  notify(run, [added], 'task-waiting');
}

/** The task is past its time, and says so to its department. Nobody is added and nothing is decided. */
function mark(run: Run, clock: Clock, _effect: ClockEffect, slot: Slot): void {
  marked(run, clock);
  changed(run, clock, slot);
}

function changed(run: Run, clock: Clock, slot: Slot): void {
  // A rung of a ladder comes at its own instant; the task is due when its period ends.
  const whole = Object.values(run.state.clocks).find(({ slot: of, rung }) => of === slot.id && rung === undefined) ?? clock;
  run.effects.push({ kind: 'task-changed', slot: slot.id, holders: slot.holders, dueAt: whole.dueAt });
}

function officerStep(run: Run, slot: Slot): OfficerStep {
  const step = findStep(run.program, slot.block);
  if (step === null || !isOfficer(step)) throw new Fault('SLOT_WITHOUT_STEP', { slot: slot.id });
  return step;
}
