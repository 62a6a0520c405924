/**
 * Civil dates of Asia/Shanghai by integer arithmetic. The zone is UTC+8 without daylight saving since 1991, so no time-zone data
 * is read, and the result does not change with the runtime.
 */
import { Fault } from '../kernel';
import type { CivilDate, Instant } from '../kernel';

/** Held here: in a sandbox every look at a global costs more than the arithmetic. */
const { floor, min } = Math;

const HOURS_EAST = 8;
const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):\d{2}:\d{2}\.\d{3}Z$/;
/** The four centuries after which the Gregorian calendar repeats. */
const DAYS_IN_ERA = 146_097;

const two = (value: number): string => String(value).padStart(2, '0');

/** Digits of a text as a number; -1 where one is something else. Written out because every day of every clock passes here. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Days since 1970-01-01. Years are counted from March, so that the leap day is the last of its year. */
export function dayNumber(date: CivilDate): number {
  const [written, month, dayOfMonth] = [digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10)];
  if (date.length !== 10 || date[4] !== '-' || date[7] !== '-' || written < 0 || month < 0 || dayOfMonth < 0) {
    throw new Fault('DATE_UNREADABLE', { date });
  }
  const year = written - (month <= 2 ? 1 : 0);
  const era = floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + floor(yearOfEra / 4) - floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - 719_468;
}

/** The inverse of `dayNumber`. */
export function dateOfDay(day: number): CivilDate {
  const shifted = day + 719_468;
  const era = floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = floor((dayOfEra - floor(dayOfEra / 1460) + floor(dayOfEra / 36_524) - floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
  const monthFromMarch = floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - floor((153 * monthFromMarch + 2) / 5) + 1;
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
    `${String(floor(monthIndex / 12)).padStart(4, '0')}-${two((monthIndex % 12) + 1)}-01`;
  const lastDay = dayNumber(first(index + 1)) - dayNumber(first(index));
  return `${first(index).slice(0, 8)}${two(min(Number(match[3]), lastDay))}`;
}

/** Whether the text is a date that exists. */
export function isCivilDate(value: string): boolean {
  return DATE.test(value) && dateOfDay(dayNumber(value)) === value;
}

/** The day of the week, Sunday 0 to Saturday 6. Day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Saturday or Sunday, by day number. */
export function isWeekendDay(day: number): boolean {
  return weekdayOf(day) % 6 === 0;
}

/** Saturday or Sunday. */
export function isWeekend(date: CivilDate): boolean {
  return isWeekendDay(dayNumber(date));
}

/** The civil date of an instant. */
export function civilDateOf(instant: Instant): CivilDate {
  const match = INSTANT.exec(instant);
  if (match === null) throw new Fault('INSTANT_UNREADABLE', { instant });
  const date = match[1] as CivilDate;
  return Number(match[2]) + HOURS_EAST >= 24 ? addDays(date, 1) : date;
}

/** The instant of an hour, and a minute of it, on a civil date; hour 24 is the end of the day. */
export function instantOf(date: CivilDate, hour: number, minute = 0): Instant {
  const utc = hour - HOURS_EAST;
  const time = `${two(utc < 0 ? utc + 24 : utc)}:${two(minute)}:00.000Z`;
  return `${utc < 0 ? addDays(date, -1) : date}T${time}`;
}

/** Milliseconds since 1970, for spans that are elapsed time and not days. */
export function millisecondsOf(instant: Instant): number {
  if (!INSTANT.test(instant)) throw new Fault('INSTANT_UNREADABLE', { instant });
  const time = (Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16))) * 60_000;
  return dayNumber(instant.slice(0, 10)) * DAY_MS + time + Number(instant.slice(17, 19)) * 1000 + Number(instant.slice(20, 23));
}

/** The inverse of `millisecondsOf`. */
export function instantOfMilliseconds(milliseconds: number): Instant {
  const day = floor(milliseconds / DAY_MS);
  const rest = milliseconds - day * DAY_MS;
  const [hour, minute] = [floor(rest / 3_600_000), floor(rest / 60_000) % 60];
  const [second, fraction] = [floor(rest / 1000) % 60, rest % 1000];
  return `${dateOfDay(day)}T${two(hour)}:${two(minute)}:${two(second)}.${String(fraction).padStart(3, '0')}Z`;
}
