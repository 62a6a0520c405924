import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A case that the association keeps about a society: whose it is, and since when the society knows of it. Both are empty for a society's
 * own case. Every statement that asks what somebody sees reads these two.
 */
export class CasesOfAssociation1700000000020 implements MigrationInterface {
  name = 'CasesOfAssociation1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table guicheng.case_file add column keeper uuid references guicheng.organisation, add column disclosed_at timestamptz,
         add check (keeper is not null or disclosed_at is null)`,
    );
    await runner.query('create index case_file_kept on guicheng.case_file (keeper) where keeper is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table guicheng.case_file drop column keeper, drop column disclosed_at');
  }
}
