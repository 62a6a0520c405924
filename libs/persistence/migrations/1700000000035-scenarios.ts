import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A draft can begin as a file from elsewhere. Scenarios go with what is handed in: they were walked then, and whoever looks at the
 * version later, changes it or carries it away has them.
 */
export class Scenarios1700000000035 implements MigrationInterface {
  name = 'Scenarios1700000000035';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  // The two checks of version 27 on this column; the second one stands on the table.
  `alter table guicheng.design drop constraint design_begun_from_check, drop constraint design_check`,
  `alter table guicheng.design
     add constraint design_begun_from_check check (begun_from in ('nothing', 'file', 'copy', 'version', 'local')),
     add constraint design_check check ((begun_from in ('nothing', 'file')) = (base is null))`,
  `alter table guicheng.publication add column scenarios json not null default '[]'`,
];

const DOWN = [
  `alter table guicheng.publication drop column scenarios`,
  `delete from guicheng.design where begun_from = 'file'`,
  `alter table guicheng.design drop constraint design_begun_from_check, drop constraint design_check`,
  `alter table guicheng.design
     add constraint design_begun_from_check check (begun_from in ('nothing', 'copy', 'version', 'local')),
     add constraint design_check check ((begun_from = 'nothing') = (base is null))`,
];
