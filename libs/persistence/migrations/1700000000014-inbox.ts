import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists of everybody's work: each is read from one index in the order in which it is shown, so a page of it costs the same whatever
 * lies behind. `to_take`: it stands in a pool and nobody has taken it (科室待办). `saved_view`: what a person filters by, under names of
 * his own; sealed like his drafts, because a name may be somebody's.
 */
export class Inbox1700000000014 implements MigrationInterface {
  name = 'Inbox1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COLUMN, ...INDEXES, ...VIEWS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.saved_view');
    for (const index of ['task_open_by_clock', 'task_open_by_deputy', 'notice_copied', 'notice_copied_of', 'case_by_applicant'])
      await runner.query(`drop index guicheng.${index}`);
    await runner.query('alter table guicheng.task_holder drop column to_take');
  }
}

const COLUMN = [
  `alter table guicheng.task_holder add column to_take boolean not null default false`,
  // As append writes it from now on, for what is open already.
  `update guicheng.task_holder h set to_take = true from guicheng.task t join guicheng.stream s on s.id = t.stream
    where t.id = h.task and h.open and (s.state -> 'slots' -> t.slot) ? 'pool'
      and not exists (select 1 from jsonb_array_elements(s.state -> 'slots' -> t.slot -> 'holders') held where held ? 'person')`,
];

/** In the order of the clock; what has none comes last. */
const BY_CLOCK = `coalesce(due_at, 'infinity'::timestamptz), opened_at, task`;

const INDEXES = [
  `create index task_open_by_clock on guicheng.task_holder (organisation, role, to_take, ${BY_CLOCK}) where open`,
  `create index task_open_by_deputy on guicheng.task_holder (organisation, nobody, to_take, ${BY_CLOCK}) where open and nobody is not null`,
  `create index notice_copied on guicheng.notice (organisation, role, at desc, id desc) where message = 'copied'`,
  // Whether a case was copied to a post decides whether the post sees it.
  `create index notice_copied_of on guicheng.notice (stream, organisation, role) where message = 'copied'`,
  `create index case_by_applicant on guicheng.case_file (applicant, filed_at desc, id desc)`,
];

const VIEWS = [
  `create table guicheng.saved_view (
     id uuid primary key, person uuid not null references guicheng.person, list text not null,
     content jsonb not null, is_default boolean not null, saved_at timestamptz not null default now())`,
  `create index saved_view_of on guicheng.saved_view (person, saved_at)`,
  `create unique index saved_view_default on guicheng.saved_view (person) where is_default`,
  `grant select, insert, update, delete on guicheng.saved_view to guicheng_api`,
];
