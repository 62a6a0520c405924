import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Drafts of procedures, which the administrators of one association share. A draft may be wrong in every way, so it is kept as JSON as it was
 * sent, with the order of its names; whoever saves says which revision he had read.
 */
export class Designs1700000000027 implements MigrationInterface {
  name = 'Designs1700000000027';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.design');
  }
}

const STATEMENTS = [
  `create table guicheng.design (
     id uuid primary key default gen_random_uuid(),
     association uuid not null references guicheng.organisation,
     begun_from text not null check (begun_from in ('nothing', 'copy', 'version', 'local')),
     -- The published version that it was begun from.
     base text references guicheng.template_version,
     template json not null, scenarios json not null default '[]',
     revision integer not null default 1,
     begun_by uuid not null references guicheng.person, begun_at timestamptz not null default guicheng.record_now(),
     saved_by uuid not null references guicheng.person, saved_at timestamptz not null default guicheng.record_now(),
     check ((begun_from = 'nothing') = (base is null)))`,
  `create index design_newest_first on guicheng.design (association, saved_at desc)`,
  `grant select, insert, delete on guicheng.design to guicheng_api`,
  `grant update (template, scenarios, revision, saved_by, saved_at) on guicheng.design to guicheng_api`,
  `grant select on guicheng.design to guicheng_auditor`,
];
