/** Months, quarters, half-years and years as spans of civil dates with names, and the days that a template names in them. */
import type { Calendar } from '../clock/calendar.types';
import { addDays, addMonths, dateOfDay, dayNumber, instantOf } from '../clock/civil';
import { deadline } from '../clock/deadline';
import { dayBack, walkBack, walkOn } from '../clock/count';
import { readPeriod, type DayUnit } from '../clock/period';
import { Fault } from '../kernel';
import type { CivilDate } from '../kernel';
import type { DayOfPeriod, Period, StartPeriod } from '../template/template.types';

/** From a day to a day, both included. `name` is what stands in keys: `2026`, `2026-H1`, `2026-Q2`, `2026-05`. */
export interface NamedPeriod {
  name: string;
  from: CivilDate;
  to: CivilDate;
}

export type Regular = Exclude<StartPeriod, 'term'>;

const MONTHS: Record<Regular, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };
const NAMES: Record<Regular, (year: string, part: number) => string> = {
  month: (year, part) => `${year}-${String(part).padStart(2, '0')}`,
  quarter: (year, part) => `${year}-Q${part}`,
  'half-year': (year, part) => `${year}-H${part}`,
  year: (year) => year,
};

/** The period in which a day lies. */
export function periodAt(period: Regular, day: CivilDate): NamedPeriod {
  const months = MONTHS[period];
  const part = Math.floor((Number(day.slice(5, 7)) - 1) / months);
  const from = `${day.slice(0, 4)}-${String(part * months + 1).padStart(2, '0')}-01`;
  return { name: NAMES[period](day.slice(0, 4), part + 1), from, to: addDays(addMonths(from, months), -1) };
}

/** The one behind it, and the one before. */
export function nextPeriod(period: Regular, { to }: NamedPeriod): NamedPeriod {
  return periodAt(period, addDays(to, 1));
}
export function previousPeriod(period: Regular, { from }: NamedPeriod): NamedPeriod {
  return periodAt(period, addDays(from, -1));
}

/** A day of a period, read. */
export type ReadDay =
  | { kind: 'beginning' }
  | { kind: 'after' | 'before-end'; count: number; unit: DayUnit }
  | { kind: 'date'; month: number; day: number };

const BEFORE_END = ' before end';

/** Its parts, or null when it is not written like one. Hours and ends of spans name no day of a period. */
export function readDay(text: DayOfPeriod): ReadDay | null {
  if (text === 'beginning') return { kind: 'beginning' };
  const isBack = text.endsWith(BEFORE_END);
  const read = readPeriod(isBack ? text.slice(0, -BEFORE_END.length) : text);
  if (read?.kind === 'by' && !isBack) return { kind: 'date', month: read.month, day: read.day };
  if (read?.kind !== 'within' || read.unit === 'hours' || read.unit === 'minutes') return null;
  return { kind: isBack ? 'before-end' : 'after', count: read.count, unit: read.unit };
}

/**
 * The day that a template names in a period. Plain dates: only working days ask the calendar, so that what opens does not move when a
 * list of holidays is published. A date of the year is that of the period's first year.
 */
export function dayIn(text: DayOfPeriod, { from, to }: Pick<NamedPeriod, 'from' | 'to'>, calendar: Calendar): CivilDate {
  const read = readDay(text);
  switch (read?.kind) {
    case undefined:
      throw new Fault('PERIOD_UNREADABLE', { period: text });
    case 'beginning':
      return from;
    case 'date':
      return dateIn(Number(from.slice(0, 4)), read.month, read.day);
    case 'after': {
      const { count, unit } = read;
      if (unit === 'days') return addDays(from, count);
      if (unit !== 'working days') return addMonths(from, unit === 'years' ? count * 12 : count);
      return dateOfDay(walkOn(dayNumber(from), count, unit, [], calendar).lastDay);
    }
    case 'before-end':
      return before(to, read, calendar);
  }
}

/** By when: a time limit that counts from a day on which something opened, or so long before the period's last one. */
export function dueIn(
  text: Period | undefined,
  opensOn: CivilDate,
  { to }: Pick<NamedPeriod, 'to'>,
  calendar: Calendar,
): CivilDate {
  if (text === undefined) return to;
  const read = text.endsWith(BEFORE_END) ? readDay(text) : null;
  return read?.kind === 'before-end' ? before(to, read, calendar) : lastDayOf(text, opensOn, calendar);
}

/** The last day of a time limit that counts from a day. */
export function lastDayOf(period: Period, from: CivilDate, calendar: Calendar): CivilDate {
  return deadline(period, instantOf(from, 0), calendar).lastDay;
}

function before(to: CivilDate, { count, unit }: { count: number; unit: DayUnit }, calendar: Calendar): CivilDate {
  const end = dayNumber(to);
  return dateOfDay(unit === 'working days' ? walkBack(end, count, unit, calendar).lastDay : dayBack(end, count, unit));
}

/** 29 February is the last day of February in other years. */
function dateIn(year: number, month: number, day: number): CivilDate {
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return Number(last.slice(8)) < day ? last : `${first.slice(0, 8)}${String(day).padStart(2, '0')}`;
}
