import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether figures are told person by person: off until an administrator turns it on, and every turn stands with its reason. */
export class FiguresByPerson1700000000044 implements MigrationInterface {
  name = 'FiguresByPerson1700000000044';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.figures_by_person');
  }
}

const UP = [
  `create table guicheng.figures_by_person (
     id bigint generated always as identity primary key, is_on boolean not null, reason text not null,
     set_by uuid not null references guicheng.person, set_at timestamptz not null default guicheng.record_now())`,
  `create trigger figures_by_person_is_append_only before update or delete or truncate on guicheng.figures_by_person
     for each statement execute function guicheng.refuse_change()`,
  `grant select, insert on guicheng.figures_by_person to guicheng_api`,
  `grant select on guicheng.figures_by_person to guicheng_auditor`,
];
