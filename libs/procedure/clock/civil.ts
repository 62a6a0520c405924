/**
 * Civil dates of Asia/Shanghai by integer arithmetic. The zone is UTC+8 without daylight saving since 1991, so no time-zone data
 * is read, and the result does not change with the runtime.
 */
import { Fault } from '../kernel';
import type { CivilDate, Instant } from '../kernel';

const HOURS_EAST = 8;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):\d{2}:\d{2}\.\d{3}Z$/;
/** The four centuries after which the Gregorian calendar repeats. */
const DAYS_IN_ERA = 146_097;

const two = (value: number): string => String(value).padStart(2, '0');

/** Days since 1970-01-01. Years are counted from March, so that the leap day is the last of its year. */
export function dayNumber(date: CivilDate): number {
  const match = DATE.exec(date);
  if (match === null) throw new Fault('DATE_UNREADABLE', { date });
  const month = Number(match[2]);
  const year = Number(match[1]) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(match[3]) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - 719_468;
}

/** The inverse of `dayNumber`. */
export function dateOfDay(day: number): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}

/** The date so many days later; earlier when negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDay(dayNumber(date) + days);
}

/** The matching day so many months later; where the month has no such day, its last one. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const match = DATE.exec(date);
  if (match === null) throw new Fault('DATE_UNREADABLE', { date });
  const index = Number(match[1]) * 12 + Number(match[2]) - 1 + months;
  const first = (monthIndex: number): CivilDate =>
    `${String(Math.floor(monthIndex / 12)).padStart(4, '0')}-${two((monthIndex % 12) + 1)}-01`;
  const lastDay = dayNumber(first(index + 1)) - dayNumber(first(index));
  return `${first(index).slice(0, 8)}${two(Math.min(Number(match[3]), lastDay))}`;
}

/** Whether the text is a date that exists. */
export function isCivilDate(value: string): boolean {
  return DATE.test(value) && dateOfDay(dayNumber(value)) === value;
}

/** Saturday or Sunday. Day 0 was a Thursday. */
export function isWeekend(date: CivilDate): boolean {
  const weekday = (((dayNumber(date) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/** The civil date of an instant. */
export function civilDateOf(instant: Instant): CivilDate {
  const match = INSTANT.exec(instant);
  if (match === null) throw new Fault('INSTANT_UNREADABLE', { instant });
  const date = match[1] as CivilDate;
  return Number(match[2]) + HOURS_EAST >= 24 ? addDays(date, 1) : date;
}

/** The instant of a full hour on a civil date; hour 24 is the end of the day. */
export function instantOf(date: CivilDate, hour: number): Instant {
  const utc = hour - HOURS_EAST;
  return utc < 0 ? `${addDays(date, -1)}T${two(utc + 24)}:00:00.000Z` : `${date}T${two(utc)}:00:00.000Z`;
}
