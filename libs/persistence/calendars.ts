/**
 * A new list of days off: every open case of its place hears of it by an event of its own log (one door), and derives its clocks again. What
 * it would do can be asked before. Nothing is sent twice, and not all at once.
 */
import { rederive, type Calendar, type CaseState } from '../procedure';
import { asUuid, json, type Sql } from './sql';

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

interface Concerned {
  id: string;
  state: CaseState;
}

/** Null: there is no calendar of this version. */
export async function previewCalendar(sql: Sql, version: string): Promise<CalendarPreview | null> {
  const row = await sql.one<{ calendar: Calendar; jurisdiction: string; now: Date }>(
    'select calendar, jurisdiction, guicheng.record_now() as now from guicheng.calendar where version = $1',
    [version],
  );
  if (row === null) return null;
  const cases = await concerned(sql, version);
  const at = row.now.toISOString();
  const derived = cases
    .flatMap(({ state }) => Object.values(state.clocks))
    .filter(({ stoppedAt, struckAt }) => stoppedAt === null && struckAt === null)
    .map((clock) => rederive(clock, row.calendar, at));
  const clocks = {
    running: derived.length,
    moving: derived.filter(({ moved }) => moved).length,
    kept: derived.filter(({ kept }) => kept !== null).length,
  };
  return { version, jurisdiction: row.jurisdiction, cases: cases.length, clocks };
}

/** Sends it to every open case concerned; says how many were told now. Asked again, it tells those that are new. */
export async function announceCalendar(sql: Sql, version: string): Promise<number> {
  const cases = await concerned(sql, version);
  const told = await sql.rows(
    `insert into guicheng.outbox (id, to_kind, stream, event, next_attempt_at)
     select a.id || '/calendar/' || $2, 'case', a.id::uuid,
            jsonb_build_object('kind', 'calendar-changed', 'id', a.id || '/calendar/' || $2, 'calendar', $2::text),
            guicheng.record_now() + make_interval(secs => (a.n - 1) / ${EACH_SECOND})
       from jsonb_to_recordset($1::jsonb) as a (id text, n integer) on conflict (id) do nothing returning id`,
    [json(cases.map(({ id }, index) => ({ id: asUuid(id), n: index + 1 }))), version],
  );
  if (told.length > 0) sql.later(`select pg_notify('guicheng_outbox', '')`);
  return told.length;
}

/** Open cases whose society's place this calendar is for, and which still count by another. */
function concerned(sql: Sql, version: string): Promise<Concerned[]> {
  return sql.rows<Concerned>(
    `select s.id, s.state from guicheng.stream s
       join guicheng.case_file c on c.id = s.id
       join guicheng.organisation o on o.id = c.society
       join guicheng.calendar old on old.version = s.calendar
       join guicheng.calendar new on new.version = $1
      where c.status = 'open' and s.calendar <> new.version
        and (new.jurisdiction = o.jurisdiction or (new.jurisdiction = 'CN' and old.jurisdiction = 'CN'))
      order by c.filed_at, c.id`,
    [version],
  );
}
