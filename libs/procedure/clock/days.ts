/** What a day is: worked or off, and why. Looked up by day number in an index that is made once for each calendar. */
import type { CivilDate, Instant, Text } from '../kernel';
import type { Calendar, Unsettled } from './calendar.types';
import { dateOfDay, dayNumber, instantOf, isWeekendDay } from './civil';

/** Why a day is off: `lieu` was exchanged for a worked weekend day; `holiday` without a title in calendars that kept no names. */
export type OffWhy = 'weekend' | 'holiday' | 'lieu' | 'closure';

export interface DayKind {
  off: boolean;
  /** Of a day off its reason; of a worked weekend day `worked`; null of an ordinary weekday. */
  why: OffWhy | 'worked' | null;
  /** Id of the holiday or closure that it belongs to. */
  name: string | null;
  title: Text | null;
}

interface Index {
  holidays: Set<number>;
  workdays: Set<number>;
  unsettled: { from: number; to: number; of: Unsettled }[];
  knownFrom: number;
  knownTo: number;
}

/** Calendars never change once they are made, so what was prepared from one stays good as long as it is held. */
const indexes = new WeakMap<Calendar, Index>();

function indexOf(calendar: Calendar): Index {
  const known = indexes.get(calendar);
  if (known !== undefined) return known;
  const made: Index = {
    holidays: new Set(calendar.holidays.map(dayNumber)),
    workdays: new Set(calendar.workdays.map(dayNumber)),
    unsettled: (calendar.unsettled ?? []).map((of) => ({ from: dayNumber(of.from), to: dayNumber(of.to), of })),
    knownFrom: dayNumber(calendar.knownFrom),
    knownTo: dayNumber(calendar.knownTo),
  };
  indexes.set(calendar, made);
  return made;
}

/** Whether a day is off, by its number. */
export function isOff(day: number, calendar: Calendar): boolean {
  const { holidays, workdays } = indexOf(calendar);
  return holidays.has(day) || (isWeekendDay(day) && !workdays.has(day));
}

/** Whether a day is off, by the calendar; outside its known years by weekends alone. */
export function isDayOff(date: CivilDate, calendar: Calendar): boolean {
  return isOff(dayNumber(date), calendar);
}

/** The first day from this one on that is worked. */
export function workedFrom(day: number, calendar: Calendar): number {
  let found = day;
  while (isOff(found, calendar)) found += 1;
  return found;
}

/** The last day up to this one that is worked. */
export function workedUntil(day: number, calendar: Calendar): number {
  let found = day;
  while (isOff(found, calendar)) found -= 1;
  return found;
}

/** What a day is and why. */
export function dayKind(date: CivilDate, calendar: Calendar): DayKind {
  const off = isDayOff(date, calendar);
  const name = calendar.names?.[date] ?? null;
  const title = name === null ? null : (calendar.titles?.[name] ?? null);
  const text = title === null ? null : { zh: title.zh, en: title.en };
  if (!off) return { off, why: calendar.workdays.includes(date) ? 'worked' : null, name, title: text };
  if (name === null) return { off, why: calendar.holidays.includes(date) ? 'holiday' : 'weekend', name, title: text };
  const house = calendar.layers?.find(({ id }) => id === title?.layer)?.kind === 'house';
  return { off, why: house ? 'closure' : calendar.lieu?.includes(date) ? 'lieu' : 'holiday', name, title: text };
}

/** Whether days of a span stand outside the known years, or where a list that is still to come may change them. */
export function isUnsettled(from: number, to: number, calendar: Calendar): boolean {
  const { knownFrom, knownTo, unsettled } = indexOf(calendar);
  return from < knownFrom || to > knownTo || unsettled.some((span) => span.from <= to && span.to >= from);
}

/** When a day ends for a deadline: at the close of business where the calendar has one, else at 24:00. */
export function endOfDay(day: number, calendar: Calendar): Instant {
  const [hours = '24', minutes = '00'] = (calendar.dayEnds ?? '24:00').split(':');
  return instantOf(dateOfDay(day), Number(hours), Number(minutes));
}
