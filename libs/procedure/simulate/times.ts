/** Times of a script: on the wall in Shanghai, and so much later. */
import type { Calendar } from '../clock/calendar.types';
import {
  addMonths,
  civilDateOf,
  dateOfDay,
  dayNumber,
  instantOf,
  instantOfMilliseconds,
  isCivilDate,
  millisecondsOf,
} from '../clock/civil';
import { walkOn } from '../clock/count';
import { isOff } from '../clock/days';
import { readPeriod } from '../clock/period';
import type { Instant } from '../kernel';
import type { LocalTime } from './script.types';

const LOCAL = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):([0-5]\d)$/;

/** `2026-05-18 09:00` in Shanghai as an instant, or null. */
export function readTime(time: LocalTime): Instant | null {
  const [, date = '', hour, minute] = LOCAL.exec(time) ?? [];
  return isCivilDate(date) ? instantOf(date, Number(hour), Number(minute)) : null;
}

/** An instant as it is on the wall in Shanghai. */
export function localTime(instant: Instant): LocalTime {
  const shifted = instantOfMilliseconds(millisecondsOf(instant) + 8 * 3_600_000);
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}

/** The same time of day so much later; hours are elapsed time. Null: not a period that can be waited for. */
export function laterBy(at: Instant, period: string, calendar: Calendar): Instant | null {
  const read = readPeriod(period);
  if (read?.kind !== 'within') return null;
  const { count, unit } = read;
  if (unit === 'hours' || unit === 'minutes') {
    return instantOfMilliseconds(millisecondsOf(at) + count * (unit === 'hours' ? 3_600_000 : 60_000));
  }
  const from = civilDateOf(at);
  const first = dayNumber(from);
  const months = unit === 'years' ? count * 12 : count;
  const last =
    unit === 'working days'
      ? walkOn(first, count, unit, [], calendar).lastDay
      : unit === 'days'
        ? first + count
        : dayNumber(addMonths(dateOfDay(first), months));
  return instantOfMilliseconds(millisecondsOf(at) + (last - first) * 86_400_000);
}

export function later(left: Instant, right: Instant): Instant {
  return left > right ? left : right;
}

/** Working days and all days after the first of two instants' days, the last among them. */
export function daysBetween(from: Instant, to: Instant, calendar: Calendar): { days: number; workingDays: number } {
  const [first, last] = [dayNumber(civilDateOf(from)), dayNumber(civilDateOf(to))];
  let workingDays = 0;
  for (let day = first + 1; day <= last; day += 1) if (!isOff(day, calendar)) workingDays += 1;
  return { days: last - first, workingDays };
}
