/**
 * The rungs of a clock's ladder: when its holder is reminded and when it turns to somebody. A rung is a share of the period (`50%`) or so
 * many days before the end (`2 working days before`); an escalation may also stand behind it (`3 working days after`).
 */
import { Fault } from '../kernel';
import type { Instant } from '../kernel';
import type { Calendar } from './calendar.types';
import { addDays, civilDateOf, dayNumber, dateOfDay, instantOf, instantOfMilliseconds, millisecondsOf } from './civil';
import { dayBack, walkBack, walkOn } from './count';
import { endOfDay, isOff, workedFrom } from './days';
import type { Derived } from './deadline';
import { fingerprint } from './fingerprint';

/** Working hours begin; a reminder of a day is due then. */
const MORNING_HOUR = 9;

export type Rung =
  | { kind: 'share'; percent: number }
  | { kind: 'before'; count: number; unit: 'working days' | 'days' }
  | { kind: 'after'; count: number; unit: 'working days' | 'days' };

const SHARE = /^([1-9]\d?|100)%$/;
const DAYS = /^([1-9]\d{0,2}) (working day|day)s? (before|after)$/;

/** A rung's parts, or null when it is not written like one. */
export function readRung(text: string): Rung | null {
  const share = SHARE.exec(text);
  if (share !== null) return { kind: 'share', percent: Number(share[1]) };
  const days = DAYS.exec(text);
  if (days === null) return null;
  const [count, unit] = [Number(days[1]), `${days[2]}s` as 'working days' | 'days'];
  return days[3] === 'after' ? { kind: 'after', count, unit } : { kind: 'before', count, unit };
}

/**
 * When the holder is reminded: the morning of the day on which that share of the period is reached, on a working day where one
 * comes before the deadline. `100%` is the end itself. So many days before: the morning of that day, at the earliest that of the first
 * working day after the start. A share of hours is a share of the time until the end.
 */
export function reminderAt(text: string, due: Derived, calendar: Calendar): Instant {
  const rung = readRung(text);
  if (rung === null) throw new Fault('RUNG_UNREADABLE', { rung: text });
  if (rung.kind === 'after') return behind(rung.count, rung.unit, due, calendar);
  if (rung.kind === 'before') return ahead(rung.count, rung.unit, due, calendar);
  if (rung.percent >= 100) return due.dueAt;
  if (due.unit === 'hours' || due.unit === 'minutes') return shareOfTime(rung.percent, due);
  const days = daysOf(due);
  const reached = days.slice(Math.max(0, Math.ceil((days.length * rung.percent) / 100) - 1));
  const day = reached.find((candidate) => !isOff(candidate, calendar));
  return notAfter(instantOf(day === undefined ? due.lastDay : dateOfDay(day), MORNING_HOUR), due);
}

/** The days of which a share is taken: those that were counted; where the rule names a date, all until then. */
function daysOf(due: Derived): number[] {
  if (due.kind === 'within') return due.days.filter(({ is }) => is === 'counted').map(({ day }) => day);
  const last = dayNumber(due.lastDay);
  const length = Math.max(1, last - dayNumber(due.firstDay));
  return Array.from({ length }, (_, index) => last - length + 1 + index);
}

function shareOfTime(percent: number, due: Derived): Instant {
  const began = millisecondsOf(due.startedAt);
  return instantOfMilliseconds(began + Math.ceil(((millisecondsOf(due.dueAt) - began) * percent) / 100));
}

function ahead(count: number, unit: 'working days' | 'days', due: Derived, calendar: Calendar): Instant {
  const last = dayNumber(due.lastDay);
  const wanted = unit === 'days' ? dayBack(last, count, unit) : walkBack(last, count, unit, calendar).lastDay;
  const earliest = workedFrom(dayNumber(addDays(civilDateOf(due.startedAt), 1)), calendar);
  return notAfter(instantOf(dateOfDay(Math.max(wanted, earliest)), MORNING_HOUR), due);
}

/** A day may end before nine, and a period may be shorter than a morning. */
function notAfter(instant: Instant, due: Derived): Instant {
  return instant < due.dueAt ? instant : due.dueAt;
}

/** So many days after the end: counted on from it, so never on the day itself. */
function behind(count: number, unit: 'working days' | 'days', due: Derived, calendar: Calendar): Instant {
  return endOfDay(walkOn(dayNumber(due.lastDay), count, unit, [], calendar).lastDay, calendar);
}

/**
 * How much later than its due instant a reminder of a case may be sent, so that a thousand of one morning do not leave in one second:
 * the same for one case every time, and less than so many minutes. The record keeps the instant itself, and nothing that changes a
 * state is ever spread.
 */
export function spreadMs(caseId: string, minutes: number): number {
  return minutes <= 0 ? 0 : Number(BigInt(`0x${fingerprint(caseId)}`) % BigInt(minutes * 60_000));
}
