/**
 * Deadlines as (rule, start, calendar) → last day → instant, with the days that were counted. The first day is not counted; the
 * last natural day moves off days off (民法典 201–203); months end on the matching day; a deadline ends at 24:00 of its last day.
 */
import type { CivilDate, Instant } from '../kernel';
import type { Period } from '../template/template.types';
import type { Calendar } from './calendar.types';
import { addDays, addMonths, civilDateOf, instantOf, isWeekend } from './civil';
import { partsOf, type PeriodUnit } from './period';

/** Working hours begin; a reminder of a day is due then. */
const MORNING_HOUR = 9;

/** A deadline and its derivation. */
export interface Deadline {
  dueAt: Instant;
  lastDay: CivilDate;
  unit: PeriodUnit;
  /** Days that were counted, the last day among them. */
  countedDays: CivilDate[];
  /** Days off that were passed over. */
  daysOff: CivilDate[];
  /** True when a day outside the calendar's known years was needed. */
  provisional: boolean;
}

/** Whether a day is off, by the calendar; outside its known years by weekends alone. */
export function isDayOff(date: CivilDate, calendar: Calendar): boolean {
  if (calendar.holidays.includes(date)) return true;
  return isWeekend(date) && !calendar.workdays.includes(date);
}

/** When a period that starts at an instant ends. */
export function deadline(rule: Period, startedAt: Instant, calendar: Calendar): Deadline {
  const { count, unit } = partsOf(rule);
  const firstDay = civilDateOf(startedAt);
  const days = unit === 'working days' ? workingDays(firstDay, count, calendar) : naturalDays(firstDay, count, unit, calendar);
  const lastDay = days.countedDays.at(-1) ?? firstDay;
  return {
    ...days,
    unit,
    lastDay,
    dueAt: instantOf(lastDay, 24),
    provisional: firstDay < calendar.knownFrom || lastDay > calendar.knownTo,
  };
}

type Counted = Pick<Deadline, 'countedDays' | 'daysOff'>;

function workingDays(firstDay: CivilDate, count: number, calendar: Calendar): Counted {
  const countedDays: CivilDate[] = [];
  const daysOff: CivilDate[] = [];
  for (let day = addDays(firstDay, 1); countedDays.length < count; day = addDays(day, 1)) {
    (isDayOff(day, calendar) ? daysOff : countedDays).push(day);
  }
  return { countedDays, daysOff };
}

function naturalDays(firstDay: CivilDate, count: number, unit: PeriodUnit, calendar: Calendar): Counted {
  const end = unit === 'months' ? addMonths(firstDay, count) : addDays(firstDay, count);
  const countedDays: CivilDate[] = [];
  const daysOff: CivilDate[] = [];
  for (let day = addDays(firstDay, 1); day < end; day = addDays(day, 1)) countedDays.push(day);
  let lastDay = end;
  for (; isDayOff(lastDay, calendar); lastDay = addDays(lastDay, 1)) daysOff.push(lastDay);
  return { countedDays: [...countedDays, lastDay], daysOff };
}

/**
 * When the holder is reminded: the morning of the day on which that share of the period is reached, on a working day where one
 * comes before the deadline. `100%` is the end itself.
 */
export function reminderAt(share: string, due: Deadline, calendar: Calendar): Instant {
  const percent = Number.parseInt(share, 10);
  if (percent >= 100) return due.dueAt;
  const total = due.countedDays.length;
  const index = Math.max(0, Math.ceil((total * percent) / 100) - 1);
  const reached = due.countedDays.slice(index);
  const day = reached.find((candidate) => !isDayOff(candidate, calendar)) ?? due.lastDay;
  return instantOf(day, MORNING_HOUR);
}

/** What is left when a clock stops: its days from the day of the stop on, and never less than one. */
export function remainingOf(
  clock: { rule: Period; startedAt: Instant },
  stoppedAt: Instant,
  calendar: Calendar,
): { count: number; unit: PeriodUnit } {
  const due = deadline(clock.rule, clock.startedAt, calendar);
  const stoppedOn = civilDateOf(stoppedAt);
  const left = due.countedDays.filter((day) => day >= stoppedOn).length;
  return { count: Math.max(1, left), unit: due.unit === 'months' ? 'days' : due.unit };
}

/** The arithmetic of a clock, for whoever wants to check it by hand. */
export function explainClock(
  clock: { rule: Period; startedAt: Instant },
  calendar: Calendar,
): Pick<Deadline, 'unit' | 'countedDays' | 'daysOff'> {
  const { unit, countedDays, daysOff } = deadline(clock.rule, clock.startedAt, calendar);
  return { unit, countedDays, daysOff };
}
