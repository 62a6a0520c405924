import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a society's own people keep beside its cases: entries of its calendar that were done without a case, and links by which somebody
 * outside sees how far one case is. Neither moves a case, and neither is derived from a log.
 */
export class Societies1700000000016 implements MigrationInterface {
  name = 'Societies1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table guicheng.draft drop column fulfils');
    await runner.query('drop table guicheng.duty_done, guicheng.share_link');
  }
}

const STATEMENTS = [
  // Never deleted: who said so and who took it back stays to be read.
  `create table guicheng.duty_done (
     id uuid primary key default gen_random_uuid(), entry text not null, society uuid not null references guicheng.organisation,
     done_on date not null, person uuid not null references guicheng.person, at timestamptz not null default guicheng.record_now(),
     taken_back_by uuid references guicheng.person, taken_back_at timestamptz,
     check ((taken_back_by is null) = (taken_back_at is null)))`,
  `create unique index duty_done_once on guicheng.duty_done (entry) where taken_back_at is null`,
  // The token is kept as its hash alone, so that nobody who reads this table can open a link.
  `create table guicheng.share_link (
     id uuid primary key default gen_random_uuid(), case_id uuid not null references guicheng.stream, token_hash text not null unique,
     made_by uuid not null references guicheng.person, made_at timestamptz not null default guicheng.record_now(), expires_at timestamptz not null,
     revoked_by uuid references guicheng.person, revoked_at timestamptz,
     -- How often it was opened in the minute that began then: what is over the limit is refused, and counted nowhere else.
     window_at timestamptz, opened_in_window integer not null default 0,
     check ((revoked_by is null) = (revoked_at is null)))`,
  `create index share_link_by_case on guicheng.share_link (case_id)`,
  // A form that the calendar asked for is still that when it is gone on with on another device.
  'alter table guicheng.draft add column fulfils text check (length(fulfils) <= 300)',
  'grant select, insert on guicheng.duty_done, guicheng.share_link to guicheng_api',
  'grant update (taken_back_by, taken_back_at) on guicheng.duty_done to guicheng_api',
  'grant update (revoked_by, revoked_at, window_at, opened_in_window) on guicheng.share_link to guicheng_api',
  'grant select on guicheng.duty_done, guicheng.share_link to guicheng_auditor',
];
