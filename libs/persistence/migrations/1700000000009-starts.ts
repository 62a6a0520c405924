import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases that nobody files: called by another case, opened by one, or begun because their time has come. What such a case was begun
 * with stands in `case_start` as a filing's words stand in its intent: never changed, and covered by the hash of the log's first event.
 *
 * `called_case` and `opening` derive from the log that calls and opens; `fulfilment` from the log of a case that was filed because
 * something in the society's calendar asked for it. `start_key`, `proposal` and `assignment` are what the daily round and people decided.
 */
export class Starts1700000000009 implements MigrationInterface {
  name = 'Starts1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TEMPLATES, ...STARTS, ...DERIVED, ...CALENDAR, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger parameter_value_lets_starts_try_again on guicheng.parameter_value');
    await runner.query(
      `drop table guicheng.assignment_society, guicheng.assignment, guicheng.proposal, guicheng.start_key, guicheng.start_round, guicheng.fulfilment,
         guicheng.opening, guicheng.called_case, guicheng.case_start, guicheng.called_template`,
    );
    await runner.query(
      'drop function guicheng.try_starts_again(), guicheng.pin_called(text, text[], text[]), guicheng.society_of(text)',
    );
    await runner.query('alter table guicheng.case_form alter column intent set not null');
    await runner.query(
      `alter table guicheng.outbox drop column refusal, alter column source set not null, alter column source_seq set not null`,
    );
  }
}

const TEMPLATES = [
  // Which version a published template calls, by the place of the society whose case it will be. Written once, when it is published.
  `create table guicheng.called_template (
     caller text not null references guicheng.template_version, procedure text not null, jurisdiction text not null,
     callee text not null references guicheng.template_version, primary key (caller, procedure, jurisdiction))`,
  `create function guicheng.pin_called(caller_hash text, procedures text[], places text[]) returns void language sql
     set search_path = pg_catalog as $$
       insert into guicheng.called_template (caller, procedure, jurisdiction, callee)
       select caller_hash, p.name, j.name, v.hash
         from unnest(procedures) as p (name) cross join unnest(places) as j (name)
         cross join lateral (
           select t.hash from guicheng.template_version t where t.procedure = p.name and t.jurisdiction in (j.name, 'CN')
            order by (t.jurisdiction = j.name) desc, t.version desc, t.published_at desc limit 1) as v
       on conflict do nothing $$`,
];

const STARTS = [
  // A start that the daily round asks for comes from no log.
  `alter table guicheng.outbox alter column source drop not null, alter column source_seq drop not null,
     add constraint outbox_source_check check ((source is null) = (source_seq is null)),
     -- Why a case could not begin yet: a code and ids. It is tried again.
     add column refusal jsonb`,
  `create table guicheng.case_start (
     -- The id of the log's first event.
     event text primary key, stream uuid not null unique, body jsonb not null, at timestamptz not null default guicheng.record_now())`,
  `create trigger case_start_is_append_only before update or delete or truncate on guicheng.case_start
     for each statement execute function guicheng.refuse_change()`,
  // Null: the form came with a start.
  `alter table guicheng.case_form alter column intent drop not null`,
  // Whoever sets a value that was missing should not wait for the next try.
  `create function guicheng.try_starts_again() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
     begin
       update guicheng.outbox set next_attempt_at = guicheng.record_now() where delivered_at is null and refusal is not null;
       if found then perform pg_notify('guicheng_outbox', ''); end if;
       return null;
     end $$`,
  `create trigger parameter_value_lets_starts_try_again after insert on guicheng.parameter_value
     for each statement execute function guicheng.try_starts_again()`,
];

const DERIVED = [
  `create table guicheng.called_case (
     caller uuid not null references guicheng.stream, block text not null, round integer not null, case_id uuid not null unique,
     -- Whose case it is: a society, or a branch, which stands for the society whose it is (\`society_of\`).
     procedure text not null, society text not null, item text, called_at timestamptz not null,
     -- \`left\`: the step does not wait for it any more, and it is to end; what it came to by itself stands in its own row.
     status text not null check (status in ('called', 'left')), primary key (caller, block, round))`,
  `create table guicheng.opening (
     id text primary key, case_id uuid not null references guicheng.stream, block text not null, round integer not null,
     start text not null check (start in ('at-once', 'by-society')), procedure text, society text not null, item text,
     opened_at timestamptz not null, due_at timestamptz,
     -- Of one that begins at once: its case, whether it stands already or not.
     started uuid)`,
  `create function guicheng.society_of(organisation text) returns uuid language sql stable set search_path = pg_catalog as $$
     select coalesce(
       (select o.id from guicheng.organisation o where o.id::text = organisation and o.kind = 'society'),
       (select b.society from guicheng.register_branch b where b.id = organisation)) $$`,
  // A case that was filed because an entry of the society's calendar asked for it: an opening, a period, an assignment.
  `create table guicheng.fulfilment (entry text not null, case_id uuid primary key references guicheng.stream)`,
  `create index fulfilment_by_entry on guicheng.fulfilment (entry)`,
];

const CALENDAR = [
  // Up to which day the round has been; what opened on it is looked at again, because keys make each thing once.
  `create table guicheng.start_round (only_one boolean primary key default true check (only_one), through date not null)`,
  // One row for each subject and period, made once however often the round is run.
  `create table guicheng.start_key (
     key text primary key, template_hash text not null references guicheng.template_version, procedure text not null,
     society uuid not null references guicheng.organisation, subject text not null,
     start text not null check (start in ('at-once', 'by-society')), opens_on date not null, due_on date,
     made_at timestamptz not null default guicheng.record_now(), started uuid)`,
  `create index start_key_by_society on guicheng.start_key (society, opens_on)`,
  `create table guicheng.proposal (
     key text primary key, id uuid not null unique, template_hash text not null references guicheng.template_version, procedure text not null,
     society uuid not null references guicheng.organisation, subject text not null,
     organisation uuid not null references guicheng.organisation, role text not null, nobody text,
     made_at timestamptz not null default guicheng.record_now(),
     -- \`lapsed\`: the register does not say so any more, before anybody decided.
     status text not null default 'open' check (status in ('open', 'confirmed', 'set-aside', 'lapsed')),
     decided_by uuid references guicheng.person, decided_at timestamptz,
     -- The case that the confirmation began.
     started uuid,
     check ((status = 'open') = (decided_at is null) and (status in ('confirmed', 'set-aside')) = (decided_by is not null)))`,
  `create index proposal_open on guicheng.proposal (organisation, role) where status = 'open'`,
  `create index proposal_by_subject on guicheng.proposal (procedure, society, subject)`,
  `create index proposal_to_begin on guicheng.proposal (key) where status = 'confirmed' and started is null`,
  `create table guicheng.assignment (
     id uuid primary key, actor uuid not null references guicheng.person, key uuid not null, request_hash text not null,
     organisation uuid not null references guicheng.organisation, template_hash text not null references guicheng.template_version,
     procedure text not null, due_on date not null, assigned_at timestamptz not null default guicheng.record_now(), unique (actor, key))`,
  `create table guicheng.assignment_society (
     assignment uuid not null references guicheng.assignment, society uuid not null references guicheng.organisation,
     -- Why this one is left out; null: it is asked.
     excepted text check (excepted ~ '\\S' and length(excepted) <= 500), primary key (assignment, society))`,
  `create index assignment_by_society on guicheng.assignment_society (society)`,
];

const ALL = [
  ...['called_template', 'case_start', 'called_case', 'opening', 'fulfilment'],
  ...['start_round', 'start_key', 'proposal', 'assignment', 'assignment_society'],
]
  .map((table) => `guicheng.${table}`)
  .join(', ');

const RIGHTS = [
  `revoke execute on function guicheng.try_starts_again(), guicheng.pin_called(text, text[], text[]), guicheng.society_of(text) from public`,
  'grant execute on function guicheng.society_of(text) to guicheng_api, guicheng_worker, guicheng_auditor',
  `grant select on ${ALL} to guicheng_api, guicheng_worker, guicheng_auditor`,
  `grant insert on guicheng.case_start, guicheng.fulfilment, guicheng.start_key to guicheng_worker`,
  `grant insert, update on guicheng.called_case, guicheng.opening to guicheng_worker`,
  `grant insert on guicheng.proposal to guicheng_worker`,
  `grant update (started, status, decided_at) on guicheng.proposal to guicheng_worker`,
  `grant insert, update on guicheng.start_round to guicheng_worker`,
  `grant update (status, decided_by, decided_at) on guicheng.proposal to guicheng_api`,
  `grant insert on guicheng.assignment, guicheng.assignment_society to guicheng_api`,
];
