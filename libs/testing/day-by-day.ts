/**
 * The oracle of the clocks: the same rules written another way. It goes through the days with the runtime's own UTC calendar and reads the
 * yearly files of chinese-days itself, so that neither our arithmetic nor our copy of the data can agree with itself.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Held here: in Jest's sandbox every look at a global costs more than a day's arithmetic. */
const { floor, min } = Math;
const Day = Date;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface YearFile {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

const folder = join(dirname(require.resolve('chinese-days/package.json')), 'dist', 'years');
export const yearFile = (year: number): YearFile => JSON.parse(readFileSync(join(folder, `${year}.json`), 'utf8')) as YearFile;

const national = new Map<number, boolean>();
for (let year = 2004; year <= 2026; year += 1) {
  const { holidays, workdays } = yearFile(year);
  for (const date of Object.keys(holidays)) national.set(Day.parse(date), true);
  for (const date of Object.keys(workdays)) national.set(Day.parse(date), false);
}

/** Midnight UTC of a civil date stands for the day. */
export const dayOf = (instant: string): number => floor((Day.parse(instant) + 8 * HOUR) / DAY) * DAY;
export const written = (day: number): string => new Day(day).toISOString().slice(0, 10);

export interface OraclePlace {
  /** Days off besides the national ones. */
  extra: ReadonlySet<number>;
  /** Minutes after midnight at which a last day ends. */
  endsAfterMinutes: number;
}

export function off(day: number, { extra }: OraclePlace): boolean {
  if (extra.has(day)) return true;
  return national.get(day) ?? new Day(day).getUTCDay() % 6 === 0;
}

export interface OracleStop {
  from: string;
  to: string;
}
export interface OracleRule {
  kind: 'working days' | 'days' | 'months' | 'years' | 'hours' | 'by' | 'end-of' | 'before';
  count: number;
  /** Of `by`: month and day. Of `end-of`: months in the span. Of `before`: unit and date. */
  month?: number;
  day?: number;
  span?: number;
  unit?: 'working days' | 'days' | 'months' | 'years';
  anchor?: number;
}

/** The instant at which a period ends. */
export function dueByHand(rule: OracleRule, startedAt: string, stops: OracleStop[], place: OraclePlace): string {
  const start = dayOf(startedAt);
  const stood = stops.map(({ from, to }) => [dayOf(from), dayOf(to)] as const);
  const stands = (day: number): boolean => stood.some(([from, to]) => from <= day && day <= to);
  const ends = (day: number): number => day - 8 * HOUR + place.endsAfterMinutes * 60_000;
  const pushed = (day: number): number => {
    let moved = day;
    while (off(moved, place)) moved += DAY;
    return moved;
  };
  switch (rule.kind) {
    case 'hours': {
      let due = Day.parse(startedAt) + rule.count * HOUR;
      for (const { from, to } of stops) if (Day.parse(from) < due) due += Day.parse(to) - Day.parse(from);
      return new Day(due).toISOString();
    }
    case 'working days': {
      let day = start;
      for (let seen = 0; seen < rule.count;) {
        day += DAY;
        if (!off(day, place) && !stands(day)) seen += 1;
      }
      return new Day(ends(day)).toISOString();
    }
    case 'days':
    case 'months':
    case 'years': {
      const nominal =
        rule.kind === 'days' ? start + rule.count * DAY : matching(start, rule.count * (rule.kind === 'years' ? 12 : 1));
      let day = start;
      for (let left = (nominal - start) / DAY; left > 0;) {
        day += DAY;
        if (!stands(day)) left -= 1;
      }
      while (off(day, place) || stands(day)) day += DAY;
      return new Day(ends(day)).toISOString();
    }
    case 'by':
      for (let day = start - 60 * DAY; ; day += DAY) {
        if (isNamed(day, rule.month ?? 0, rule.day ?? 0) && ends(pushed(day)) > Day.parse(startedAt)) {
          return new Day(ends(pushed(day))).toISOString();
        }
      }
    case 'end-of':
      for (let day = start; ; day += DAY) {
        const next = new Day(day + DAY);
        const closes = next.getUTCDate() === 1 && next.getUTCMonth() % (rule.span ?? 1) === 0;
        if (closes && ends(pushed(day)) > Day.parse(startedAt)) return new Day(ends(pushed(day))).toISOString();
      }
    case 'before':
      return new Day(ends(dayBefore(rule, place))).toISOString();
  }
}

function dayBefore({ unit, count, anchor = 0 }: OracleRule, place: OraclePlace): number {
  let day = anchor;
  if (unit === 'working days') {
    for (let seen = 0; seen < count;) {
      day -= DAY;
      if (!off(day, place)) seen += 1;
    }
    return day;
  }
  day = unit === 'days' ? anchor - count * DAY : matching(anchor, -count * (unit === 'years' ? 12 : 1));
  while (off(day, place)) day -= DAY;
  return day;
}

/** The same day of another month, or that month's last. Day 0 of a month is the last of the one before. */
function matching(day: number, months: number): number {
  const date = new Day(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  return Day.UTC(year, month, min(date.getUTCDate(), new Day(Day.UTC(year, month + 1, 0)).getUTCDate()));
}

/** Whether a day is that date of its year; 29 February is the last of February. */
function isNamed(day: number, month: number, dayOfMonth: number): boolean {
  const date = new Day(day);
  if (date.getUTCMonth() + 1 !== month) return false;
  const lastOfMonth = new Day(day + DAY).getUTCDate() === 1;
  return date.getUTCDate() === dayOfMonth || (lastOfMonth && date.getUTCDate() < dayOfMonth);
}
