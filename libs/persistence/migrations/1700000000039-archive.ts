import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 归档 (users.md 16): how long a house keeps what, as it has set it itself, and the batches in which it has given closed cases to its archive. Each
 * item has a number of its year and retention; every package that was made stands with its hash. A batch that is given up stays, with its reason.
 */
export class Archive1700000000039 implements MigrationInterface {
  name = 'Archive1700000000039';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index guicheng.case_file_closed');
    await runner.query(`drop table ${OWN.map((table) => `guicheng.${table}`).join(', ')}`);
  }
}

const APPENDED = ['archive_retention', 'archive_package'] as const;
const OWN = [...APPENDED, 'archive_item', 'archive_batch'] as const;
const RETENTION = `text not null check (retention in ('permanent', 'thirty-years', 'ten-years'))`;

const TABLES = [
  // Without a procedure: for everything that has none of its own.
  `create table guicheng.archive_retention (
     id bigint generated always as identity primary key, house uuid not null references guicheng.organisation, procedure text,
     retention ${RETENTION}, set_by uuid not null references guicheng.person, set_at timestamptz not null default guicheng.record_now())`,
  `create index archive_retention_newest on guicheng.archive_retention (house, procedure, id desc)`,
  `create table guicheng.archive_batch (
     id uuid primary key, house uuid not null references guicheng.organisation, year integer not null, ordinal integer not null,
     made_by uuid not null references guicheng.person, made_at timestamptz not null default guicheng.record_now(),
     archived_by uuid references guicheng.person, archived_at timestamptz, sha256 text,
     given_up_by uuid references guicheng.person, given_up_at timestamptz, give_up_reason text,
     unique (house, year, ordinal),
     check ((archived_at is null) = (archived_by is null) and (archived_at is null) = (sha256 is null)),
     check ((given_up_at is null) = (given_up_by is null) and (given_up_at is null) = (give_up_reason is null)),
     check (archived_at is null or given_up_at is null))`,
  `create index archive_batch_newest on guicheng.archive_batch (house, made_at desc, id)`,
  // `events`: how long the record of the case was; `stands`: its batch was not given up.
  `create table guicheng.archive_item (
     batch uuid not null references guicheng.archive_batch, case_id uuid not null references guicheng.case_file,
     house uuid not null references guicheng.organisation, year integer not null, retention ${RETENTION},
     ordinal integer not null check (ordinal > 0), events integer not null, stands boolean not null default true,
     primary key (batch, case_id), unique (house, year, retention, ordinal))`,
  `create unique index archive_item_of_case on guicheng.archive_item (house, case_id) where stands`,
  `create table guicheng.archive_package (
     id bigint generated always as identity primary key, batch uuid not null references guicheng.archive_batch,
     sha256 text not null, bytes bigint not null check (bytes > 0), made_by uuid not null references guicheng.person,
     made_at timestamptz not null default guicheng.record_now(), unique (batch, sha256))`,
  `create index case_file_closed on guicheng.case_file (closed_at desc, id) where closed_at is not null`,
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
  `grant update (archived_by, archived_at, sha256, given_up_by, given_up_at, give_up_reason) on guicheng.archive_batch to guicheng_api`,
  `grant update (stands) on guicheng.archive_item to guicheng_api`,
];
