/**
 * A new list of days off: every open case of its place hears of it by an event of its own log (one door), and derives its clocks again. What
 * it would do can be asked before. Nothing is sent twice, and not all at once.
 */
import { rederive, type Calendar, type CaseState } from '../procedure';
import type { Sql } from './sql';

/** So many a second: people's decisions come first. */
const EACH_SECOND = 20;

export interface CalendarPreview {
  version: string;
  jurisdiction: string;
  /** Open cases that have not heard of it. */
  cases: number;
  /** Their running clocks, those that would move, and those that keep their day because it has come or would have. */
  clocks: { running: number; moving: number; kept: number };
}

/** Null: there is no calendar of this version. */
export async function previewCalendar(sql: Sql, version: string): Promise<CalendarPreview | null> {
  const row = await sql.one<{ calendar: Calendar; jurisdiction: string }>(
    'select calendar, jurisdiction from guicheng.calendar where version = $1',
    [version],
  );
  return row === null ? null : previewOf(sql, row);
}

/** The same of one that is not published yet. */
export async function previewOf(
  sql: Sql,
  { calendar, jurisdiction }: { calendar: Calendar; jurisdiction: string },
): Promise<CalendarPreview> {
  const cases = await sql.rows<{ state: CaseState; now: Date }>(
    'select state, guicheng.record_now() as now from guicheng.cases_counting_otherwise($1, $2)',
    [calendar.version, jurisdiction],
  );
  const derived = cases.flatMap(({ state, now }) =>
    Object.values(state.clocks)
      .filter(({ stoppedAt, struckAt }) => stoppedAt === null && struckAt === null)
      .map((clock) => rederive(clock, calendar, now.toISOString())),
  );
  const clocks = {
    running: derived.length,
    moving: derived.filter(({ moved }) => moved).length,
    kept: derived.filter(({ kept }) => kept !== null).length,
  };
  return { version: calendar.version, jurisdiction, cases: cases.length, clocks };
}

/** Sends it to every open case concerned; says how many were told now. Asked again, it tells those that are new. */
export async function announceCalendar(sql: Sql, version: string): Promise<number> {
  const row = await sql.one<{ told: number }>('select guicheng.announce_calendar($1, $2) as told', [version, EACH_SECOND]);
  return row?.told ?? 0;
}

/** What was registered after the release: the newest list of each layer and year. */
export async function daysOffLists<List>(rows: (statement: string) => Promise<List[]>): Promise<List[]> {
  return rows(
    `select distinct on (layer, year) layer, year, list, titles from guicheng.days_off_list order by layer, year, revision desc`,
  );
}

/** The calendar by which a case of this place would begin now: published for the place, or else for the country; the newest. */
export async function calendarHolding(
  rows: <Row>(statement: string, values: unknown[]) => Promise<Row[]>,
  jurisdiction: string,
): Promise<Calendar | null> {
  const [row] = await rows<{ calendar: Calendar }>(
    `select calendar from guicheng.calendar where jurisdiction in ('CN', $1)
      order by (jurisdiction = $1) desc, published_at desc, version desc limit 1`,
    [jurisdiction],
  );
  return row?.calendar ?? null;
}
