import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 本会资料 (users.md 24): facts, papers and standard texts of a society, each as a further version, so that who changed what and when stands in
 * the rows themselves; and 签名图样, the image of a person's signature, which he alone gives and takes away.
 */
export class SocietyRecord1700000000025 implements MigrationInterface {
  name = 'SocietyRecord1700000000025';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.signature_image, guicheng.society_paper, guicheng.society_facts');
  }
}

const TABLES = [
  `create table guicheng.society_facts (
     society uuid not null references guicheng.organisation, version integer not null check (version > 0), facts jsonb not null,
     recorded_by uuid references guicheng.person, recorded_at timestamptz not null default guicheng.record_now(),
     primary key (society, version))`,
  // A paper that is withdrawn has a last version that says so; the file stays, because cases may carry it.
  `create table guicheng.society_paper (
     paper uuid not null, version integer not null check (version > 0), society uuid not null references guicheng.organisation,
     kind text not null, title text not null, file uuid references guicheng.stored_file, words text,
     issued_on date, valid_until date, withdrawn boolean not null default false, reason text,
     recorded_by uuid references guicheng.person, recorded_at timestamptz not null default guicheng.record_now(),
     primary key (paper, version), check ((file is null) <> (words is null)), check (withdrawn = (reason is not null)))`,
  `create index society_paper_of on guicheng.society_paper (society)`,
  // Small and a person's own, so it lies beside him and goes with him; never a file of a society.
  `create table guicheng.signature_image (
     person uuid primary key references guicheng.person, image bytea not null, media_type text not null, sha256 text not null,
     width integer not null, height integer not null, in_use boolean not null default true,
     uploaded_at timestamptz not null default guicheng.record_now())`,
];

const RIGHTS = [
  `grant select, insert on guicheng.society_facts, guicheng.society_paper to guicheng_api`,
  `grant select, insert, update, delete on guicheng.signature_image to guicheng_api`,
  `grant select on guicheng.society_facts, guicheng.society_paper to guicheng_auditor`,
  // Whoever checks the record needs to know that there is one, not what it looks like.
  `grant select (person, sha256, in_use, uploaded_at) on guicheng.signature_image to guicheng_auditor`,
];
