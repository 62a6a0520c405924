import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Documents that leave the house (users.md 9, 16): the house's own Word templates, papers of cases with everything that became of them, numbers
 * without a gap, and what came in on paper. Rows are added and never changed; a paper stands where its entries say. A
 * number that is given up keeps its row and gets a reason. Nothing here moves a case: papers are notes beside its log.
 */
export class Documents1700000000036 implements MigrationInterface {
  name = 'Documents1700000000036';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${OWN.map((table) => `guicheng.${table}`).join(', ')}`);
  }
}

const APPENDED = ['house_rules', 'letterhead', 'document', 'document_entry'] as const;
const OWN = [...APPENDED, 'received_paper', 'document_number', 'number_series'] as const;

const TABLES = [
  // What a house has set: the code of its numbers (机关代字), and which post approves the use of a seal.
  `create table guicheng.house_rules (
     house uuid not null references guicheng.organisation, version integer not null check (version > 0), code text, seal_approver text,
     set_by uuid not null references guicheng.person, set_at timestamptz not null default guicheng.record_now(),
     primary key (house, version))`,
  // A version without a file: from then on our plain form is used again.
  `create table guicheng.letterhead (
     house uuid not null references guicheng.organisation, kind text not null, version integer not null check (version > 0),
     file uuid references guicheng.stored_file, placeholders text[] not null, uploaded_by uuid not null references guicheng.person,
     uploaded_at timestamptz not null default guicheng.record_now(), primary key (house, kind, version))`,
  // The last number that was given, of each series; the row is locked by the statement that takes the next.
  `create table guicheng.number_series (
     house uuid not null references guicheng.organisation, code text not null, year integer not null, last integer not null check (last > 0),
     primary key (house, code, year))`,
  `create table guicheng.document (
     id uuid primary key, case_id uuid not null references guicheng.case_file, house uuid not null references guicheng.organisation,
     kind text not null, title text not null, addressed_to text, letterhead integer, drafted_by uuid not null references guicheng.person,
     drafted_at timestamptz not null default guicheng.record_now())`,
  `create index document_of_case on guicheng.document (case_id, drafted_at)`,
  `create index document_of_house on guicheng.document (house, drafted_at desc)`,
  `create table guicheng.document_entry (
     document uuid not null references guicheng.document, position integer not null check (position > 0), what text not null,
     author uuid not null references guicheng.person, at timestamptz not null default guicheng.record_now(),
     file uuid references guicheng.stored_file, sha256 text, reason text, seal text, copies integer check (copies > 0), taken_out boolean,
     primary key (document, position), check ((file is null) = (sha256 is null)))`,
  `create index document_entry_by_file on guicheng.document_entry (file) where file is not null`,
  `create index document_sealed on guicheng.document_entry (at desc) where what = 'sealed'`,
  // A number that another programme of the house gave has no place in a series of ours.
  `create table guicheng.document_number (
     id uuid primary key default gen_random_uuid(), house uuid not null references guicheng.organisation,
     code text, year integer not null, ordinal integer, written text not null,
     document uuid not null references guicheng.document, given_by uuid not null references guicheng.person,
     given_at timestamptz not null default guicheng.record_now(),
     voided_by uuid references guicheng.person, voided_at timestamptz, void_reason text,
     unique (house, code, year, ordinal), unique (house, written), check ((code is null) = (ordinal is null)),
     check ((voided_at is null) = (void_reason is null) and (voided_at is null) = (voided_by is null)))`,
  `create unique index document_has_one_number on guicheng.document_number (document) where voided_at is null`,
  `create index document_number_newest on guicheng.document_number (house, given_at desc, id)`,
  `create table guicheng.received_paper (
     id uuid primary key, house uuid not null references guicheng.organisation, year integer not null, ordinal integer not null,
     case_id uuid references guicheng.case_file, from_whom text not null, their_number text, title text not null,
     received_on date not null, pages integer check (pages > 0), entered_by uuid not null references guicheng.person,
     entered_at timestamptz not null default guicheng.record_now(),
     voided_by uuid references guicheng.person, voided_at timestamptz, void_reason text, unique (house, year, ordinal),
     check ((voided_at is null) = (void_reason is null) and (voided_at is null) = (voided_by is null)))`,
  `create index received_paper_newest on guicheng.received_paper (house, entered_at desc, id)`,
  `create unique index received_paper_of_case on guicheng.received_paper (house, case_id) where voided_at is null`,
  ...APPENDED.map(
    (table) => `create trigger ${table}_is_append_only before update or delete or truncate on guicheng.${table}
     for each statement execute function guicheng.refuse_change()`,
  ),
];

const RIGHTS = [
  ...OWN.flatMap((table) => [
    `grant select, insert on guicheng.${table} to guicheng_api`,
    `grant select on guicheng.${table} to guicheng_auditor`,
  ]),
  `grant update (last) on guicheng.number_series to guicheng_api`,
  ...['document_number', 'received_paper'].map(
    (table) => `grant update (voided_by, voided_at, void_reason) on guicheng.${table} to guicheng_api`,
  ),
];
