import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accounts that a society runs by itself, terms that were ended before their day, and the second person of the profile 等保三级.
 */
export class Accounts1700000000007 implements MigrationInterface {
  name = 'Accounts1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TERMS, ...ACCOUNTS, ...HOUSE, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.rights_proposal, guicheng.invitation');
    await runner.query('alter table guicheng.deployment drop column demo');
    await runner.query('alter table guicheng.account drop column disabled_as');
    for (const table of ['post', 'organ_member'])
      await runner.query(
        `alter table guicheng.${table} drop column planned_to, drop column end_reason, drop column ended_by, drop column voided_by`,
      );
    // The older key knows one row per day; of those entered in error only what stands is kept.
    await runner.query('delete from guicheng.organ_member where voided_at is not null');
    await runner.query('drop index guicheng.organ_member_standing');
    await runner.query(
      `alter table guicheng.organ_member drop constraint organ_member_pkey,
         add constraint organ_member_pkey primary key (organ, person, held_from), add constraint organ_member_id_key unique (id)`,
    );
  }
}

/** `planned_to` is the end as it was entered; ending a term earlier moves `held_to` and leaves the plan to be read. */
const TERM = `add column planned_to date, add column end_reason text,
  add column ended_by uuid references guicheng.person, add column voided_by uuid references guicheng.person`;

const TERMS = [
  `alter table guicheng.post ${TERM}`,
  `alter table guicheng.organ_member ${TERM}`,
  // What was entered in error stays as a row and must not stand in the way of the right entry of the same day.
  `alter table guicheng.organ_member drop constraint organ_member_pkey, drop constraint organ_member_id_key,
     add constraint organ_member_pkey primary key (id)`,
  `create unique index organ_member_standing on guicheng.organ_member (organ, person, held_from) where voided_at is null`,
];

const ACCOUNTS = [
  // Whoever disabled it: a society's keeper cannot enable again what the association has disabled.
  `alter table guicheng.account add column disabled_as text check (disabled_as in ('society', 'house'))`,
  // A way to a first or a new password. The token itself is shown once and never stored.
  `create table guicheng.invitation (
     token_hash text primary key, person uuid not null references guicheng.person,
     made_by uuid references guicheng.person, made_at timestamptz not null default guicheng.record_now(),
     expires_at timestamptz not null, used_at timestamptz, withdrawn_at timestamptz)`,
  `create index invitation_open on guicheng.invitation (person) where used_at is null and withdrawn_at is null`,
];

const HOUSE = [
  // Invented and real people never mix: null as long as there are none, then one or the other for ever.
  `alter table guicheng.deployment add column demo boolean`,
  `update guicheng.deployment set demo = true where exists (select 1 from guicheng.organisation where demo)`,
  // A post that one person proposes and a second one confirms; refused or confirmed, it stays.
  `create table guicheng.rights_proposal (
     id uuid primary key default gen_random_uuid(), person uuid not null references guicheng.person,
     organisation uuid not null references guicheng.organisation, role text not null, department uuid references guicheng.organisation,
     held_from date not null, held_to date, reason text,
     proposed_by uuid not null references guicheng.person, proposed_at timestamptz not null default guicheng.record_now(),
     decision text check (decision in ('confirmed', 'declined')), decided_by uuid references guicheng.person, decided_at timestamptz,
     decision_reason text, post uuid references guicheng.post,
     check (decided_by is null or (decided_by <> proposed_by and decided_by <> person)))`,
  `create index rights_proposal_open on guicheng.rights_proposal (proposed_at) where decision is null`,
];

const RIGHTS = [
  `grant select, insert on guicheng.invitation, guicheng.rights_proposal to guicheng_api`,
  `grant update (used_at, withdrawn_at) on guicheng.invitation to guicheng_api`,
  `grant update (decision, decided_by, decided_at, decision_reason, post) on guicheng.rights_proposal to guicheng_api`,
  `grant select on guicheng.rights_proposal to guicheng_auditor`,
  `grant update (disabled_as, demo_password) on guicheng.account to guicheng_api`,
  `grant update (end_reason, ended_by, voided_by) on guicheng.post to guicheng_api`,
  `grant update (end_reason, ended_by, voided_by) on guicheng.organ_member to guicheng_api`,
];
