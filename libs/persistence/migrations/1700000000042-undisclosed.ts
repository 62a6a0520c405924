import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an association keeps a case about a society that does not know of it: asked with every look at an inbox of the society. */
export class Undisclosed1700000000042 implements MigrationInterface {
  name = 'Undisclosed1700000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index case_undisclosed on guicheng.case_file (society) where keeper is not null and disclosed_at is null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index guicheng.case_undisclosed');
  }
}
