/**
 * How long a clock runs, as a template writes it:
 *
 * - `3 working days`, `10 days`, `1 month`, `2 years`, `24 hours`: counted on from the start; hours are plain elapsed time;
 * - `by 31 March`: the next such date; `by end of month`, `quarter`, `half-year`, `year`: the period in which the start lies;
 * - `10 working days before form.startOn`: the last day on which something may still be done, counted back from a date.
 */
import { Fault } from '../kernel';
import type { Period } from '../template/template.types';

/** What a period counts. `minutes` are never written by a template: they are what is left of hours. */
export type PeriodUnit = 'working days' | 'days' | 'months' | 'years' | 'hours' | 'minutes';
/** Units in which one can count back from a date. */
export type DayUnit = Exclude<PeriodUnit, 'hours' | 'minutes'>;
export type Span = 'month' | 'quarter' | 'half-year' | 'year';

export interface Within {
  kind: 'within';
  count: number;
  unit: PeriodUnit;
}
export interface Before {
  kind: 'before';
  count: number;
  unit: DayUnit;
  /** What the date is called: `form.<field>`, or `<something>.<name>` that the caller knows. */
  of: string;
}
export type ReadPeriod =
  | Within
  | Before
  /** A date of the year; 29 February is the last day of February in other years. */
  | { kind: 'by'; month: number; day: number }
  | { kind: 'end-of'; span: Span };

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WITHIN = /^(?:([1-9]\d{0,3}) (working day|day|month|hour)|([1-9]\d?) (year)|([1-9]\d{0,6}) (minute))s?$/;
const BEFORE = /^(?:([1-9]\d{0,3}) (working day|day|month)|([1-9]\d?) (year))s? before ([a-z]+\.[a-zA-Z][a-zA-Z0-9]*)$/;
const BY = new RegExp(`^by ([1-9]|[12]\\d|3[01]) (${MONTHS})$`);
const END_OF = /^by end of (month|quarter|half-year|year)$/;

/** A period's parts, or null when it is not written like one. */
export function readPeriod(period: Period): ReadPeriod | null {
  const within = WITHIN.exec(period);
  if (within !== null) return { kind: 'within', ...countOf(within.slice(1, 7)) };
  const before = BEFORE.exec(period);
  if (before !== null) {
    const { count, unit } = countOf(before.slice(1, 5));
    return { kind: 'before', count, unit: unit as DayUnit, of: before[5] ?? '' };
  }
  const by = BY.exec(period);
  if (by !== null) {
    const month = MONTHS.split('|').indexOf(by[2] ?? '') + 1;
    const day = Number(by[1]);
    return day <= (DAYS_IN_MONTH[month - 1] ?? 0) ? { kind: 'by', month, day } : null;
  }
  const span = END_OF.exec(period)?.[1];
  return span === undefined ? null : { kind: 'end-of', span: span as Span };
}

/** Number and unit stand in pairs of groups, of which one matched. */
function countOf(groups: (string | undefined)[]): { count: number; unit: PeriodUnit } {
  const at = groups.findIndex((group) => group !== undefined);
  return { count: Number(groups[at]), unit: `${groups[at + 1]}s` as PeriodUnit };
}

/** The parts of a period of a published template, where another spelling is a broken invariant. */
export function partsOf(period: Period): ReadPeriod {
  const parts = readPeriod(period);
  if (parts === null) throw new Fault('PERIOD_UNREADABLE', { period });
  return parts;
}

/** Writes a period again. */
export function writePeriod(count: number, unit: PeriodUnit): Period {
  return `${count} ${unit}`;
}
