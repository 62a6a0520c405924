import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which procedures are offered where, and what an assignment to many societies carries: its letter, a sample, and what was done so that
 * those who had not begun would. Contacts and readings are notes beside the record: no case hears of them.
 */
export class Offers1700000000013 implements MigrationInterface {
  name = 'Offers1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...OFFERS, ...ASSIGNMENTS, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.assignment_contact, guicheng.assignment_reading');
    await runner.query('alter table guicheng.assignment drop column letter, drop column sample');
    await runner.query('drop function guicheng.is_offered(text, uuid)');
    await runner.query('drop table guicheng.procedure_place');
  }
}

const OFFERS = [
  // Of the catalogue alone: what people publish for their own place is offered there.
  `create table guicheng.procedure_place (
     procedure text not null, jurisdiction text not null,
     standing text not null check (standing in ('text', 'option', 'absent')), primary key (procedure, jurisdiction))`,
  // An option counts where the society's association has switched it on; the last word is the last version of the value.
  `create function guicheng.is_offered(asked text, society uuid) returns boolean language sql stable set search_path = pg_catalog as $$
     select coalesce(
       (select case p.standing when 'text' then true when 'absent' then false else
           coalesce((select v.value = 'true'::jsonb from guicheng.parameter_value v
                      where v.organisation = coalesce(o.association, o.id) and v.parameter = 'offered:' || asked
                      order by v.version desc limit 1), false) end
          from guicheng.organisation o join guicheng.procedure_place p on p.procedure = asked and p.jurisdiction = o.jurisdiction
         where o.id = society), true) $$`,
];

const ASSIGNMENTS = [
  `alter table guicheng.assignment
     add column letter text check (letter ~ '\\S' and length(letter) <= 4000),
     add column sample uuid references guicheng.stored_file`,
  // Who of a society has opened it first, so that the house knows that it arrived.
  `create table guicheng.assignment_reading (
     assignment uuid not null, society uuid not null, person uuid not null references guicheng.person,
     at timestamptz not null default guicheng.record_now(), primary key (assignment, society, person),
     foreign key (assignment, society) references guicheng.assignment_society)`,
  `create table guicheng.assignment_contact (
     id uuid primary key default gen_random_uuid(), assignment uuid not null, society uuid not null,
     kind text not null check (kind in ('reminder', 'telephone')),
     -- What came of a call; a reminder speaks for itself.
     outcome text check (outcome in ('reached', 'not-reached')),
     note text check (note ~ '\\S' and length(note) <= 500),
     by_person uuid not null references guicheng.person, at timestamptz not null default guicheng.record_now(), on_day date not null,
     foreign key (assignment, society) references guicheng.assignment_society, check ((kind = 'telephone') = (outcome is not null)))`,
  // A society is reminded once a day at most, whoever asks.
  `create unique index assignment_reminded_once_a_day on guicheng.assignment_contact (assignment, society, on_day) where kind = 'reminder'`,
  `create index assignment_contact_by_society on guicheng.assignment_contact (society, at desc)`,
];

const RIGHTS = [
  `revoke execute on function guicheng.is_offered(text, uuid) from public`,
  `grant execute on function guicheng.is_offered(text, uuid) to guicheng_api, guicheng_worker, guicheng_auditor`,
  `grant select on guicheng.procedure_place to guicheng_api, guicheng_worker, guicheng_auditor`,
  `grant select on guicheng.assignment_reading, guicheng.assignment_contact to guicheng_api, guicheng_auditor`,
  `grant insert on guicheng.assignment_reading, guicheng.assignment_contact to guicheng_api`,
];
