/**
 * From when a clock counts, as a template writes it (`from` of a clock): `entry` (the step opened; what is meant when nothing is
 * written), `filing`, `acceptance` (the materials were found complete), `after <step>`, `event <name>`, a date (`form.endOn`), or so
 * many days, working days, months or years before one (`6 months before term.endOn`).
 */
import type { CivilDate, Instant } from '../kernel';
import type { Calendar } from './calendar.types';
import { dateOfDay, dayNumber, instantOf } from './civil';
import { dayBack, walkBack } from './count';
import { readPeriod, type Before } from './period';

export type ReadStart =
  | { kind: 'entry' | 'filing' | 'acceptance' }
  | { kind: 'after'; step: string }
  | { kind: 'event'; event: string }
  | { kind: 'date'; of: string }
  | Before;

/** What happened so far, and the dates that a clock may count from or back from, by their names in the template. */
export interface Anchors {
  entry: Instant;
  filing: Instant;
  acceptance: Instant | null;
  after: Record<string, Instant | null | undefined>;
  events: Record<string, Instant | null | undefined>;
  dates: Record<string, CivilDate | null | undefined>;
}

const STEP = /^after ([a-z][a-z0-9-]*)$/;
const EVENT = /^event ([a-z][a-z0-9-]*)$/;
const DATE = /^[a-z]+\.[a-zA-Z][a-zA-Z0-9]*$/;

/** A start's parts, or null when it is not written like one. */
export function readStart(from: string): ReadStart | null {
  if (from === 'entry' || from === 'filing' || from === 'acceptance') return { kind: from };
  const step = STEP.exec(from)?.[1];
  if (step !== undefined) return { kind: 'after', step };
  const event = EVENT.exec(from)?.[1];
  if (event !== undefined) return { kind: 'event', event };
  if (DATE.test(from)) return { kind: 'date', of: from };
  const period = readPeriod(from);
  return period?.kind === 'before' ? period : null;
}

/**
 * The instant from which a clock counts; null while what it counts from has not happened or is not known. A date is its morning at
 * 0:00, and a day counted back is not moved off days off: the first day is not counted whatever it is.
 */
export function startOf(from: string, anchors: Anchors, calendar: Calendar): Instant | null {
  const start = readStart(from);
  switch (start?.kind) {
    case undefined:
      return null;
    case 'entry':
    case 'filing':
    case 'acceptance':
      return anchors[start.kind];
    case 'after':
      return anchors.after[start.step] ?? null;
    case 'event':
      return anchors.events[start.event] ?? null;
    case 'date':
      return morningOf(anchors.dates[start.of]);
    case 'before': {
      const date = anchors.dates[start.of];
      if (date === undefined || date === null) return null;
      const { count, unit } = start;
      const day = dayNumber(date);
      return morningOf(
        dateOfDay(unit === 'working days' ? walkBack(day, count, unit, calendar).lastDay : dayBack(day, count, unit)),
      );
    }
  }
}

function morningOf(date: CivilDate | null | undefined): Instant | null {
  return date === undefined || date === null ? null : instantOf(date, 0);
}
