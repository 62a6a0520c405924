import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Everything the first case needs. Schema `guicheng`, four roles (design: owner, api, worker, auditor):
 * the API may write intents but not the log; the worker writes the log but may not make an intent; the auditor reads.
 * The roles exist before the migration runs (the runtime makes them with passwords of the deployment).
 */
export class FirstCase1700000000001 implements MigrationInterface {
  name = 'FirstCase1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...PEOPLE, ...LOG, ...DERIVED, ...API, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query(
      `select tablename from pg_tables where schemaname = 'guicheng' and tablename <> 'migrations'`,
    )) as { tablename: string }[];
    for (const { tablename } of rows) await runner.query(`drop table guicheng."${tablename}" cascade`);
    await runner.query('drop function guicheng.record_now(), guicheng.refuse_change()');
    await runner.query('drop sequence guicheng.file_number, guicheng.outbox_order, guicheng.attempt_id');
  }
}

/** Who there is, which posts they hold when, and what the societies' charters and rules say. */
const PEOPLE = [
  // The record's own clock, to the millisecond. One function, so that tests can run the calendar faster.
  `create function guicheng.record_now() returns timestamptz language sql volatile as
     $$ select date_trunc('milliseconds', clock_timestamp()) $$`,
  `create table guicheng.organisation (
     id uuid primary key, kind text not null check (kind in ('association', 'society')),
     name_zh text not null, name_en text not null, jurisdiction text not null,
     association uuid references guicheng.organisation, phone text, demo boolean not null default false)`,
  `create table guicheng.person (id uuid primary key, name text not null, demo boolean not null default false)`,
  `create table guicheng.post (
     id uuid primary key, person uuid not null references guicheng.person, organisation uuid not null references guicheng.organisation,
     role text not null, held_from date not null, held_to date)`,
  `create index post_by_office on guicheng.post (organisation, role)`,
  `create index post_by_person on guicheng.post (person)`,
  `create table guicheng.organ (
     id uuid primary key, society uuid not null references guicheng.organisation, kind text not null, name_zh text not null, name_en text not null)`,
  `create table guicheng.organ_member (
     organ uuid not null references guicheng.organ, person uuid not null references guicheng.person,
     position_zh text, position_en text, held_from date not null, held_to date, primary key (organ, person, held_from))`,
  `create table guicheng.organ_rules (
     organ uuid not null references guicheng.organ, version integer not null, rules jsonb not null,
     confirmed_by uuid references guicheng.person, confirmed_at timestamptz not null, primary key (organ, version))`,
  `create table guicheng.parameter_value (
     organisation uuid not null references guicheng.organisation, parameter text not null, version integer not null,
     value jsonb not null, article text, set_by uuid references guicheng.person, set_at timestamptz not null,
     primary key (organisation, parameter, version))`,
];

/** The record: intents and the log. `stream_event` is append-only for everybody. */
const LOG = [
  `create table guicheng.program (hash text primary key, program json not null)`,
  `create table guicheng.template_version (
     hash text primary key, procedure text not null, version integer not null, jurisdiction text not null,
     template json not null, program_hash text not null references guicheng.program, published_at timestamptz not null,
     unique (procedure, jurisdiction, version, hash))`,
  `create table guicheng.calendar (version text primary key, calendar jsonb not null)`,
  `create sequence guicheng.file_number`,
  `create table guicheng.intent (
     id uuid primary key, actor uuid not null references guicheng.person, key uuid not null,
     kind text not null check (kind in
       ('file', 'act', 'withdraw', 'convene', 'list-item', 'record-roll', 'record-item', 'close-sitting', 'sign-minutes')),
     stream uuid not null, stream_kind text not null check (stream_kind in ('case', 'sitting')),
     -- The slot of an act; the item of a sitting's result.
     target text,
     content_hash text, request_hash text not null, strength text not null default 'account',
     occurred_on date not null,
     -- What was asked, whole: form, opinion, wording. Never leaves PostgreSQL.
     body jsonb not null,
     received_at timestamptz not null default guicheng.record_now(),
     answered_at timestamptz, answer jsonb,
     unique (actor, key))`,
  `create index intent_unanswered on guicheng.intent (received_at) where answered_at is null`,
  `create index intent_by_stream on guicheng.intent (stream)`,
  `create table guicheng.stream (
     id uuid primary key, kind text not null check (kind in ('case', 'sitting')),
     seq integer not null, state jsonb not null, state_hash text not null,
     program_hash text references guicheng.program, template_hash text references guicheng.template_version,
     calendar text references guicheng.calendar, at timestamptz not null, closed boolean not null,
     -- Set by an unexpected error; the case waits for an administrator instead of retrying for ever.
     fault jsonb)`,
  `create table guicheng.stream_event (
     stream uuid not null references guicheng.stream, seq integer not null, id text not null unique,
     kind text not null, event jsonb not null, at timestamptz not null, occurred_on date,
     program_hash text, calendar text, state_hash text not null,
     -- Of the intent's whole body, so that the words of an act cannot be changed unseen although they stand apart.
     intent_hash text, audit_hash text not null,
     primary key (stream, seq))`,
  `create function guicheng.refuse_change() returns trigger language plpgsql as
     $$ begin raise exception 'the log is append-only' using errcode = 'insufficient_privilege'; end $$`,
  `create trigger stream_event_is_append_only before update or delete or truncate on guicheng.stream_event
     for each statement execute function guicheng.refuse_change()`,
  `create sequence guicheng.outbox_order`,
  `create table guicheng.outbox (
     id text primary key, position bigint not null default nextval('guicheng.outbox_order'),
     source uuid not null, source_seq integer not null,
     to_kind text not null check (to_kind in ('case', 'sitting')), stream uuid not null, event jsonb not null,
     delivered_at timestamptz, answer jsonb, attempts integer not null default 0, next_attempt_at timestamptz not null)`,
  `create index outbox_due on guicheng.outbox (next_attempt_at) where delivered_at is null`,
  `create sequence guicheng.attempt_id`,
  // Refusals, sign-ins: what was tried and by whom, apart from the logs of the cases. No texts.
  `create table guicheng.attempt (
     id bigint primary key default nextval('guicheng.attempt_id'), at timestamptz not null default guicheng.record_now(),
     actor uuid, action text not null, stream uuid, intent uuid, code text not null, details jsonb not null default '{}')`,
];

/** Tables that folding the log gives again, row for row. Only append writes them. */
const DERIVED = [
  `create table guicheng.case_file (
     id uuid primary key references guicheng.stream, number text not null unique, procedure text not null, template_hash text not null,
     society uuid not null, association uuid not null, applicant uuid not null, subject text not null,
     status text not null, outcome text, filed_at timestamptz not null, closed_at timestamptz, waiting_on text[] not null)`,
  `create index case_by_society on guicheng.case_file (society, filed_at desc)`,
  `create table guicheng.case_form (
     case_id uuid not null, revision integer not null, content_hash text not null, form jsonb not null, intent uuid not null,
     primary key (case_id, revision))`,
  `create table guicheng.task (
     id text primary key, stream uuid not null, slot text not null, block text not null, round integer not null, purpose text not null,
     audience text not null, holders jsonb not null, outcomes jsonb not null, content_hash text not null,
     opened_at timestamptz not null, due_at timestamptz,
     status text not null check (status in ('open', 'closed')), outcome text, actor uuid, closed_at timestamptz, closed_reason text)`,
  `create index task_by_stream on guicheng.task (stream)`,
  `create index task_by_actor on guicheng.task (actor, closed_at desc) where status = 'closed'`,
  `create table guicheng.task_holder (
     task text not null references guicheng.task on delete cascade, organisation uuid not null, role text not null, nobody text,
     -- Set when the task is one person's own: the applicant completing his materials.
     person uuid,
     turned boolean not null, open boolean not null, due_at timestamptz, opened_at timestamptz not null, primary key (task, organisation, role))`,
  `create index task_open_by_office on guicheng.task_holder (organisation, role) where open`,
  `create table guicheng.clock (
     stream uuid not null, clock text not null, detail jsonb not null, due_at timestamptz not null, primary key (stream, clock))`,
  `create table guicheng.reminder (
     key text primary key, stream uuid not null, slot text, block text not null, holders jsonb not null, message text not null,
     due_at timestamptz not null, state text not null default 'pending' check (state in ('pending', 'sent', 'dropped')))`,
  `create index reminder_due on guicheng.reminder (due_at) where state = 'pending'`,
  `create table guicheng.agenda_request (
     case_id uuid not null, block text not null, round integer not null, organ uuid not null, society uuid not null,
     requested_at timestamptz not null, list_by timestamptz not null,
     state text not null check (state in ('waiting', 'listed', 'decided', 'withdrawn')), primary key (case_id, block, round))`,
  `create index agenda_waiting on guicheng.agenda_request (organ) where state = 'waiting'`,
  `create table guicheng.sitting (
     id uuid primary key references guicheng.stream, society uuid not null, organ uuid not null, held_on date not null, form text not null,
     chair uuid not null, recorder uuid not null, phase text not null, items jsonb not null, roll jsonb not null)`,
  `create index sitting_by_society on guicheng.sitting (society, held_on desc)`,
  `create table guicheng.register_branch (
     id text primary key, society uuid not null, name text not null, kind text not null, discipline text, head text,
     state text not null check (state in ('active')), entered_at timestamptz not null, case_id uuid, provenance text not null)`,
  `create unique index register_branch_name on guicheng.register_branch (society, name) where state = 'active'`,
  `create table guicheng.notice (
     id text primary key, stream uuid not null, organisation uuid not null, role text not null, message text not null, at timestamptz not null)`,
  `create index notice_by_office on guicheng.notice (organisation, role, at desc)`,
];

/** What the API keeps for itself: not derived, never the basis of a decision. */
const API = [
  `create table guicheng.account (
     person uuid primary key references guicheng.person, login text not null unique, password_hash text not null,
     failures integer not null default 0, locked_until timestamptz, disabled boolean not null default false, demo_password text)`,
  // Only the hash of the cookie's token is kept.
  `create table guicheng.session (
     token_hash text primary key, person uuid not null references guicheng.person,
     created_at timestamptz not null, used_at timestamptz not null, expires_at timestamptz not null)`,
  `create table guicheng.draft (
     id uuid primary key, person uuid not null references guicheng.person, procedure text not null, society uuid not null,
     form jsonb not null, saved_at timestamptz not null)`,
  `create table guicheng.stored_file (
     id uuid primary key, society uuid not null, name text not null, bytes integer not null, media_type text not null, sha256 text not null,
     stored_as text not null, uploaded_by uuid not null references guicheng.person, uploaded_at timestamptz not null)`,
  `create table guicheng.notice_read (notice text not null, person uuid not null, read_at timestamptz not null, primary key (notice, person))`,
];

const RIGHTS = [
  `grant usage on schema guicheng to guicheng_api, guicheng_worker, guicheng_auditor`,
  `grant select on all tables in schema guicheng to guicheng_api, guicheng_worker, guicheng_auditor`,
  `revoke select on guicheng.account, guicheng.session, guicheng.draft from guicheng_worker, guicheng_auditor`,
  `grant execute on function guicheng.record_now() to guicheng_api, guicheng_worker, guicheng_auditor`,
  `grant usage on all sequences in schema guicheng to guicheng_api, guicheng_worker`,
  // API: asks; never decides.
  `grant insert on guicheng.intent, guicheng.attempt, guicheng.organ_rules, guicheng.parameter_value,
     guicheng.stored_file, guicheng.notice_read to guicheng_api`,
  `grant insert, update, delete on guicheng.session, guicheng.draft to guicheng_api`,
  `grant update (failures, locked_until) on guicheng.account to guicheng_api`,
  // Worker: writes the log and what derives from it; answers intents, but cannot make one.
  `grant insert, update on guicheng.stream, guicheng.case_file, guicheng.task, guicheng.task_holder, guicheng.clock, guicheng.reminder,
     guicheng.agenda_request, guicheng.sitting, guicheng.register_branch, guicheng.outbox to guicheng_worker`,
  `grant delete on guicheng.clock, guicheng.task_holder to guicheng_worker`,
  `grant insert on guicheng.stream_event, guicheng.case_form, guicheng.notice, guicheng.attempt to guicheng_worker`,
  `grant update (answered_at, answer) on guicheng.intent to guicheng_worker`,
  // Share locks on what an act relies on need a right to update some column; these two carry nothing.
  `alter table guicheng.post add column lock_token smallint not null default 0`,
  `grant update (lock_token) on guicheng.post to guicheng_worker`,
];
