import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 补充件 (users.md 16): what is done about a case after it was archived goes to the archive as an item of its own, so a case may stand there more than once. */
export class Supplements1700000000041 implements MigrationInterface {
  name = 'Supplements1700000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index guicheng.archive_item_of_case');
    await runner.query('create index archive_item_of_case on guicheng.archive_item (house, case_id) where stands');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index guicheng.archive_item_of_case');
    await runner.query('create unique index archive_item_of_case on guicheng.archive_item (house, case_id) where stands');
  }
}
