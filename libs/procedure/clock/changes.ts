/**
 * What may happen to a clock that runs: it stands and goes on, it is extended once, a new calendar comes. Each is a pure function of the
 * clock and gives another; the actions that use them, and who may, are the machine's.
 */
import { reject } from '../kernel';
import type { Instant, Rejection } from '../kernel';
import type { Clock, ClockExtension } from '../machine/state.types';
import type { ClockExtensionRule, Period } from '../template/template.types';
import type { Calendar } from './calendar.types';
import { derive, remainingIn, remainingOf, type Derived } from './deadline';
import { partsOf } from './period';
import { reminderAt } from './reminders';
import type { StopReason } from './vocabulary';

/** A clock's deadline and the instant at which it is due: the end of its period, or its rung of the ladder. */
export function dueOf(clock: Clock, calendar: Calendar): { due: Derived; dueAt: Instant } {
  const due = derive(clock, calendar);
  return { due, dueAt: clock.rung === undefined ? due.dueAt : reminderAt(clock.rung, due, calendar) };
}

/**
 * Stops a clock: from this day on nothing is counted. Refused when it stands already, when its day has passed, when it names a date
 * (nobody can make a date wait), or when its template does not let it stand for this reason.
 */
export function suspend(
  clock: Clock,
  stop: { at: Instant; reason: StopReason; allowed: readonly StopReason[] },
  calendar: Calendar,
): Clock | Rejection {
  const due = running(clock, stop.at, calendar);
  if ('rejected' in due) return due;
  if (due.kind !== 'within' || !stop.allowed.includes(stop.reason)) {
    return reject('CLOCK_NOT_SUSPENDABLE', { clock: clock.id, reason: stop.reason });
  }
  return {
    ...clock,
    stoppedAt: stop.at,
    remaining: remainingIn(due, stop.at),
    stops: [...(clock.stops ?? []), { from: stop.at, to: null, reason: stop.reason }],
  };
}

/** Lets a clock go on: the days that were left follow, the day of the resumption not counted. */
export function resume(clock: Clock, at: Instant, calendar: Calendar): Clock | Rejection {
  const stops = clock.stops ?? [];
  const last = stops.at(-1);
  if (clock.stoppedAt === null || last === undefined || last.to !== null) return reject('CLOCK_RUNS', { clock: clock.id });
  if (at < last.from) return reject('NOT_DUE', { clock: clock.id, dueAt: last.from });
  return dated({ ...clock, stoppedAt: null, remaining: null, stops: [...stops.slice(0, -1), { ...last, to: at }] }, calendar);
}

/**
 * Gives a clock more time, once and never again. The period counts on from the last day that it has; at most what its template allows.
 * `before`: the clocks that the same step had in earlier rounds, so that a return makes no second extension. Refused to whoever may
 * not, without a reason, and once the day has passed: what is over cannot be made longer.
 */
export function extend(
  clock: Clock,
  asked: {
    at: Instant;
    by: ClockExtension['by'];
    period: Period;
    hasReason: boolean;
    rule: ClockExtensionRule | undefined;
    before: readonly Clock[];
  },
  calendar: Calendar,
): Clock | Rejection {
  const { at, by, period, rule } = asked;
  if (rule === undefined || !rule.by.includes(by)) return reject('CLOCK_NOT_EXTENDABLE', { clock: clock.id });
  if ([clock, ...asked.before].some(({ extension }) => extension !== undefined))
    return reject('CLOCK_ALREADY_EXTENDED', { clock: clock.id });
  const due = running(clock, at, calendar);
  if ('rejected' in due) return due;
  if (!asked.hasReason) return reject('OPINION_REQUIRED', { clock: clock.id });
  const [most, wanted] = [partsOf(rule.within), partsOf(period)];
  if (most.kind !== 'within' || wanted.kind !== 'within' || most.unit !== wanted.unit || wanted.count > most.count) {
    return reject('CLOCK_NOT_EXTENDABLE', { clock: clock.id, most: rule.within });
  }
  return dated({ ...clock, extension: { period, at, by } }, calendar);
}

/** The deadline of a clock that runs and whose period is not over. */
function running(clock: Clock, at: Instant, calendar: Calendar): Derived | Rejection {
  if (clock.stoppedAt !== null) return reject('CLOCK_STANDS', { clock: clock.id });
  const due = derive(clock, calendar);
  return at >= due.dueAt ? reject('CLOCK_PASSED', { clock: clock.id, dueAt: due.dueAt }) : due;
}

function dated(clock: Clock, calendar: Calendar): Clock {
  const { due, dueAt } = dueOf(clock, calendar);
  return { ...clock, dueAt, provisional: due.provisional };
}

/** What a new calendar does to a clock. `kept` says why its date stays although the calendar would give another. */
export interface Rederived {
  clock: Clock;
  moved: boolean;
  kept: 'struck' | 'passed' | 'would-have-passed' | null;
  /** The date by the new calendar alone; null while the clock stands. */
  wouldBe: Instant | null;
}

/**
 * Derives a clock again by a new calendar, and keeps what it was. A clock that has struck, or whose day has passed, keeps its effect and
 * its date: what was done is not undone by a list. A clock whose new date would already be over keeps the old one, so that nobody is
 * late by a notice that he could not know.
 */
export function rederive(clock: Clock, calendar: Calendar, at: Instant): Rederived {
  if (clock.calendar === calendar.version) return { clock, moved: false, kept: null, wouldBe: clock.dueAt };
  if (clock.stoppedAt !== null) return { clock: again(clock, calendar), moved: false, kept: null, wouldBe: null };
  const { due, dueAt } = dueOf(clock, calendar);
  const moved = dueAt !== clock.dueAt;
  const kept =
    clock.struckAt !== null ? 'struck' : clock.dueAt <= at ? 'passed' : moved && dueAt <= at ? 'would-have-passed' : null;
  if (kept !== null) return { clock, moved: false, kept: moved ? kept : null, wouldBe: dueAt };
  return { clock: { ...again(clock, calendar), dueAt, provisional: due.provisional }, moved, kept, wouldBe: dueAt };
}

/** The same clock under another calendar, with the deadline that it had until now. */
function again(clock: Clock, calendar: Calendar): Clock {
  const { calendar: version, dueAt, provisional, stops = [] } = clock;
  const earlier = [...(clock.earlier ?? []), { calendar: version, dueAt, provisional }];
  const last = stops.at(-1);
  if (last?.to !== null) return { ...clock, calendar: calendar.version, earlier };
  // It stands: what was left is counted again, up to the day of its stop.
  const remaining = remainingOf({ ...clock, stops: stops.slice(0, -1) }, last.from, calendar);
  return { ...clock, calendar: calendar.version, earlier, remaining };
}
