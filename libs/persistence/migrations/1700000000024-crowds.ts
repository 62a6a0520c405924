import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A ballot of thousands has thousands of requests of one log. Each vote and each look at the page asked through all of them: for what opened
 * the sitting, for the member's own replies, for who is not answered yet. Each of these has its index now.
 */
export class Crowds1700000000024 implements MigrationInterface {
  name = 'Crowds1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'create index intent_by_kind on guicheng.intent (stream, kind)',
      'drop index guicheng.intent_by_stream',
      `create index intent_of_voter on guicheng.intent (stream, (coalesce(body #>> '{recorded,person}', actor::text)))
         where kind = 'cast-ballot'`,
      'create index intent_waiting on guicheng.intent (stream, received_at) where answered_at is null',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'create index intent_by_stream on guicheng.intent (stream)',
      'drop index guicheng.intent_by_kind, guicheng.intent_of_voter, guicheng.intent_waiting',
    ])
      await runner.query(statement);
  }
}
