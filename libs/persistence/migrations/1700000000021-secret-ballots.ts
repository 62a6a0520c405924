import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Secret votes. One row for each voter: the fact that he voted, and his sealed ballot until the count, which empties the column; the key is
 * in no table. `secret_offer` holds a ballot from the request until the log has heard it. Papers that are kept for counting again bear
 * neither name nor order nor time. No table here has a time at all.
 */
export class SecretBallots1700000000021 implements MigrationInterface {
  name = 'SecretBallots1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...RIGHTS]) await runner.query(statement);
    await runner.query(kindsAllowed('add'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(kindsAllowed('remove'));
    await runner.query('drop table guicheng.secret_paper, guicheng.secret_offer, guicheng.secret_ballot, guicheng.secret_vote');
  }
}

const KINDS = ['open-secret', 'cast-secret', 'count-secret', 'void-secret'];

const TABLES = [
  `create table guicheng.secret_vote (
     sitting uuid not null references guicheng.stream, item text not null, turn integer not null,
     key_id uuid not null unique, public_key text not null, open boolean not null, primary key (sitting, item, turn))`,
  `create table guicheng.secret_ballot (
     sitting uuid not null, item text not null, turn integer not null, member uuid not null, sealed bytea,
     primary key (sitting, item, turn, member), foreign key (sitting, item, turn) references guicheng.secret_vote)`,
  `create table guicheng.secret_offer (intent uuid primary key references guicheng.intent, sealed bytea not null)`,
  `create table guicheng.secret_paper (
     sitting uuid not null, item text not null, turn integer not null, marks text not null check (marks ~ '^[01]+$'),
     foreign key (sitting, item, turn) references guicheng.secret_vote)`,
  `create index secret_paper_of on guicheng.secret_paper (sitting, item, turn)`,
];

/** The API seals with the public key and reads papers; it never sees a sealed ballot again. */
const RIGHTS = [
  `grant select, insert, update on guicheng.secret_vote, guicheng.secret_ballot to guicheng_worker`,
  `grant select, delete on guicheng.secret_offer to guicheng_worker`,
  `grant select, insert on guicheng.secret_paper to guicheng_worker`,
  `grant insert on guicheng.secret_offer to guicheng_api`,
  `grant select on guicheng.secret_vote, guicheng.secret_paper to guicheng_api`,
  `grant select on guicheng.secret_vote, guicheng.secret_paper to guicheng_auditor`,
  `grant select (sitting, item, turn, member) on guicheng.secret_ballot to guicheng_auditor`,
];

/** To what is allowed already, whatever other releases have added to it. */
function kindsAllowed(how: 'add' | 'remove'): string {
  const listed = KINDS.map((kind) => `'${kind}'`).join(', ');
  const kept =
    how === 'add'
      ? `select kind from known union select unnest(array[${listed}])`
      : `select kind from known where kind <> all (array[${listed}])`;
  return `do $$ declare kinds text; begin
      with known as (
        select (regexp_matches(pg_get_constraintdef(c.oid), '''([a-z-]+)''', 'g'))[1] as kind
          from pg_constraint c where c.conname = 'intent_kind_check' and c.conrelid = 'guicheng.intent'::regclass)
      select string_agg(quote_literal(kind), ', ' order by kind) into kinds from (${kept}) as allowed (kind);
      alter table guicheng.intent drop constraint intent_kind_check;
      execute 'alter table guicheng.intent add constraint intent_kind_check check (kind in (' || kinds || '))';
    end $$`;
}
