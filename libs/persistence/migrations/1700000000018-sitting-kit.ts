import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notes around a sitting, none of which moves its log: an answer to the notice that the secretariat has entered for a member, what became
 * of a follow-up (督办), and a member's objection to his recorded vote or to the result. Each is kept as a further version.
 */
export class SittingKit1700000000018 implements MigrationInterface {
  name = 'SittingKit1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.ballot_objection, guicheng.follow_up_note');
    await runner.query('alter table guicheng.sitting_reply drop column recorded_by');
  }
}

const TABLES = [
  // Null: the member's own.
  `alter table guicheng.sitting_reply add column recorded_by uuid references guicheng.person`,
  `create table guicheng.follow_up_note (
     sitting uuid not null references guicheng.stream, follow_up text not null, version integer not null,
     done boolean not null, words jsonb not null, author uuid not null references guicheng.person,
     at timestamptz not null default guicheng.record_now(), primary key (sitting, follow_up, version))`,
  `create table guicheng.ballot_objection (
     sitting uuid not null references guicheng.stream, person uuid not null references guicheng.person, version integer not null,
     words jsonb not null, strength text not null,
     at timestamptz not null default guicheng.record_now(), primary key (sitting, person, version))`,
];

const RIGHTS = [
  `grant select, insert on guicheng.follow_up_note, guicheng.ballot_objection to guicheng_api`,
  `grant select on guicheng.follow_up_note, guicheng.ballot_objection to guicheng_auditor`,
];
