import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = [
  ...['file', 'act', 'withdraw', 'convene', 'list-item', 'record-roll', 'record-item', 'close-sitting', 'sign-minutes'],
  ...['open-ballot', 'cast-ballot', 'demand-meeting'],
];

/**
 * Actions besides deciding. `proxy`: who stands in for whom, and when; nothing is overwritten, an early end is a second instant.
 * `case_comment` and `urge` are notes: they move no case, so no log knows of them. Notices may be one person's own.
 */
export class Actions1700000000010 implements MigrationInterface {
  name = 'Actions1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kindsAllowed([...KINDS, 'action']));
    // 补录: it ran on paper; statistics count it apart.
    await runner.query('alter table guicheng.case_file add column on_paper boolean not null default false');
    // Who keeps out of a task although he holds its post.
    await runner.query('alter table guicheng.task_holder add column without uuid[]');
    await runner.query(`create table guicheng.proxy (
       id uuid primary key, principal uuid not null references guicheng.person, proxy uuid not null references guicheng.person,
       procedures text[], first_on date not null, last_on date not null, reason text not null,
       set_by uuid not null references guicheng.person, set_at timestamptz not null default now(), ended_at timestamptz,
       check (principal <> proxy), check (last_on >= first_on))`);
    await runner.query('create index proxy_of on guicheng.proxy (principal) where ended_at is null');
    await runner.query('create index proxy_by on guicheng.proxy (proxy) where ended_at is null');
    await runner.query(`create table guicheng.case_comment (
       id uuid primary key, case_id uuid not null references guicheng.case_file, author uuid not null references guicheng.person,
       audience text not null check (audience in ('society', 'department')), words jsonb not null,
       at timestamptz not null default now())`);
    await runner.query('create index case_comment_of on guicheng.case_comment (case_id, at)');
    await runner.query(`create table guicheng.urge (
       case_id uuid not null references guicheng.case_file, person uuid not null references guicheng.person, on_day date not null,
       at timestamptz not null default now(), primary key (case_id, person, on_day))`);
    for (const table of ['proxy', 'case_comment', 'urge']) {
      await runner.query(`grant select, insert on guicheng.${table} to guicheng_api`);
      await runner.query(`grant select on guicheng.${table} to guicheng_worker, guicheng_auditor`);
    }
    await runner.query('grant update (ended_at) on guicheng.proxy to guicheng_api');
    await runner.query(`create table guicheng.note_notice (
       id text primary key, stream uuid not null references guicheng.stream, organisation uuid not null, role text not null,
       message text not null, at timestamptz not null default now())`);
    await runner.query('create index note_notice_of on guicheng.note_notice (organisation, role, at desc)');
    await runner.query('grant select, insert on guicheng.note_notice to guicheng_api');
    await runner.query('grant select on guicheng.note_notice to guicheng_auditor');
    await runner.query(every(['notice', 'sign_in_notice', 'note_notice']));
    // Row locks need a right to update; the worker locks what an act rests on and changes nothing of it.
    await runner.query('alter table guicheng.proxy add column lock_token smallint not null default 0');
    await runner.query('grant update (lock_token) on guicheng.proxy to guicheng_worker');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table guicheng.task_holder drop column without');
    await runner.query('alter table guicheng.case_file drop column on_paper');
    await runner.query(every(['notice', 'sign_in_notice']));
    for (const table of ['note_notice', 'urge', 'case_comment', 'proxy']) await runner.query(`drop table guicheng.${table}`);
    await runner.query(kindsAllowed(KINDS));
  }
}

/** All messages to posts, whoever wrote them: the log, signing in, or a person's note. */
function every(tables: string[]): string {
  const parts = tables.map((table) => `select id, stream, organisation, role, message, at from guicheng.${table}`);
  return `create or replace view guicheng.every_notice as ${parts.join(' union all ')}`;
}

function kindsAllowed(kinds: string[]): string {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  return `alter table guicheng.intent drop constraint intent_kind_check, add constraint intent_kind_check check (kind in (${list}))`;
}
