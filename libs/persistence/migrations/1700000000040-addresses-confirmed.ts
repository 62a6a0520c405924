import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages go to an e-mail address once its owner has confirmed it by a link that went there. Addresses that are in use keep being written to. And
 * numbers that were given up are found by when that was (例外清单).
 */
export class AddressesConfirmed1700000000040 implements MigrationInterface {
  name = 'AddressesConfirmed1700000000040';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const KINDS = ['morning', 'today', 'todo', 'todo-done', 'test', 'event'];
const kindsAre = (kinds: string[]): string[] => [
  'alter table guicheng.message drop constraint message_kind_check',
  `alter table guicheng.message add constraint message_kind_check check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`,
];

const UP = [
  // Null: it is confirmed, or there is none.
  'alter table guicheng.message_choice add column email_code text',
  ...kindsAre([...KINDS, 'confirm']),
  'create index document_number_void on guicheng.document_number (voided_at) where voided_at is not null',
  'create index received_paper_void on guicheng.received_paper (voided_at) where voided_at is not null',
];
const DOWN = [
  'drop index guicheng.received_paper_void',
  'drop index guicheng.document_number_void',
  `delete from guicheng.message where kind = 'confirm'`,
  ...kindsAre(KINDS),
  'alter table guicheng.message_choice drop column email_code',
];
