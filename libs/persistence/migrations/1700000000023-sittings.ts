import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A party body is told apart from the society's own organs: whose sittings only the body, its staff and supervision see. `party` is the party
 * organisation that it is a body of; a joint branch may serve several societies. Organs that a society has named for its pre-reviews before
 * are marked as such. A roll that has gone out with the notice is changed by an intent of its own.
 */
export class Sittings1700000000023 implements MigrationInterface {
  name = 'Sittings1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PARTY_OF);
    await runner.query('alter table guicheng.organ add column party uuid references guicheng.organisation');
    await runner.query(`update guicheng.organ o set kind = 'party', party = guicheng.party_of(o.society, current_date)
       where exists (select 1 from guicheng.parameter_value v
         where v.organisation = o.society and v.parameter = 'partyBody' and v.value = to_jsonb(o.id::text))`);
    await addKind(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update guicheng.organ set kind = 'other' where kind = 'party'`);
    await runner.query('alter table guicheng.organ drop column party');
    await runner.query('drop function guicheng.party_of(uuid, date)');
    await runner.query(kinds(`replace(old, '''change-members''::text, ', '')`));
  }
}

/** The party organisation that answers for a society on a day: the one that its master record names, or its own. */
const PARTY_OF = `create function guicheng.party_of(society uuid, on_day date) returns uuid
  language sql stable set search_path = pg_catalog as $$
    select coalesce(
      (select r.id from guicheng.organisation r where r.kind = 'party-organisation' and r.id::text = (
         select m.record ->> 'partyReviewer' from guicheng.master_record m
          where m.organisation = society and m.voided_at is null and m.valid_from <= on_day
          order by m.valid_from desc, m.version desc limit 1)),
      (select p.id from guicheng.organisation p where p.kind = 'party-organisation' and p.parent = society
          and (p.dissolved_on is null or p.dissolved_on > on_day) order by p.founded_on nulls last, p.id limit 1))
  $$`;

/** One more beside those that stand, whichever earlier migrations have added. */
function addKind(runner: QueryRunner): Promise<unknown> {
  return runner.query(kinds(`replace(old, 'ARRAY[', 'ARRAY[''change-members''::text, ')`));
}

function kinds(changed: string): string {
  return `do $$ declare old text; begin
    select pg_get_constraintdef(oid) into old from pg_constraint where conname = 'intent_kind_check' and conrelid = 'guicheng.intent'::regclass;
    execute 'alter table guicheng.intent drop constraint intent_kind_check, add constraint intent_kind_check ' || ${changed};
  end $$`;
}
