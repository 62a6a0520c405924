import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How strongly somebody is identified: the strength of a session and of every intent, second factors, identities of other houses,
 * codes sent to phones, and personal links to one sitting. Secrets are sealed with a key of the deployment or kept as hashes only.
 */
export class SignIn1700000000003 implements MigrationInterface {
  name = 'SignIn1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...SESSIONS, ...FACTORS, ...IDENTITIES, ...LINKS, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view guicheng.every_notice');
    await runner.query('alter table guicheng.intent drop column factor_at');
    await runner.query('drop table guicheng.sign_in_request');
    await runner.query(
      `alter table guicheng.session drop column id, drop column strength, drop column factor_at, drop column pending, drop column link`,
    );
    await runner.query(`drop table guicheng.sitting_reply, guicheng.sign_in_notice, guicheng.sent_code, guicheng.sitting_link,
      guicheng.identity, guicheng.recovery_code, guicheng.second_factor`);
  }
}

const SESSIONS = [
  `alter table guicheng.session
     add column id uuid not null unique default gen_random_uuid(),
     add column strength text not null default 'account',
     -- When the person last proved who he is, as against merely still being signed in; null where nobody was asked (work apps).
     add column factor_at timestamptz,
     -- Half a sign-in: a second factor is still to be given, or to be set up first. Such a session reads nothing.
     add column pending text check (pending in ('factor', 'enrol'))`,
  `alter table guicheng.intent add column factor_at timestamptz`,
];

const FACTORS = [
  `create table guicheng.second_factor (
     person uuid primary key references guicheng.person,
     -- The shared secret, sealed (AES-256-GCM, key id, bound to the person).
     secret text not null,
     begun_at timestamptz not null default now(), confirmed_at timestamptz,
     -- The last time step that was accepted: a code counts once.
     last_step bigint not null default 0,
     failures integer not null default 0, locked_until timestamptz,
     -- Of the recovery codes' hashes.
     salt bytea not null)`,
  `create table guicheng.recovery_code (
     person uuid not null references guicheng.second_factor on delete cascade, code_hash text not null, used_at timestamptz,
     primary key (person, code_hash))`,
];

const IDENTITIES = [
  // Who somebody is elsewhere: issuer and subject, never a name or a number that may be given to another.
  `create table guicheng.identity (
     issuer text not null, subject text not null, person uuid not null references guicheng.person,
     linked_at timestamptz not null default now(), linked_by uuid references guicheng.person,
     primary key (issuer, subject), unique (issuer, person))`,
  // A sign-in on its way to another house and back: single use, expiring, bound to the browser that began it.
  `create table guicheng.sign_in_request (
     state_hash text primary key, method text not null, browser_hash text not null, nonce text not null, code_verifier text not null,
     -- Set for a fresh proof within a session: then only this person's identity is accepted.
     session uuid references guicheng.session (id) on delete cascade,
     expires_at timestamptz not null)`,
];

const LINKS = [
  `create table guicheng.sitting_link (
     id uuid primary key default gen_random_uuid(), sitting uuid not null references guicheng.stream,
     person uuid not null references guicheng.person,
     token_hash text not null unique,
     -- Sealed, so that the secretariat can pass the same link on by hand.
     token text not null,
     made_by uuid not null references guicheng.person, made_at timestamptz not null default now(), expires_at timestamptz not null,
     sent_at timestamptz, handed_on_at timestamptz, opened_at timestamptz,
     failures integer not null default 0, locked_at timestamptz, revoked_at timestamptz)`,
  `create unique index sitting_link_in_force on guicheng.sitting_link (sitting, person) where revoked_at is null`,
  `alter table guicheng.session add column link uuid references guicheng.sitting_link`,
  `create index session_by_link on guicheng.session (link) where link is not null`,
  // Codes sent to phones. The number is kept as a keyed hash, so that unknown ones are counted without being collected.
  `create table guicheng.sent_code (
     id uuid primary key default gen_random_uuid(), phone_hash text not null, address_hash text not null,
     purpose text not null check (purpose in ('sign-in', 'link')),
     person uuid references guicheng.person, link uuid references guicheng.sitting_link, code_hash text not null,
     sent_at timestamptz not null default now(), expires_at timestamptz not null, tries integer not null default 0, used_at timestamptz)`,
  `create index sent_code_by_phone on guicheng.sent_code (phone_hash, sent_at desc)`,
  `create index sent_code_by_address on guicheng.sent_code (address_hash, sent_at desc)`,
  // What a member answers to the notice of a sitting (回执). Each answer is kept; the last one counts.
  `create table guicheng.sitting_reply (
     sitting uuid not null references guicheng.stream, person uuid not null references guicheng.person, version integer not null,
     reply text not null check (reply in ('attend', 'excused')), reason text, strength text not null,
     at timestamptz not null default guicheng.record_now(), primary key (sitting, person, version))`,
  // Messages to a post that no log gives rise to: a link that was locked.
  `create table guicheng.sign_in_notice (
     id text primary key, stream uuid not null references guicheng.stream, organisation uuid not null references guicheng.organisation,
     role text not null, message text not null, at timestamptz not null default guicheng.record_now())`,
  `create view guicheng.every_notice as
     select id, stream, organisation, role, message, at from guicheng.notice
     union all select id, stream, organisation, role, message, at from guicheng.sign_in_notice`,
];

const RIGHTS = [
  `grant select, insert, update, delete on guicheng.second_factor, guicheng.recovery_code, guicheng.identity to guicheng_api`,
  `grant select, insert, delete on guicheng.sign_in_request to guicheng_api`,
  `grant select, insert on guicheng.sitting_link, guicheng.sent_code, guicheng.sitting_reply, guicheng.sign_in_notice to guicheng_api`,
  `grant update (sent_at, handed_on_at, opened_at, failures, locked_at, revoked_at, expires_at) on guicheng.sitting_link to guicheng_api`,
  `grant update (tries, used_at) on guicheng.sent_code to guicheng_api`,
  `grant select on guicheng.identity, guicheng.sitting_reply, guicheng.sign_in_notice to guicheng_auditor`,
  `grant select on guicheng.every_notice to guicheng_api, guicheng_auditor`,
];
