/**
 * 中止、恢复、延长, by hand, and a new calendar. What each does to a clock is `clock/changes.ts`; here is which clocks it is done to. A period is
 * the step's: the seats of a step of several have one, and stand, go on and are extended together, rungs of the ladder with them.
 */
import { extend, rederive, resume, suspend } from '../../clock/changes';
import { Fault, isRejection, reject } from '../../kernel';
import type { Rejection } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import type { OfficerClock } from '../../template/template.types';
import type { CalendarChanged, ClockExtended, ClockResumed, ClockSuspended } from '../action.types';
import { changeClock, redateTask, ruleOfSlot } from '../clock-changes';
import { blockOf, type Run } from '../run';
import type { Clock, Slot } from '../state.types';

/** The clock of an open slot that was named, what its template says, and all clocks that share its period. */
interface Named {
  clock: Clock;
  slot: Slot;
  rule: OfficerClock;
  together: Clock[];
}

export function suspendClock(run: Run, event: ClockSuspended): Heard {
  const named = find(run, event.clock);
  if ('rejected' in named) return named;
  const allowed = named.rule.suspendable ?? [];
  return change(run, named, (clock) => suspend(clock, { at: run.at, reason: event.reason, allowed }, run.calendar));
}

export function resumeClock(run: Run, event: ClockResumed): Heard {
  const named = find(run, event.clock);
  return 'rejected' in named ? named : change(run, named, (clock) => resume(clock, run.at, run.calendar));
}

/** Once in a step, whatever round it is in: the words of the reason are asked for where they are kept, with the intent. */
export function extendClock(run: Run, event: ClockExtended): Heard {
  const named = find(run, event.clock);
  if ('rejected' in named) return named;
  const { clock, slot } = named;
  const { extension } = named.rule;
  const block = blockOf(run, slot.block);
  if (extension !== undefined && !extension.by.includes(event.role)) return reject('NOT_CLOCK_HOLDER', { clock: clock.id });
  if (block.extended === true) return reject('CLOCK_ALREADY_EXTENDED', { clock: clock.id });
  const asked = { at: run.at, by: event.role, period: event.period, hasReason: true, rule: extension, before: [] };
  const refused = change(run, named, (one) => extend(one, asked, run.calendar));
  if (refused === null) block.extended = true;
  return refused;
}

/**
 * All clocks are derived again by the calendar that the world has from this event on. What has struck keeps its effect, and a date that
 * would lie in the past stays what it was.
 */
export function changeCalendar(run: Run, event: CalendarChanged): Heard {
  const { calendar } = run;
  if (calendar.version !== event.calendar) return reject('CALENDAR_UNKNOWN', { calendar: event.calendar });
  const moved = new Set<string>();
  for (const clock of Object.values(run.state.clocks)) {
    if (clock.effect.kind === 'settle') continue;
    const again = rederive(clock, calendar, run.at);
    if (again.clock === clock) continue;
    if (again.moved) {
      changeClock(run, again.clock);
      if (clock.slot !== null && clock.rung === undefined) moved.add(clock.slot);
    } else {
      run.state.clocks[clock.id] = again.clock;
      run.effects.push({ kind: 'clock-set', clock: again.clock });
    }
  }
  for (const id of moved) {
    const slot = run.state.slots[id];
    if (slot !== undefined) redateTask(run, slot);
  }
  return null;
}

function find(run: Run, id: string): Named | Rejection {
  const clock = run.state.clocks[id];
  const slot = run.state.slots[clock?.slot ?? ''];
  if (clock === undefined || slot === undefined || clock.rung !== undefined) return reject('CLOCK_UNKNOWN', { clock: id });
  const rule = ruleOfSlot(run, slot);
  if (rule === null) return reject('NOT_MEANINGFUL_HERE', { clock: id });
  const sharing = Object.values(run.state.slots).filter((other) => sharesPeriod(slot, other));
  const together = Object.values(run.state.clocks).filter((other) => sharing.some(({ id: of }) => of === other.slot));
  return { clock, slot, rule, together };
}

/** Each objection has its own period; everything else of a step has one. */
function sharesPeriod(slot: Slot, other: Slot): boolean {
  if (other.id === slot.id) return true;
  return slot.purpose === 'decide' && other.purpose === 'decide' && other.block === slot.block;
}

/** The named clock must take the change; the others take it as far as they can, because a rung may have been climbed already. */
function change(run: Run, { clock, together }: Named, by: (clock: Clock) => Clock | Rejection): Heard {
  const changed = by(clock);
  if (isRejection(changed)) return changed;
  const slots = new Set<string>();
  for (const other of together) {
    const one = other.id === clock.id ? changed : other.struckAt === null ? by(other) : null;
    if (one === null || isRejection(one)) continue;
    changeClock(run, one);
    if (one.slot !== null) slots.add(one.slot);
  }
  for (const id of slots) {
    const slot = run.state.slots[id];
    if (slot === undefined) throw new Fault('CLOCK_WITHOUT_SLOT', { slot: id });
    redateTask(run, slot);
  }
  return null;
}
