import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was asked by reading a growing table whole, with 100,000 cases: what was refused on one case, what happened in a month of the record,
 * the newest sittings.
 */
export class Plans1700000000032 implements MigrationInterface {
  name = 'Plans1700000000032';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'create index attempt_by_stream on guicheng.attempt (stream) where stream is not null',
      'create index event_by_time on guicheng.stream_event (at)',
      'create index sitting_newest_first on guicheng.sitting (held_on desc, id)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index guicheng.attempt_by_stream, guicheng.event_by_time, guicheng.sitting_newest_first');
  }
}
