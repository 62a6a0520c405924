import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = ['file', 'act', 'withdraw', 'convene', 'list-item', 'record-roll', 'record-item', 'close-sitting', 'sign-minutes'];
const NEW_KINDS = ['open-ballot', 'cast-ballot', 'demand-meeting'];

/**
 * Ballots by circulation under a name: one row per voter and item, what he last replied. Earlier replies stay with their intents, which
 * the log's hashes cover. Derived, like everything that append writes; the API neither reads nor writes it, so that nobody sees a result
 * before the closing by looking here.
 */
export class Ballots1700000000008 implements MigrationInterface {
  name = 'Ballots1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table guicheng.ballot (
       sitting uuid not null references guicheng.stream, item text not null, member uuid not null,
       revision integer not null, choice text not null check (choice in ('for', 'against', 'abstained', 'recused')),
       intent uuid not null, primary key (sitting, item, member))`);
    await runner.query('grant select, insert, update on guicheng.ballot to guicheng_worker');
    await runner.query('grant select on guicheng.ballot to guicheng_auditor');
    // The closing of a ballot that is open: what wakes a log whose workflow was lost.
    await runner.query('alter table guicheng.sitting add column closes_at timestamptz');
    await runner.query('create index sitting_closing on guicheng.sitting (closes_at) where closes_at is not null');
    await runner.query(kindsAllowed([...KINDS, ...NEW_KINDS]));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(kindsAllowed(KINDS));
    await runner.query('alter table guicheng.sitting drop column closes_at');
    await runner.query('drop table guicheng.ballot');
  }
}

function kindsAllowed(kinds: string[]): string {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  return `alter table guicheng.intent drop constraint intent_kind_check, add constraint intent_kind_check check (kind in (${list}))`;
}
