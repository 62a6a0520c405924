import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A year's days off that came after the release: the notice as it was pasted, and the list that was read from it. Rows are added and never changed; the
 * newest of a layer and year holds. The calendars of all places are made from them and published beside those that stand, and open cases are
 * told by the API, which otherwise reaches no log: only of a calendar that is published, and only where it is for their place.
 */
export class DaysOff1700000000037 implements MigrationInterface {
  name = 'DaysOff1700000000037';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `create table guicheng.days_off_list (
     layer text not null, year integer not null, revision integer not null check (revision > 0),
     list json not null, titles json not null, notice text not null,
     set_by uuid not null references guicheng.person, set_at timestamptz not null default guicheng.record_now(),
     primary key (layer, year, revision))`,
  `create trigger days_off_list_is_append_only before update or delete or truncate on guicheng.days_off_list
     for each statement execute function guicheng.refuse_change()`,
  // Open cases whose society's place a calendar is for, and which still count by another.
  `create function guicheng.cases_counting_otherwise(next text, place text) returns table (id uuid, state jsonb, filed_at timestamptz)
     language sql stable as $$
       select s.id, s.state, c.filed_at from guicheng.stream s
         join guicheng.case_file c on c.id = s.id
         join guicheng.organisation o on o.id = c.society
         join guicheng.calendar old on old.version = s.calendar
        where c.status = 'open' and s.calendar <> next
          and (place = o.jurisdiction or (place = 'CN' and old.jurisdiction = 'CN')) $$`,
  `create function guicheng.announce_calendar(next text, each_second integer) returns integer
     language plpgsql security definer set search_path = pg_catalog as $$
     declare told integer;
     begin
       insert into guicheng.outbox (id, to_kind, stream, event, next_attempt_at)
       select a.event, 'case', a.id, jsonb_build_object('kind', 'calendar-changed', 'id', a.event, 'calendar', next),
              guicheng.record_now() + make_interval(secs => (a.n - 1) / each_second)
         from (select o.id, row_number() over (order by o.filed_at, o.id) as n,
                      -- By when it was published: one that holds again, after another, is told again.
                      concat_ws('/', o.id, 'calendar', next, floor(extract(epoch from c.published_at) * 1000)) as event
                 from guicheng.calendar c cross join lateral guicheng.cases_counting_otherwise(c.version, c.jurisdiction) o
                where c.version = next) a
           on conflict (id) do nothing;
       get diagnostics told = row_count;
       if told > 0 then perform pg_notify('guicheng_outbox', ''); end if;
       return told;
     end $$`,
  `revoke all on function guicheng.announce_calendar(text, integer) from public`,
  `grant execute on function guicheng.announce_calendar(text, integer) to guicheng_api`,
  `grant select, insert on guicheng.days_off_list to guicheng_api`,
  `grant select on guicheng.days_off_list to guicheng_auditor`,
  // What is published never changes; one that holds again is published again.
  `grant insert, update (published_at) on guicheng.calendar to guicheng_api`,
];

const DOWN = [
  `revoke insert, update (published_at) on guicheng.calendar from guicheng_api`,
  `drop function guicheng.announce_calendar(text, integer)`,
  `drop function guicheng.cases_counting_otherwise(text, text)`,
  `drop table guicheng.days_off_list`,
];
