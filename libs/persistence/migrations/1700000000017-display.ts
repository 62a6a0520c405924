import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How somebody wants the pages shown (users.md 29): 大字版 goes with the person from device to device. And when an office can be called
 * (users.md 39), beside its telephone.
 */
export class Display1700000000017 implements MigrationInterface {
  name = 'Display1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table guicheng.display_choice (
       person uuid primary key references guicheng.person, large_type boolean not null)`);
    await runner.query('grant select, insert, update (large_type) on guicheng.display_choice to guicheng_api');
    await runner.query('grant select on guicheng.display_choice to guicheng_auditor');
    await runner.query('alter table guicheng.organisation add column office_hours text');
    await runner.query('grant update (office_hours) on guicheng.organisation to guicheng_api');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table guicheng.organisation drop column office_hours');
    await runner.query('drop table guicheng.display_choice');
  }
}
