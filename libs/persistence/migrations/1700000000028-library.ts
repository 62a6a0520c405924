import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 文件库, and what publishing needs besides a confirmation: from when a version holds, for whom it is tried out first, and that it holds no
 * longer. Texts and standings are added to and never changed; what counts is the last word.
 */
export class Library1700000000028 implements MigrationInterface {
  name = 'Library1700000000028';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...LIBRARY, ...STANDINGS, ...NOTICES, ...RIGHTS]) await runner.query(statement);
    await runner.query(kinds(`replace(old, 'ARRAY[', 'ARRAY[''migrate''::text, ')`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(kinds(`replace(old, '''migrate''::text, ', '')`));
    await runner.query(viewOfNotices(WITHOUT_OURS));
    await runner.query(pinCalled('true'));
    await runner.query('drop function guicheng.version_for(text, uuid, date)');
    await runner.query('drop function guicheng.version_holds(text, uuid, date)');
    await runner.query('drop table guicheng.publication_notice, guicheng.version_standing');
    await runner.query('alter table guicheng.publication drop column effective_on, drop column trial, drop column notice');
    await runner.query('drop table guicheng.policy_choice, guicheng.policy_revision, guicheng.policy_document');
    await runner.query('drop index guicheng.case_open_by_version');
  }
}

const LIBRARY = [
  // By its number, or its title where it has none: templates cite it so, and a page can print that.
  `create table guicheng.policy_document (
     id uuid primary key default gen_random_uuid(), cited_as text not null unique check (cited_as ~ '\\S'),
     registered_by uuid not null references guicheng.person, registered_at timestamptz not null default guicheng.record_now())`,
  `create table guicheng.policy_revision (
     document uuid not null references guicheng.policy_document, revision integer not null, content jsonb not null,
     file uuid references guicheng.stored_file, saved_by uuid not null references guicheng.person,
     saved_at timestamptz not null default guicheng.record_now(), primary key (document, revision))`,
  // 新老划断: by which rules a case that runs is carried on, case by case; the last word of a document about a case counts.
  `create table guicheng.policy_choice (
     document uuid not null references guicheng.policy_document, case_id uuid not null references guicheng.stream, version integer not null,
     choice text not null check (choice in ('former', 'new')), reason text not null check (reason ~ '\\S'),
     chosen_by uuid not null references guicheng.person, chosen_at timestamptz not null default guicheng.record_now(),
     primary key (document, case_id, version))`,
  `create index policy_choice_of_case on guicheng.policy_choice (case_id, chosen_at)`,
  `create index case_open_by_version on guicheng.case_file (template_hash) where status = 'open'`,
];

/** What is not said otherwise holds: the shipped catalogue has no standing of its own. */
const STANDINGS = [
  `alter table guicheng.publication add column effective_on date, add column trial uuid[],
     add column notice text check (notice ~ '\\S' and length(notice) <= 2000)`,
  `create table guicheng.version_standing (
     id bigint generated always as identity primary key, hash text not null references guicheng.template_version,
     kind text not null check (kind in ('holds', 'withdrawn')),
     -- For whom it holds, where it is tried out first; null: for all.
     from_on date, societies uuid[], reason text, by_person uuid not null references guicheng.person,
     at timestamptz not null default guicheng.record_now(), check ((kind = 'holds') = (from_on is not null)))`,
  `create index version_standing_of on guicheng.version_standing (hash)`,
  // Without a search path of its own, so that the planner may take it apart.
  `create function guicheng.version_holds(version text, society uuid, on_day date) returns boolean language sql stable as $$
     select not exists (select 1 from guicheng.version_standing s where s.hash = version)
       or (not exists (select 1 from guicheng.version_standing s where s.hash = version and s.kind = 'withdrawn')
           and exists (select 1 from guicheng.version_standing s where s.hash = version and s.from_on <= on_day
                         and (s.societies is null or society = any(s.societies)))) $$`,
  `create function guicheng.version_for(asked text, society uuid, on_day date) returns text language sql stable as $$
     select t.hash from guicheng.template_version t join guicheng.organisation o on o.id = society
      where t.procedure = asked and t.jurisdiction in (o.jurisdiction, 'CN') and guicheng.version_holds(t.hash, o.id, on_day)
      order by (t.jurisdiction = o.jurisdiction) desc, t.version desc, t.published_at desc limit 1 $$`,
  // A version that is tried out, comes later or was withdrawn is called by nobody.
  pinCalled(`guicheng.version_holds(t.hash, null, (guicheng.record_now() at time zone 'Asia/Shanghai')::date)`),
];

function pinCalled(holds: string): string {
  return `create or replace function guicheng.pin_called(caller_hash text, procedures text[], places text[]) returns void language sql
     set search_path = pg_catalog as $$
       insert into guicheng.called_template (caller, procedure, jurisdiction, callee)
       select caller_hash, p.name, j.name, v.hash
         from unnest(procedures) as p (name) cross join unnest(places) as j (name)
         cross join lateral (
           select t.hash from guicheng.template_version t where t.procedure = p.name and t.jurisdiction in (j.name, 'CN') and ${holds}
            order by (t.jurisdiction = j.name) desc, t.version desc, t.published_at desc limit 1) as v
       on conflict do nothing $$`;
}

/** The view before this migration's part of it. */
const WITHOUT_OURS = `regexp_replace(left(old, strpos(old, 'procedure~') - 1), '\\s*UNION ALL\\s*SELECT[^A-Z]*$', '')`;

/** About no case or sitting: `stream` is the publication. */
const NOTICES = [
  `create table guicheng.publication_notice (
     publication uuid not null references guicheng.publication, society uuid not null references guicheng.organisation,
     kind text not null check (kind in ('announced', 'withdrawn')), at timestamptz not null default guicheng.record_now(),
     primary key (publication, society, kind))`,
  viewOfNotices(
    `rtrim(old, ';') || $part$ union all select 'procedure~' || n.publication || '~' || n.society || '~' || n.kind, n.publication, n.society,
       'society-secretariat', 'procedure-' || n.kind, n.at from guicheng.publication_notice n$part$`,
  ),
];

/** Whatever other parts the view has by now. */
function viewOfNotices(changed: string): string {
  return `do $do$ declare old text := pg_get_viewdef('guicheng.every_notice'::regclass); begin
    execute 'create or replace view guicheng.every_notice as ' || ${changed};
  end $do$`;
}

const RIGHTS = [
  `grant select, insert on guicheng.policy_document, guicheng.policy_revision, guicheng.policy_choice, guicheng.version_standing,
     guicheng.publication_notice to guicheng_api`,
  `grant select on guicheng.policy_document, guicheng.policy_revision, guicheng.policy_choice, guicheng.version_standing,
     guicheng.publication_notice to guicheng_auditor`,
  `grant select on guicheng.version_standing to guicheng_worker`,
  `revoke execute on function guicheng.version_holds(text, uuid, date), guicheng.version_for(text, uuid, date) from public`,
  `grant execute on function guicheng.version_holds(text, uuid, date), guicheng.version_for(text, uuid, date)
     to guicheng_api, guicheng_worker, guicheng_auditor`,
  `create trigger policy_revision_is_append_only before update or delete or truncate on guicheng.policy_revision
     for each statement execute function guicheng.refuse_change()`,
  `create trigger policy_choice_is_append_only before update or delete or truncate on guicheng.policy_choice
     for each statement execute function guicheng.refuse_change()`,
  `create trigger version_standing_is_append_only before update or delete or truncate on guicheng.version_standing
     for each statement execute function guicheng.refuse_change()`,
];

/** One more beside those that stand, whichever earlier migrations have added. */
function kinds(changed: string): string {
  return `do $$ declare old text; begin
    select pg_get_constraintdef(oid) into old from pg_constraint where conname = 'intent_kind_check' and conrelid = 'guicheng.intent'::regclass;
    execute 'alter table guicheng.intent drop constraint intent_kind_check, add constraint intent_kind_check ' || ${changed};
  end $$`;
}
