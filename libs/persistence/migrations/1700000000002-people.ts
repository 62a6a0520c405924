import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People and organisations as they really are: departments and party organisations, the master record of a society, terms that are
 * entered, ended and corrected without anything being overwritten, and the acts of those who run the house on a record of their own.
 *
 * Two dates everywhere: `held_from`/`held_to` and `valid_from` say when something held; `recorded_at`, `ended_recorded_at` and
 * `voided_at` say when we heard. A row is never deleted: what was entered in error is voided, with its reason.
 */
export class People1700000000002 implements MigrationInterface {
  name = 'People1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ORGANISATIONS, ...TERMS, ...HOUSE, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table guicheng.calendar drop column jurisdiction, drop column published_at');
    await runner.query('drop table guicheng.administrative_act, guicheng.master_record, guicheng.deployment');
    await runner.query(
      `alter table guicheng.account drop column must_change, drop column password_set_at, drop column disabled_at, alter password_hash set not null`,
    );
    await runner.query('alter table guicheng.person drop column phone');
    for (const table of ['post', 'organ_member'])
      await runner.query(
        `alter table guicheng.${table} drop column recorded_at, drop column recorded_by, drop column ended_recorded_at,
           drop column provenance, drop column voided_at, drop column void_reason`,
      );
    await runner.query('alter table guicheng.organ_member drop column id, drop column lock_token');
    await runner.query('alter table guicheng.post drop column department');
    await runner.query(`alter table guicheng.organisation drop column parent, drop column founded_on, drop column dissolved_on,
      drop constraint organisation_kind_check, add constraint organisation_kind_check check (kind in ('association', 'society'))`);
  }
}

const ORGANISATIONS = [
  `alter table guicheng.organisation
     drop constraint organisation_kind_check,
     add constraint organisation_kind_check check (kind in ('association', 'department', 'society', 'party-organisation')),
     -- Of a department its association; of a party organisation the society or the association that it stands in.
     add column parent uuid references guicheng.organisation,
     add column founded_on date, add column dissolved_on date`,
  // The master record, a version for each change: code, registration number, former names, supervising unit, party form, term …
  `create table guicheng.master_record (
     organisation uuid not null references guicheng.organisation, version integer not null, record jsonb not null,
     valid_from date not null, recorded_at timestamptz not null default guicheng.record_now(),
     recorded_by uuid references guicheng.person, provenance text not null default 'entered',
     voided_at timestamptz, void_reason text,
     primary key (organisation, version))`,
  // A person's handle across societies (users.md 25): one expert in three councils is one person.
  `alter table guicheng.person add column phone text unique`,
];

const TERM = `add column recorded_at timestamptz not null default guicheng.record_now(),
  add column recorded_by uuid references guicheng.person,
  add column ended_recorded_at timestamptz,
  add column provenance text not null default 'entered',
  add column voided_at timestamptz, add column void_reason text`;

const TERMS = [
  `alter table guicheng.post ${TERM}, add column department uuid references guicheng.organisation`,
  `alter table guicheng.organ_member ${TERM}, add column id uuid not null unique default gen_random_uuid(),
     add column lock_token smallint not null default 0`,
  `alter table guicheng.account add column must_change boolean not null default false,
     add column password_set_at timestamptz not null default guicheng.record_now(), add column disabled_at timestamptz,
     -- Somebody who signs in through another house's identity has no password here.
     alter password_hash drop not null`,
];

const HOUSE = [
  // One row: what this deployment is.
  `create table guicheng.deployment (
     only_one boolean primary key default true check (only_one),
     profile text not null default 'general' check (profile in ('general', 'mlps-3')))`,
  `insert into guicheng.deployment default values`,
  // Whose days off these are, and which list came last: a case takes the newest of its society's place.
  `alter table guicheng.calendar add column jurisdiction text not null default 'CN',
     add column published_at timestamptz not null default guicheng.record_now()`,
  // What administrators, society account keepers and importers did: never changed, written in the transaction of the change. Ids,
  // names of fields and reasons; no values, no personal data.
  `create table guicheng.administrative_act (
     id uuid primary key default gen_random_uuid(), at timestamptz not null default guicheng.record_now(),
     -- Null: on the server's console.
     actor uuid references guicheng.person,
     action text not null, object_kind text not null, object text not null, organisation uuid references guicheng.organisation,
     details jsonb not null default '{}', reason text)`,
  `create index administrative_act_by_object on guicheng.administrative_act (object, at)`,
  `create trigger administrative_act_is_append_only before update or delete or truncate on guicheng.administrative_act
     for each statement execute function guicheng.refuse_change()`,
];

const RIGHTS = [
  `grant select on guicheng.master_record, guicheng.deployment, guicheng.administrative_act to guicheng_api, guicheng_worker, guicheng_auditor`,
  `grant insert on guicheng.administrative_act, guicheng.master_record, guicheng.organisation, guicheng.person, guicheng.post,
     guicheng.organ, guicheng.organ_member, guicheng.account to guicheng_api`,
  `grant update (voided_at, void_reason) on guicheng.master_record to guicheng_api`,
  `grant update (held_to, ended_recorded_at, voided_at, void_reason) on guicheng.post to guicheng_api`,
  `grant update (held_to, ended_recorded_at, voided_at, void_reason) on guicheng.organ_member to guicheng_api`,
  `grant update (lock_token) on guicheng.organ_member to guicheng_worker`,
  `grant update (name_zh, name_en, phone, parent, founded_on, dissolved_on) on guicheng.organisation to guicheng_api`,
  `grant update (name, phone) on guicheng.person to guicheng_api`,
  `grant update (name_zh, name_en) on guicheng.organ to guicheng_api`,
  `grant update (login, password_hash, must_change, password_set_at, disabled, disabled_at) on guicheng.account to guicheng_api`,
];
