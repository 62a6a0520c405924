import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 监督查阅 (users.md 13): a look for a named person, period, scope and reason, proposed by one and confirmed by another, and every
 * reading under it. That two people give it, and neither to himself, is held here too, so that no statement of ours can do otherwise.
 */
export class Supervision1700000000005 implements MigrationInterface {
  name = 'Supervision1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guicheng.supervised_reading, guicheng.supervision_grant');
    await runner.query('drop function guicheng.refuse_grant_change()');
  }
}

const UP = [
  `create table guicheng.supervision_grant (
     id uuid primary key,
     association uuid not null references guicheng.organisation,
     person uuid not null references guicheng.person,
     -- Null: all of the association's societies, or all procedures.
     societies uuid[] check (cardinality(societies) > 0),
     procedures text[] check (cardinality(procedures) > 0),
     from_on date not null, until_on date not null check (until_on between from_on and from_on + 366),
     reason text not null,
     -- Confidential procedures only if named so; no template is one yet, and no reading depends on it.
     confidential boolean not null default false,
     -- Readings are shown to those supervised while the grant runs, not only afterwards.
     shown_meanwhile boolean not null default false,
     proposed_by uuid not null references guicheng.person check (proposed_by <> person),
     proposed_at timestamptz not null default guicheng.record_now(),
     confirmed_by uuid references guicheng.person check (confirmed_by <> person and confirmed_by <> proposed_by),
     confirmed_at timestamptz check ((confirmed_at is null) = (confirmed_by is null)),
     revoked_by uuid references guicheng.person,
     revoked_at timestamptz check ((revoked_at is null) = (revoked_by is null)),
     revoke_reason text)`,
  `create index supervision_grant_by_person on guicheng.supervision_grant (person) where confirmed_at is not null and revoked_at is null`,
  // Each of the two acts happens once, and nothing is confirmed after it was revoked.
  `create function guicheng.refuse_grant_change() returns trigger language plpgsql as
     $$ begin
       if old.revoked_at is not null
         or (old.confirmed_at is not null and (new.confirmed_at, new.confirmed_by) is distinct from (old.confirmed_at, old.confirmed_by))
       then raise exception 'a grant is confirmed once and revoked once' using errcode = 'insufficient_privilege'; end if;
       return new;
     end $$`,
  `create trigger supervision_grant_acts_once before update on guicheng.supervision_grant
     for each row execute function guicheng.refuse_grant_change()`,
  `create table guicheng.supervised_reading (
     id uuid primary key default gen_random_uuid(), at timestamptz not null default guicheng.record_now(),
     given_by uuid not null references guicheng.supervision_grant, person uuid not null references guicheng.person,
     kind text not null check (kind in ('cases', 'case', 'task', 'file', 'sittings', 'sitting', 'organs', 'register')),
     -- What was read; of a list its name.
     object text not null,
     -- Null: a list over several societies.
     society uuid references guicheng.organisation)`,
  `create index supervised_reading_by_grant on guicheng.supervised_reading (given_by, at)`,
  `create index supervised_reading_by_society on guicheng.supervised_reading (society, at)`,
  `create trigger supervised_reading_is_append_only before update or delete or truncate on guicheng.supervised_reading
     for each statement execute function guicheng.refuse_change()`,
  `grant select on guicheng.supervision_grant, guicheng.supervised_reading to guicheng_api, guicheng_worker, guicheng_auditor`,
  `grant insert on guicheng.supervision_grant, guicheng.supervised_reading to guicheng_api`,
  `grant update (confirmed_by, confirmed_at, revoked_by, revoked_at, revoke_reason) on guicheng.supervision_grant to guicheng_api`,
];
