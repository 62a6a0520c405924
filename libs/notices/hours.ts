/**
 * When somebody may be written to: on days that are worked at his place, between half past eight and six. A person may make that
 * narrower and never wider (users.md 12).
 */
import { addDays, civilDateOf, instantOf, isDayOff, type Calendar, type CivilDate, type Instant } from '../procedure';

/** Times of Asia/Shanghai, `08:30`. */
export interface Hours {
  opens: string;
  closes: string;
}

export const HOUSE_HOURS: Hours = { opens: '08:30', closes: '18:00' };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether these are hours at all, and none that the house does not have. */
export function areHours({ opens, closes }: Hours): boolean {
  return TIME.test(opens) && TIME.test(closes) && opens >= HOUSE_HOURS.opens && closes <= HOUSE_HOURS.closes && opens < closes;
}

export function isOpen(at: Instant, hours: Hours, calendar: Calendar): boolean {
  const day = civilDateOf(at);
  return !isDayOff(day, calendar) && at >= instantAt(day, hours.opens) && at < instantAt(day, hours.closes);
}

/** The same instant where it is open, else when it opens next. */
export function nextOpening(at: Instant, hours: Hours, calendar: Calendar): Instant {
  if (isOpen(at, hours, calendar)) return at;
  const today = civilDateOf(at);
  let day = at < instantAt(today, hours.opens) ? today : addDays(today, 1);
  while (isDayOff(day, calendar)) day = addDays(day, 1);
  return instantAt(day, hours.opens);
}

/** Where nothing is known of a place, only weekends are off. */
export const WEEKENDS_ONLY: Calendar = {
  version: 'weekends',
  knownFrom: '2000-01-01',
  knownTo: '2000-01-01',
  holidays: [],
  workdays: [],
  source: '',
};

/** The last day on which something may still be done: a limit at midnight is the day before's, as the pages say it. */
export function lastDayOf(dueAt: Instant): CivilDate {
  return civilDateOf(new Date(Date.parse(dueAt) - 1).toISOString());
}

function instantAt(day: CivilDate, time: string): Instant {
  const [hour, minute] = time.split(':');
  return instantOf(day, Number(hour), Number(minute));
}
