/**
 * Deadlines as (rule, start, suspensions, extension, calendar) → last day → instant, with the days that were counted. The first day
 * is not counted; the last natural day moves off days off (民法典 201–203); months end on the matching day; a deadline ends at
 * 24:00 of its last day, or at the close of business where the calendar has one. Hours are plain elapsed time.
 */
import { Fault } from '../kernel';
import type { CivilDate, Instant } from '../kernel';
import type { Period } from '../template/template.types';
import type { Calendar } from './calendar.types';
import { addMonths, civilDateOf, dateOfDay, dayNumber, instantOfMilliseconds, millisecondsOf } from './civil';
import { datesOf, moveOn, walkBack, walkOn, type Standing, type Walk, type Walked } from './count';
import { endOfDay, isUnsettled } from './days';
import { partsOf, type DayUnit, type PeriodUnit, type ReadPeriod, type Span } from './period';

/** A time in which a clock stood: neither the day of the stop nor that of the resumption is counted, as little as the first one is. */
export interface Stop {
  from: Instant;
  to: Instant | null;
}

/** Everything that a deadline follows from, besides the calendar. */
export interface Counting {
  rule: Period;
  startedAt: Instant;
  /** The date that a rule counts back from. */
  anchorOn?: CivilDate;
  /** In order; each began before the deadline as it then was. */
  stops?: Stop[];
  /** Counted on from the last day of the rule, when that has its days. */
  extension?: { period: Period };
}

/** A deadline, with the days that were walked over to find it. */
export interface Derived {
  dueAt: Instant;
  lastDay: CivilDate;
  /** `date`: nothing was counted, the rule names the day. */
  unit: PeriodUnit | 'date';
  /** True when a day was needed that no published list has settled. */
  provisional: boolean;
  /** How the rule names its end: counted on, counted back, or a date. */
  kind: ReadPeriod['kind'];
  startedAt: Instant;
  /** The day from which it was counted, itself not counted. */
  firstDay: CivilDate;
  /** Every day that was walked over. */
  days: Walked[];
}

/** A deadline and its derivation in dates. */
export interface Deadline extends Derived {
  /** Days that were counted, the last day among them. */
  countedDays: CivilDate[];
  /** Days off that were passed over. */
  daysOff: CivilDate[];
}

/** When a period that starts at an instant ends. */
export function deadline(rule: Period, startedAt: Instant, calendar: Calendar): Deadline {
  const due = derive({ rule, startedAt }, calendar);
  return { ...due, countedDays: datesOf(due.days, 'counted'), daysOff: datesOf(due.days, 'off') };
}

/** When it ends, given all that has happened to it. While the clock stands it has no end, and asking for one is a fault. */
export function derive(counting: Counting, calendar: Calendar): Derived {
  const stops = counting.stops ?? [];
  if (stops.some(({ to }) => to === null)) throw new Fault('CLOCK_STANDS', { rule: counting.rule });
  const due = once(partsOf(counting.rule), counting, calendar);
  if (counting.extension === undefined) return due;
  const startedAt = due.unit === 'hours' || due.unit === 'minutes' ? due.dueAt : endOfDay(dayNumber(due.lastDay), calendar);
  const more = once(partsOf(counting.extension.period), { ...counting, startedAt }, calendar, dayNumber(due.lastDay));
  return {
    ...more,
    kind: due.kind,
    startedAt: due.startedAt,
    firstDay: due.firstDay,
    unit: due.unit,
    provisional: due.provisional || more.provisional,
    days: [...due.days, ...more.days],
  };
}

function once(period: ReadPeriod, counting: Counting, calendar: Calendar, from?: number): Derived {
  const { startedAt, stops = [] } = counting;
  const first = from ?? dayNumber(civilDateOf(startedAt));
  const start = { kind: period.kind, startedAt, firstDay: dateOfDay(first) };
  switch (period.kind) {
    case 'within': {
      const { count, unit } = period;
      if (unit === 'hours' || unit === 'minutes') return elapsed(count, unit, startedAt, stops);
      const walk = walkOn(first, count, unit, standingsOf(stops), calendar);
      return made(walk, unit, start, calendar, first);
    }
    case 'by':
      return made(named(period.month, period.day, startedAt, calendar), 'date', start, calendar);
    case 'end-of':
      return made(endOf(period.span, first, startedAt, calendar), 'date', start, calendar);
    case 'before': {
      if (counting.anchorOn === undefined) throw new Fault('CLOCK_ANCHOR_MISSING', { rule: counting.rule });
      const walk = walkBack(dayNumber(counting.anchorOn), period.count, period.unit, calendar);
      return made(walk, period.unit, start, calendar);
    }
  }
}

/** The days on which a clock stood. */
export function standingsOf(stops: Stop[]): Standing[] {
  const day = (instant: Instant): number => dayNumber(civilDateOf(instant));
  return stops.map(({ from, to }) => ({ from: day(from), to: to === null ? null : day(to) }));
}

type Start = Pick<Derived, 'kind' | 'startedAt' | 'firstDay'>;

/** A period that was counted on is provisional from its first day on (`since`), as it always was; the others from the day that mattered. */
function made(walk: Walk, unit: DayUnit | 'date', start: Start, calendar: Calendar, since = walk.asked.from): Derived {
  return {
    dueAt: endOfDay(walk.lastDay, calendar),
    lastDay: dateOfDay(walk.lastDay),
    unit,
    provisional: dateOfDay(since) < calendar.knownFrom || isUnsettled(walk.asked.from, walk.asked.to, calendar),
    ...start,
    days: walk.days,
  };
}

/** Elapsed time without the times in which the clock stood. No calendar is asked. */
function elapsed(count: number, unit: 'hours' | 'minutes', startedAt: Instant, stops: Stop[]): Derived {
  let at = millisecondsOf(startedAt);
  let left = count * (unit === 'hours' ? 3_600_000 : 60_000);
  for (const { from, to } of stops) {
    const [began, ended] = [Math.max(at, millisecondsOf(from)), millisecondsOf(to ?? from)];
    if (ended <= at || began - at >= left) continue;
    left -= began - at;
    at = ended;
  }
  const dueAt = instantOfMilliseconds(at + left);
  const lastDay = civilDateOf(instantOfMilliseconds(at + left - 1));
  const start: Start = { kind: 'within', startedAt, firstDay: civilDateOf(startedAt) };
  return { dueAt, lastDay, unit, provisional: false, ...start, days: [] };
}

/** The first such date of a year whose end is still to come. */
function named(month: number, day: number, startedAt: Instant, calendar: Calendar): Walk {
  for (let year = Number(civilDateOf(startedAt).slice(0, 4)) - 1; ; year += 1) {
    const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
    const last = dayNumber(addMonths(first, 1)) - 1;
    const walk = moveOn(Math.min(dayNumber(first) + day - 1, last), [], calendar);
    if (endOfDay(walk.lastDay, calendar) > startedAt) return walk;
  }
}

const MONTHS_OF: Record<Span, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The end of the month, quarter … in which the start lies; when business has closed on its last day, of the next. */
function endOf(span: Span, first: number, startedAt: Instant, calendar: Calendar): Walk {
  const months = MONTHS_OF[span];
  const date = dateOfDay(first);
  const begins = `${date.slice(0, 5)}${String(Math.floor((Number(date.slice(5, 7)) - 1) / months) * months + 1).padStart(2, '0')}-01`;
  for (let next = months; ; next += months) {
    const walk = moveOn(dayNumber(addMonths(begins, next)) - 1, [], calendar);
    if (endOfDay(walk.lastDay, calendar) > startedAt) return walk;
  }
}

/**
 * What is left when a clock stops: its days from the day of the stop on, and never less than one. Months and years go on as the days
 * that they had left, hours as minutes.
 */
export function remainingOf(
  clock: { rule: Period; startedAt: Instant; stops?: Stop[]; extension?: { period: Period } },
  stoppedAt: Instant,
  calendar: Calendar,
): { count: number; unit: PeriodUnit } {
  return remainingIn(derive(clock, calendar), stoppedAt);
}

/** The same of a deadline that is known. */
export function remainingIn(due: Derived, stoppedAt: Instant): { count: number; unit: PeriodUnit } {
  if (due.unit === 'hours' || due.unit === 'minutes') {
    const left = millisecondsOf(due.dueAt) - millisecondsOf(stoppedAt);
    return { count: Math.max(1, Math.ceil(left / 60_000)), unit: 'minutes' };
  }
  const stoppedOn = dayNumber(civilDateOf(stoppedAt));
  let left = 0;
  for (const { day, is } of due.days) if (is === 'counted' && day >= stoppedOn) left += 1;
  return { count: Math.max(1, left), unit: due.unit === 'working days' ? due.unit : 'days' };
}
