/**
 * Thinks of messages; nothing goes out here. One bundle each morning for whoever has something new or something that ends soon, a message
 * at once only for what ends the same day, to-dos where another house keeps a list of them. All ids are derived, so that several
 * workers, and a worker that died half-way, make each once. An act of less than a minute ago may be undone, and nobody hears of it.
 */
import type { DataSource } from 'typeorm';
import { HOUSE_HOURS, isOpen, WEEKENDS_ONLY, type PersonChannel } from '../../notices';
import { addDays, civilDateOf, instantOf, isDayOff, type Calendar, type CivilDate } from '../../procedure';
import { inTransaction, type Sql } from '../sql';
import { housesOf, placeOf, REACHED, waitsFor } from './reach';

interface Place {
  jurisdiction: string;
  calendar: Calendar | null;
  now: Date;
  /** The bundle of today; null: not yet. */
  round: Date | null;
}

const UNDO = `interval '60 seconds'`;

/** Says how many were thought of. */
export async function planMessages(source: DataSource, channels: PersonChannel[]): Promise<number> {
  if (channels.length === 0) return 0;
  return inTransaction(source, async (sql) => {
    let made = 0;
    for (const place of await places(sql)) made += await planFor(sql, place, channels);
    return made + (await planTodos(sql, channels));
  });
}

/** Calendars of all places, as cases take them when they begin. */
export function places(sql: Sql): Promise<Place[]> {
  return sql.rows<Place>(
    `select p.jurisdiction, t.now, r.at as round,
            (select c.calendar from guicheng.calendar c where c.jurisdiction in ('CN', p.jurisdiction)
              order by (c.jurisdiction = p.jurisdiction) desc, c.published_at desc, c.version desc limit 1) as calendar
       from (select distinct jurisdiction from guicheng.organisation) p cross join (select guicheng.record_now() as now) t
       left join guicheng.message_round r on r.jurisdiction = p.jurisdiction and r.day = (t.now at time zone 'Asia/Shanghai')::date`,
  );
}

async function planFor(sql: Sql, place: Place, channels: PersonChannel[]): Promise<number> {
  const calendar = place.calendar ?? WEEKENDS_ONLY;
  const at = place.now.toISOString();
  if (!isOpen(at, HOUSE_HOURS, calendar)) return 0;
  const today = civilDateOf(at);
  if (place.round === null) return planMorning(sql, { place, today, calendar, channels });
  return planToday(sql, { place, today, channels, round: place.round });
}

/** New since the last bundle of this place, or to be done today or on the next day that is worked. */
async function planMorning(
  sql: Sql,
  { place, today, calendar, channels }: { place: Place; today: CivilDate; calendar: Calendar; channels: PersonChannel[] },
): Promise<number> {
  const begun = await sql.run(
    `insert into guicheng.message_round (jurisdiction, day, at) values ($1, $2, $3) on conflict do nothing`,
    [place.jurisdiction, today, place.now],
  );
  if (begun === 0) return 0;
  return sql.run(
    `with ${REACHED},
       last as (select coalesce(max(at), '-infinity'::timestamptz) as at from guicheng.message_round where jurisdiction = $3 and day < $4)
     insert into guicheng.message (id, kind, channel, person, next_attempt_at, facts)
     select concat_ws('/', 'morning', $4::date, r.person, r.channel), 'morning', r.channel, r.person, $5,
            case when last.at = '-infinity' then '{}' else jsonb_build_object('since', last.at) end
       from reached r cross join last
      where ${placeOf('r.person')} = $3
        and (exists (select 1 from guicheng.task_holder h join guicheng.task k on k.id = h.task join guicheng.case_file c on c.id = k.stream
                      where (h.opened_at > last.at - ${UNDO} or h.due_at <= $6) and h.opened_at <= $5::timestamptz - ${UNDO}
                        and ${waitsFor('r.person')})
          or ${newsFor('r.person', 'last.at', '$5::timestamptz')})
     on conflict (id) do nothing`,
    [...housesOf(channels), place.jurisdiction, today, place.now, endOfNext(today, calendar)],
  );
}

/** What came after the bundle and ends the same day. */
function planToday(
  sql: Sql,
  { place, today, channels, round }: { place: Place; today: CivilDate; channels: PersonChannel[]; round: Date },
): Promise<number> {
  return sql.run(
    `with ${REACHED}
     insert into guicheng.message (id, kind, channel, person, task, next_attempt_at)
     select concat_ws('/', 'today', h.task, extract(epoch from h.opened_at)::bigint, r.person, r.channel), 'today', r.channel, r.person, h.task, $4
       from guicheng.task_holder h join guicheng.task k on k.id = h.task join guicheng.case_file c on c.id = k.stream
       join reached r on exists (select 1 from guicheng.post q where q.person = r.person and q.organisation = h.organisation)
      where h.due_at > $5 and h.due_at <= $6 and h.opened_at > $7::timestamptz - ${UNDO} and h.opened_at <= $4::timestamptz - ${UNDO}
        and ${placeOf('r.person')} = $3 and ${waitsFor('r.person')}
     on conflict (id) do nothing`,
    [...housesOf(channels), place.jurisdiction, place.now, instantOf(today, 0), instantOf(today, 24), round],
  );
}

/** Entries in another house's list: opened a minute after the task, struck out when nobody need do it any more, whoever did it. */
async function planTodos(sql: Sql, channels: PersonChannel[]): Promise<number> {
  const keeping = channels.filter(({ todos }) => todos !== undefined);
  if (keeping.length === 0) return 0;
  const opened = await sql.run(
    `with ${REACHED}
     insert into guicheng.message (id, kind, channel, person, task, next_attempt_at)
     select concat_ws('/', 'todo', h.task, extract(epoch from h.opened_at)::bigint, r.person), 'todo', r.channel, r.person, h.task, guicheng.record_now()
       from guicheng.task_holder h join guicheng.task k on k.id = h.task join guicheng.case_file c on c.id = k.stream
       join reached r on exists (select 1 from guicheng.post q where q.person = r.person and q.organisation = h.organisation)
      where h.opened_at <= guicheng.record_now() - ${UNDO} and h.opened_at > guicheng.record_now() - interval '7 days'
        and not exists (select 1 from guicheng.message m where m.kind = 'todo' and m.task = h.task and m.person = r.person
                           and m.made_at > h.opened_at)
        and ${waitsFor('r.person')}
     on conflict (id) do nothing`,
    housesOf(keeping),
  );
  const done = await sql.run(
    `insert into guicheng.message (id, kind, channel, person, task, next_attempt_at, facts)
     select 'todo-done/' || m.id, 'todo-done', m.channel, m.person, m.task, guicheng.record_now(), jsonb_build_object('receipt', m.receipt)
       from guicheng.message m join guicheng.task t on t.id = m.task
      where m.kind = 'todo' and m.state = 'sent' and m.receipt is not null and (m.channel = any($1::text[]))
        and (t.status = 'closed' or not exists (select 1 from guicheng.task_holder h where h.task = m.task and h.open
               and (h.person is null or h.person = m.person)
               and exists (select 1 from guicheng.post q where q.person = m.person and q.organisation = h.organisation and q.voided_at is null
                             and (q.held_to is null or q.held_to >= (guicheng.record_now() at time zone 'Asia/Shanghai')::date))))
        and not exists (select 1 from guicheng.message d where d.id = 'todo-done/' || m.id)
     on conflict (id) do nothing`,
    [keeping.map(({ id }) => id)],
  );
  return opened + done;
}

/** Something that is no task came to him or to his posts and was not read. A task says itself that it waits. */
export const newsFor = (person: string, since: string, until: string): string => {
  const isNews = `n.at > ${since} and n.at <= ${until} - ${UNDO} and n.message <> 'task-waiting'
     and not exists (select 1 from guicheng.notice_read x where x.notice = n.id and x.person = ${person})`;
  return `(exists (
  select 1 from guicheng.post o join guicheng.every_notice n on n.organisation = o.organisation and n.role = o.role
   where o.person = ${person} and o.voided_at is null and ${isNews})
  or exists (select 1 from guicheng.house_notice n where n.organisation = ${person} and n.role = 'oneself' and ${isNews}))`;
};

function endOfNext(today: CivilDate, calendar: Calendar): string {
  let day = addDays(today, 1);
  while (isDayOff(day, calendar)) day = addDays(day, 1);
  return instantOf(day, 24);
}
