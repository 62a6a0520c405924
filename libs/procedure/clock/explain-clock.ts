/**
 * The arithmetic of a clock, day by day, for whoever wants to check it by hand. Codes and values alone: the words are the reader's.
 */
import type { CivilDate, Instant, Text } from '../kernel';
import type { ClockExtension, ClockStop } from '../machine/state.types';
import type { Period } from '../template/template.types';
import type { Calendar } from './calendar.types';
import { civilDateOf, dateOfDay, dayNumber, weekdayOf } from './civil';
import { datesOf, type Walked } from './count';
import { dayKind, type OffWhy } from './days';
import { derive, standingsOf, type Derived } from './deadline';
import type { StopReason } from './vocabulary';

/** One day of the arithmetic. `weekday`: Sunday 0 to Saturday 6. */
export type ClockDay = { date: CivilDate; weekday: number } & (
  | { is: 'start' }
  /** `n` of the total. `worked`: a weekend day that is worked, for which holiday. */
  | { is: 'counted'; n: number; worked: Text | null }
  /** `name` of a holiday or closure, where the calendar keeps names. */
  | { is: 'off'; why: OffWhy; name: Text | null }
  | { is: 'suspended'; reason: StopReason | null }
  /** The day that was counted back from. */
  | { is: 'anchor' }
);

/** A clock as far as its arithmetic goes. */
export interface ClockToExplain {
  rule: Period;
  startedAt: Instant;
  anchorOn?: CivilDate;
  stops?: (Omit<ClockStop, 'reason'> & { reason?: StopReason })[];
  extension?: Pick<ClockExtension, 'period'>;
}

export interface ClockArithmetic {
  unit: Derived['unit'];
  /** Days that were counted, the last day among them. */
  countedDays: CivilDate[];
  /** Days off that were passed over. */
  daysOff: CivilDate[];
  rule: Period;
  startedAt: Instant;
  days: ClockDay[];
  stops: ClockToExplain['stops'] & object;
  extension: Pick<ClockExtension, 'period'> | null;
  /** Days that were counted. */
  total: number;
  /** Null while the clock stands. */
  lastDay: CivilDate | null;
  dueAt: Instant | null;
  provisional: boolean;
}

/** Every day from the start to the end; while the clock stands, to the day of its stop. */
export function explainClock(clock: ClockToExplain, calendar: Calendar): ClockArithmetic {
  const stops = clock.stops ?? [];
  const open = stops.find(({ to }) => to === null);
  const due =
    open === undefined ? derive(clock, calendar) : derive({ ...clock, stops: stops.filter((stop) => stop !== open) }, calendar);
  const walked = open === undefined ? due.days : untilStop(due.days, open.from);
  const days = listed(clock, due, walked, calendar);
  const countedDays = datesOf(walked, 'counted');
  return {
    rule: clock.rule,
    startedAt: clock.startedAt,
    unit: due.unit,
    countedDays,
    daysOff: datesOf(walked, 'off'),
    days,
    stops,
    extension: clock.extension ?? null,
    total: countedDays.length,
    lastDay: open === undefined ? due.lastDay : null,
    dueAt: open === undefined ? due.dueAt : null,
    provisional: due.provisional,
  };
}

/** What had passed when it stopped; the day of the stop is the first on which it stands. */
function untilStop(days: Walked[], from: Instant): Walked[] {
  const stoppedOn = dayNumber(civilDateOf(from));
  return [...days.filter(({ day }) => day < stoppedOn), { day: stoppedOn, is: 'stood' }];
}

function listed(clock: ClockToExplain, due: Derived, walked: Walked[], calendar: Calendar): ClockDay[] {
  const ahead = due.kind === 'before';
  const total = walked.filter(({ is }) => is === 'counted').length;
  let n = 0;
  const days = walked.map(({ day, is }): ClockDay => {
    const date = dateOfDay(day);
    const head = { date, weekday: weekdayOf(day) };
    if (is === 'stood') return { ...head, is: 'suspended', reason: reasonOn(day, clock) };
    const kind = dayKind(date, calendar);
    if (is === 'off')
      return { ...head, is, why: kind.why === 'worked' || kind.why === null ? 'weekend' : kind.why, name: kind.title };
    n += 1;
    return { ...head, is, n: ahead ? total - n + 1 : n, worked: kind.why === 'worked' ? kind.title : null };
  });
  if (clock.anchorOn !== undefined && ahead) {
    return [...days, { date: clock.anchorOn, weekday: weekdayOf(dayNumber(clock.anchorOn)), is: 'anchor' }];
  }
  return [{ date: due.firstDay, weekday: weekdayOf(dayNumber(due.firstDay)), is: 'start' }, ...days];
}

function reasonOn(day: number, { stops = [] }: ClockToExplain): StopReason | null {
  const standing = standingsOf(stops);
  return stops[standing.findIndex(({ from, to }) => day >= from && (to === null || day <= to))]?.reason ?? null;
}
