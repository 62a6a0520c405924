import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages that leave the house (users.md 12): what each person chose, what is to be sent and what became of it, how the channels are. Rows say
 * whom and why, never what: the text is made when it goes out, and addresses stay where they are kept.
 */
export class Messages1700000000030 implements MigrationInterface {
  name = 'Messages1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke select on guicheng.identity, guicheng.every_notice from guicheng_worker');
    await runner.query('drop index guicheng.task_open_due');
    await runner.query(
      'drop table guicheng.message, guicheng.message_choice, guicheng.message_round, guicheng.message_channel, guicheng.message_event_mark',
    );
  }
}

const TABLES = [
  `create table guicheng.message_choice (
     person uuid primary key references guicheng.person,
     -- Null: wherever he is found first. Empty: nowhere.
     channels text[], email text, opens text not null, closes text not null,
     language text not null check (language in ('zh', 'en')), changed_at timestamptz not null default guicheng.record_now())`,
  // The morning's bundle of one place and day was thought of at this instant; what comes later and ends the same day is told by itself.
  `create table guicheng.message_round (
     jurisdiction text not null, day date not null, at timestamptz not null, primary key (jurisdiction, day))`,
  `create table guicheng.message (
     -- Derived from what it is about, so that thinking of it twice makes one.
     id text primary key, kind text not null check (kind in ('morning', 'today', 'todo', 'todo-done', 'test', 'event')),
     channel text not null, person uuid references guicheng.person, task text, facts jsonb not null default '{}',
     made_at timestamptz not null default guicheng.record_now(), next_attempt_at timestamptz not null,
     attempts integer not null default 0,
     state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
     settled_at timestamptz, failure text, receipt text,
     check ((person is null) = (kind = 'event')))`,
  `create index message_due on guicheng.message (channel, next_attempt_at) where state = 'waiting'`,
  `create index message_failed on guicheng.message (made_at desc, id desc) where state = 'failed'`,
  `create index message_of on guicheng.message (person, made_at desc)`,
  `create index message_todo on guicheng.message (task) where kind = 'todo'`,
  `create table guicheng.message_channel (
     -- Listed: the worker was started with it. Null: it was once.
     channel text primary key, listed_at timestamptz, last_sent_at timestamptz, last_failed_at timestamptz, failure text,
     paused_until timestamptz)`,
  `create table guicheng.message_event_mark (
     channel text primary key, begun_at timestamptz not null, planned_to timestamptz not null)`,
  `create index task_open_due on guicheng.task_holder (due_at) where open`,
];

const RIGHTS = [
  `grant select on guicheng.identity, guicheng.every_notice, guicheng.message_choice to guicheng_worker`,
  `grant select, insert, update on guicheng.message, guicheng.message_channel, guicheng.message_event_mark to guicheng_worker`,
  `grant select, insert on guicheng.message_round to guicheng_worker`,
  `grant select, insert, update, delete on guicheng.message_choice to guicheng_api`,
  // Asks for a test of his own, and for a further try.
  `grant select, insert on guicheng.message to guicheng_api`,
  `grant update (state, next_attempt_at, attempts, made_at, settled_at, failure) on guicheng.message to guicheng_api`,
  `grant select on guicheng.message_channel to guicheng_api`,
  `grant select on guicheng.message, guicheng.message_channel, guicheng.message_round to guicheng_auditor`,
];
