/**
 * The walk over the days of a period, one day after the other, so that the same walk gives the date and its arithmetic. Days are
 * numbers here (`dayNumber`). The first day is never counted (民法典 201).
 */
import type { CivilDate } from '../kernel';
import type { Calendar } from './calendar.types';
import { addMonths, dateOfDay, dayNumber } from './civil';
import { isOff, workedUntil } from './days';
import type { DayUnit } from './period';

/** What a day was to the walk. `stood`: the clock stood on it, if only for a moment. */
export interface Walked {
  day: number;
  is: 'counted' | 'off' | 'stood';
}

/** Days on which a clock stood, both ends among them; `to` null while it stands. */
export interface Standing {
  from: number;
  to: number | null;
}

export interface Walk {
  days: Walked[];
  lastDay: number;
  /** The days whose being off or not decided the date: no other could move it. */
  asked: { from: number; to: number };
}

/** So many days, months or years on from a day that is not counted. */
export function walkOn(first: number, count: number, unit: DayUnit, stood: Standing[], calendar: Calendar): Walk {
  if (unit === 'working days') return workingDays(first, count, stood, calendar);
  return naturalDays(first, naturalLength(first, count, unit), stood, calendar);
}

/** Months and years end on the matching day, or on the last one of the month: so many natural days. */
function naturalLength(first: number, count: number, unit: DayUnit): number {
  if (unit === 'days') return count;
  return dayNumber(addMonths(dateOfDay(first), unit === 'years' ? count * 12 : count)) - first;
}

function workingDays(first: number, count: number, stood: Standing[], calendar: Calendar): Walk {
  const days: Walked[] = [];
  let day = first;
  for (let left = count; left > 0;) {
    day += 1;
    const is = isStood(day, stood) ? 'stood' : isOff(day, calendar) ? 'off' : 'counted';
    if (is === 'counted') left -= 1;
    days.push({ day, is });
  }
  return { days, lastDay: day, asked: { from: first + 1, to: day } };
}

/** Days off are counted; the last day moves to one that is worked, and on which the clock did not stand. */
function naturalDays(first: number, count: number, stood: Standing[], calendar: Calendar): Walk {
  const days: Walked[] = [];
  let day = first;
  for (let left = count; left > 0;) {
    day += 1;
    const stands = isStood(day, stood);
    if (!stands) left -= 1;
    if (left > 0) days.push({ day, is: stands ? 'stood' : 'counted' });
  }
  const moved = moveOn(day, stood, calendar);
  return { days: [...days, ...moved.days], lastDay: moved.lastDay, asked: moved.asked };
}

/** The last day of a period, moved off days off (民法典 203). */
export function moveOn(last: number, stood: Standing[], calendar: Calendar): Walk {
  const days: Walked[] = [];
  let day = last;
  for (; isOff(day, calendar) || isStood(day, stood); day += 1) {
    days.push({ day, is: isStood(day, stood) ? 'stood' : 'off' });
  }
  return { days: [...days, { day, is: 'counted' }], lastDay: day, asked: { from: last, to: day } };
}

function isStood(day: number, stood: Standing[]): boolean {
  return stood.length > 0 && stood.some(({ from, to }) => day >= from && (to === null || day <= to));
}

/**
 * Counted back from a day that is not counted: the last day on which something may still be done. What is counted on is moved later,
 * what is counted back is moved earlier: to the last day that is worked.
 */
export function walkBack(from: number, count: number, unit: DayUnit, calendar: Calendar): Walk {
  const days: Walked[] = [];
  let day = from;
  if (unit === 'working days') {
    for (let left = count; left > 0;) {
      day -= 1;
      const off = isOff(day, calendar);
      if (!off) left -= 1;
      days.push({ day, is: off ? 'off' : 'counted' });
    }
    return { days: days.reverse(), lastDay: day, asked: { from: day, to: from - 1 } };
  }
  const matching = dayBack(from, count, unit);
  const last = workedUntil(matching, calendar);
  for (day = last; day < from; day += 1) days.push({ day, is: day > last && day <= matching ? 'off' : 'counted' });
  return { days, lastDay: last, asked: { from: last, to: matching } };
}

/** The day so many natural days, months or years before another, wherever it falls. */
export function dayBack(from: number, count: number, unit: Exclude<DayUnit, 'working days'>): number {
  if (unit === 'days') return from - count;
  return dayNumber(addMonths(dateOfDay(from), unit === 'years' ? -count * 12 : -count));
}

/** Dates of the days that were something to the walk. */
export function datesOf(days: Walked[], is: Walked['is']): CivilDate[] {
  return days.filter((day) => day.is === is).map(({ day }) => dateOfDay(day));
}
