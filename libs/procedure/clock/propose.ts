/** Dates that the house itself proposes, and what a deadline runs across: for previews and for tasks that are given to others. */
import type { CivilDate, Text } from '../kernel';
import type { Calendar } from './calendar.types';
import { addDays, dateOfDay, dayNumber } from './civil';
import { dayKind, isDayOff, isUnsettled, workedFrom } from './days';

/** A holiday or closure, with its first and last day off: weekend days that belong to it among them. */
export interface HolidayCrossed {
  name: string;
  title: Text;
  from: CivilDate;
  to: CivilDate;
}

/** The title under which calendars name 春节. */
export const SPRING_FESTIVAL = 'spring-festival';
/** Before 春节 offices empty: nothing is asked for in these working days (users.md 18). */
const QUIET_DAYS = 3;
/** 除夕 falls between 20 January and 19 February; a proposal from so many days before it on may meet the quiet days. */
const SEASON = { from: '01-10', to: '02-28' };

/** Holidays that a time from one day to another runs across, in order; the first day is not counted, so it is not asked. */
export function crossesHoliday(from: CivilDate, to: CivilDate, calendar: Calendar): HolidayCrossed[] {
  const found: HolidayCrossed[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const { off, name, title } = dayKind(day, calendar);
    if (!off || name === null || title === null) continue;
    const last = found.at(-1);
    if (last !== undefined && last.name === name && last.to >= addDays(day, -1)) continue;
    found.push({ name, title, from: edge(day, -1, name, calendar), to: edge(day, 1, name, calendar) });
  }
  return found;
}

/** The outermost day off of a holiday's unbroken run, whether or not the time in question reaches it. */
function edge(day: CivilDate, step: 1 | -1, name: string, calendar: Calendar): CivilDate {
  let last = day;
  for (let next = addDays(day, step); isDayOff(next, calendar) && calendar.names?.[next] === name; next = addDays(next, step))
    last = next;
  return last;
}

export interface Proposed {
  date: CivilDate;
  /** Why it is not the day that was asked for. */
  moved: 'day-off' | 'before-spring-festival' | null;
  /** Whether a list that is still to come may make it another. */
  provisional: boolean;
}

/**
 * The day that we propose instead of the one that was thought of: a working day, and none of the last three before 春节, where it
 * becomes the first working day after the festival. For dates that the house is free to choose; what a text gives is never moved.
 */
export function proposeDate(date: CivilDate, calendar: Calendar): Proposed {
  const worked = workedFrom(dayNumber(date), calendar);
  const festival = festivalAfter(worked, calendar);
  const day = festival ?? worked;
  const quiet = festival !== null;
  return {
    date: dateOfDay(day),
    moved: quiet ? 'before-spring-festival' : worked !== dayNumber(date) ? 'day-off' : null,
    provisional: isUnsettled(dayNumber(date), day, calendar) || (inSeason(date) && isUnsettled(worked, worked + 2 * 7, calendar)),
  };
}

/** The first working day after 春节 when no more than three working days are left before it, this one among them; else null. */
function festivalAfter(day: number, calendar: Calendar): number | null {
  let worked = 0;
  for (let next = day; worked <= QUIET_DAYS; next += 1) {
    const { off, name } = dayKind(dateOfDay(next), calendar);
    if (off && name === SPRING_FESTIVAL) return workedFrom(next, calendar);
    if (!off) worked += 1;
  }
  return null;
}

function inSeason(date: CivilDate): boolean {
  return date.slice(5) >= SEASON.from && date.slice(5) <= SEASON.to;
}
