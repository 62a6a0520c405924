import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The record over all logs, and the words that can be destroyed without it.
 *
 * What is written to `stream_event`, `attempt` or `administrative_act` is pending in the same transaction, by trigger: whoever writes, and
 * however late it commits, the sequencer finds it. The auditor takes what is pending into the tree and signs; it reads the rest.
 */
export class Record1700000000004 implements MigrationInterface {
  name = 'Record1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ATTEMPTS, ...TREE, ...WORDS, ...DERIVED, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table guicheng.register_branch drop column sealed');
    await runner.query('drop trigger attempt_is_append_only on guicheng.attempt');
    await runner.query('drop trigger attempt_floods_are_counted on guicheng.attempt');
    for (const table of ['attempt', 'stream_event', 'administrative_act'])
      await runner.query(`drop trigger ${table}_is_pending on guicheng.${table}`);
    await runner.query(
      `drop table guicheng.record_pending, guicheng.record_leaf, guicheng.record_node, guicheng.record_head, guicheng.record_batch,
         guicheng.record_checkpoint, guicheng.record_key, guicheng.attempt_tally, guicheng.sealed_value, guicheng.data_key, guicheng.erasure`,
    );
    await runner.query(
      'drop function guicheng.count_flood(), guicheng.make_pending(), guicheng.erase_words(uuid), guicheng.erasure_stands()',
    );
  }
}

const ATTEMPTS = [
  // Refusals of one person for one reason within ten minutes: those behind the twentieth are counted.
  `create table guicheng.attempt_tally (
     window_at timestamptz not null, actor text not null, action text not null, stream text not null, code text not null,
     times integer not null, primary key (window_at, actor, action, stream, code))`,
  `create function guicheng.count_flood() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
     declare
       stored integer;
     begin
       insert into guicheng.attempt_tally as t (window_at, actor, action, stream, code, times)
       values (date_bin('10 minutes', new.at, 'epoch'), coalesce(new.actor::text, ''), new.action, coalesce(new.stream::text, ''), new.code, 1)
       on conflict (window_at, actor, action, stream, code) do update set times = t.times + 1
       returning times into stored;
       return case when stored > 20 then null else new end;
     end $$`,
  `create trigger attempt_floods_are_counted before insert on guicheng.attempt for each row execute function guicheng.count_flood()`,
  `create trigger attempt_is_append_only before update or delete or truncate on guicheng.attempt
     for each statement execute function guicheng.refuse_change()`,
];

const TREE = [
  `create table guicheng.record_pending (
     id bigint generated always as identity primary key,
     kind text not null check (kind in ('event', 'attempt', 'act')), stream uuid, seq integer, attempt bigint, act uuid)`,
  `create function guicheng.make_pending() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
     begin
       if tg_table_name = 'stream_event' then
         insert into guicheng.record_pending (kind, stream, seq) values ('event', new.stream, new.seq);
       elsif tg_table_name = 'attempt' then
         insert into guicheng.record_pending (kind, attempt) values ('attempt', new.id);
       else
         insert into guicheng.record_pending (kind, act) values ('act', new.id);
       end if;
       return null;
     end $$`,
  ...['attempt', 'stream_event', 'administrative_act'].map(
    (table) =>
      `create trigger ${table}_is_pending after insert on guicheng.${table} for each row execute function guicheng.make_pending()`,
  ),
  // What stood before this release comes first, in the order in which it happened.
  `insert into guicheng.record_pending (kind, stream, seq) select 'event', stream, seq from guicheng.stream_event order by at, stream, seq`,
  `insert into guicheng.record_pending (kind, attempt) select 'attempt', id from guicheng.attempt order by id`,
  `insert into guicheng.record_pending (kind, act) select 'act', id from guicheng.administrative_act order by at, id`,
  `create table guicheng.record_leaf (
     position bigint primary key, entry text not null, stream uuid, seq integer, hash bytea not null, unique (stream, seq))`,
  // Complete subtrees above the leaves.
  `create table guicheng.record_node (level smallint not null, position bigint not null, hash bytea not null, primary key (level, position))`,
  // The last event of each log that stands in the tree.
  `create table guicheng.record_head (stream uuid primary key, seq integer not null, hash text not null)`,
  `create table guicheng.record_batch (
     chain text not null check (chain in ('attempts', 'acts')), number integer not null, day date not null,
     previous text, hash text not null, rows jsonb not null, primary key (chain, number))`,
  `create table guicheng.record_checkpoint (
     size bigint primary key, at timestamptz not null, note text not null)`,
  `create table guicheng.record_key (verifier text primary key, since timestamptz not null default guicheng.record_now())`,
  ...['record_leaf', 'record_node', 'record_batch', 'record_checkpoint', 'record_key'].map(
    (table) =>
      `create trigger ${table}_is_append_only before update or delete or truncate on guicheng.${table}
         for each statement execute function guicheng.refuse_change()`,
  ),
];

const WORDS = [
  `create table guicheng.erasure (
     id uuid primary key default gen_random_uuid(),
     subject_kind text not null check (subject_kind in ('person', 'organisation', 'value')), subject text not null, reason text not null,
     -- Null: on the server's console.
     asked_by uuid references guicheng.person, asked_at timestamptz not null default guicheng.record_now(),
     confirmed_by uuid references guicheng.person, done_at timestamptz, destroyed integer,
     check (confirmed_by is distinct from asked_by or asked_by is null))`,
  // One key for each subject, wrapped by a key of the deployment that never enters the database.
  `create table guicheng.data_key (
     id uuid primary key, subject_kind text not null check (subject_kind in ('person', 'organisation')), subject uuid not null,
     wrapped bytea not null, wrapping_key text not null, made_at timestamptz not null default guicheng.record_now(),
     unique (subject_kind, subject))`,
  `create table guicheng.sealed_value (
     commitment text primary key, data_key uuid references guicheng.data_key, stream uuid not null,
     -- Null when it was destroyed; the erasure says why.
     box bytea, erasure uuid references guicheng.erasure, check ((box is null) = (erasure is not null)))`,
  `create index sealed_value_by_key on guicheng.sealed_value (data_key)`,
  `create index sealed_value_by_stream on guicheng.sealed_value (stream)`,
  /** Destroys what an erasure names, when it is on record that two people, or the console, wanted it. */
  `create function guicheng.erase_words(asked uuid) returns integer language plpgsql security definer set search_path = pg_catalog as $$
     declare
       e guicheng.erasure;
       destroyed_now integer;
     begin
       select * into e from guicheng.erasure where id = asked for update;
       if e.id is null or e.done_at is not null or (e.asked_by is not null and e.confirmed_by is null) then
         raise exception 'this erasure is not confirmed' using errcode = 'insufficient_privilege';
       end if;
       update guicheng.sealed_value v set box = null, data_key = null, erasure = e.id
        where v.box is not null and case e.subject_kind
          when 'value' then v.commitment = e.subject
          else v.data_key in (select k.id from guicheng.data_key k where k.subject_kind = e.subject_kind and k.subject::text = e.subject) end;
       get diagnostics destroyed_now = row_count;
       if e.subject_kind <> 'value' then
         delete from guicheng.draft d where d.form ->> 'key' in (
           select k.id::text from guicheng.data_key k where k.subject_kind = e.subject_kind and k.subject::text = e.subject);
         delete from guicheng.data_key k where k.subject_kind = e.subject_kind and k.subject::text = e.subject;
       end if;
       update guicheng.erasure set done_at = guicheng.record_now(), destroyed = destroyed_now where id = e.id;
       return destroyed_now;
     end $$`,
  // What was asked stays as it was asked; only the confirmation and the outcome are added, once.
  `create function guicheng.erasure_stands() returns trigger language plpgsql set search_path = pg_catalog as $$
     begin
       if old.done_at is not null or (old.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
          or (new.id, new.subject_kind, new.subject, new.reason, new.asked_at) is distinct from (old.id, old.subject_kind, old.subject, old.reason, old.asked_at)
          or new.asked_by is distinct from old.asked_by then
         raise exception 'the log is append-only' using errcode = 'insufficient_privilege';
       end if;
       return new;
     end $$`,
  `create trigger erasure_stands before update on guicheng.erasure for each row execute function guicheng.erasure_stands()`,
  `create trigger erasure_is_kept before delete or truncate on guicheng.erasure for each statement execute function guicheng.refuse_change()`,
];

const DERIVED = [
  // What of an entry is personal: commitments by column, apart from what everybody may read.
  `alter table guicheng.register_branch add column sealed jsonb not null default '{}'`,
];

const TREE_TABLES =
  'guicheng.record_leaf, guicheng.record_node, guicheng.record_head, guicheng.record_batch, guicheng.record_checkpoint, guicheng.record_key';

const RIGHTS = [
  'revoke execute on function guicheng.count_flood(), guicheng.make_pending(), guicheng.erase_words(uuid), guicheng.erasure_stands() from public',
  `grant select on ${TREE_TABLES}, guicheng.attempt_tally to guicheng_api, guicheng_auditor`,
  // Counted and taken into a batch, a tally has done its work.
  'grant delete on guicheng.attempt_tally to guicheng_auditor',
  'grant select on guicheng.record_pending to guicheng_api',
  // The auditor takes what is pending into the tree. Words it does not see, and keys neither.
  `grant select, delete on guicheng.record_pending to guicheng_auditor`,
  `grant insert on ${TREE_TABLES} to guicheng_auditor`,
  `grant update on guicheng.record_head to guicheng_auditor`,
  `grant select (commitment, stream, erasure) on guicheng.sealed_value to guicheng_auditor`,
  `grant select on guicheng.erasure to guicheng_auditor`,
  `grant select, insert on guicheng.data_key, guicheng.sealed_value, guicheng.erasure to guicheng_api`,
  `grant update (confirmed_by) on guicheng.erasure to guicheng_api`,
  `grant execute on function guicheng.erase_words(uuid) to guicheng_api`,
];
