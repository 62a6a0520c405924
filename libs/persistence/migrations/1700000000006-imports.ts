import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Imports from ledgers. The API keeps what was uploaded and what was shown; the rows of an upload go when their time is over. What an
 * import makes carries its mark (`import:<month>:<id>`) in `provenance`, so that pages can say where it came from and an undo takes back
 * nothing else. Entries of registers are written, and everything is taken back, by functions of the owner (imports.decision.md).
 */
export class Imports1700000000006 implements MigrationInterface {
  name = 'Imports1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...IMPORTS, ...PROVENANCE, ...FUNCTIONS, ...RIGHTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function guicheng.import_entry(uuid, jsonb), guicheng.take_back_step(uuid, jsonb),
      guicheng.take_back_line(uuid, integer), guicheng.import_mark(uuid), guicheng.import_register_table(text)`);
    for (const table of ['organisation', 'person', 'organ'])
      await runner.query(`alter table guicheng.${table} drop column provenance`);
    await runner.query('drop table guicheng.import_row, guicheng.import_sheet, guicheng.import_mapping, guicheng.import');
  }
}

const IMPORTS = [
  `create table guicheng.import (
     id uuid primary key, target text not null, association uuid not null references guicheng.organisation,
     -- Null once its rows are gone: a file's name may name somebody.
     file_name text,
     status text not null check (status in ('sheet', 'ready', 'applied', 'undone')),
     sheet integer, heading_row integer, mapping jsonb not null default '{}', decisions jsonb not null default '{}',
     counts jsonb not null default '{}', kept_lines integer,
     made_by uuid not null references guicheng.person, made_at timestamptz not null default guicheng.record_now(),
     apply_key uuid unique, applied_by uuid references guicheng.person, applied_at timestamptz,
     undo_key uuid unique, undone_by uuid references guicheng.person, undone_at timestamptz)`,
  `create index import_by_association on guicheng.import (association, made_at desc)`,
  `create table guicheng.import_sheet (
     import uuid not null references guicheng.import, position integer not null, name text not null, cells jsonb not null,
     primary key (import, position))`,
  // What each line came to when it was last shown, the steps that it stands for, and whether the undo left it.
  `create table guicheng.import_row (
     import uuid not null references guicheng.import, line integer not null, verdict text not null, shown jsonb not null,
     steps jsonb not null, kept boolean not null default false, primary key (import, line))`,
  `create table guicheng.import_mapping (
     association uuid not null references guicheng.organisation, target text not null, headings jsonb not null,
     primary key (association, target))`,
];

const PROVENANCE = ['organisation', 'person', 'organ'].map(
  (table) => `alter table guicheng.${table} add column provenance text not null default 'entered'`,
);

const AS_OWNER = `language plpgsql security definer set search_path = pg_catalog, pg_temp`;

const FUNCTIONS = [
  `create function guicheng.import_mark(asked uuid) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
     select 'import:' || to_char(made_at at time zone 'Asia/Shanghai', 'YYYY-MM') || ':' || id from guicheng.import where id = asked $$`,
  // A register is a table \`register_…\` whose rows know their case: that, and nothing else, may be named by an import.
  `create function guicheng.import_register_table(asked text) returns text language plpgsql stable set search_path = pg_catalog, pg_temp as $$
     begin
       if asked !~ '^register_[a-z_]+$' or not exists (
         select 1 from pg_attribute where attrelid = to_regclass('guicheng.' || asked) and attname = 'case_id') then
         raise exception 'no such register' using errcode = 'invalid_parameter_value';
       end if;
       return asked;
     end $$`,
  // One entry of a register, made or changed. Never one that a case has made: folding the case's log must give it again.
  `create function guicheng.import_entry(asked uuid, step jsonb) returns boolean ${AS_OWNER} as $$
     declare
       place text := guicheng.import_register_table(step->>'table');
       -- An import that is over writes nothing more.
       mark text := (select guicheng.import_mark(id) from guicheng.import where id = asked and status = 'ready');
       filled jsonb;
       changed integer;
     begin
       if mark is null then return false; end if;
       if step->>'op' = 'entry-new' then
         filled := (step->'values') || jsonb_build_object('id', step->>'id', 'society', step->>'society', 'state', 'active',
           'entered_at', coalesce((step->>'enteredOn')::timestamp at time zone 'Asia/Shanghai', guicheng.record_now()), 'provenance', mark);
         -- Only the columns that are given: the others have defaults of their own, and no case.
         execute (select format('insert into guicheng.%1$I (%2$s) select %2$s from jsonb_populate_record(null::guicheng.%1$I, $1)', place,
             string_agg(quote_ident(key), ', ')) from jsonb_object_keys(filled) as key where key <> 'case_id')
           using filled;
         return true;
       end if;
       execute format('update guicheng.%I t set %s where t.id = $2 and t.case_id is null', place,
         (select string_agg(format('%1$I = (jsonb_populate_record(t, $1)).%1$I', key), ', ') from jsonb_object_keys(step->'after') as key
           where key not in ('id', 'society', 'state', 'case_id', 'entered_at', 'provenance')))
         using step->'after', step->>'id';
       get diagnostics changed = row_count;
       return changed = 1;
     end $$`,
  // One step backwards. True: it found exactly what the import had left, and nobody had used it.
  `create function guicheng.take_back_step(asked uuid, step jsonb) returns boolean ${AS_OWNER} as $$
     declare
       mark text := guicheng.import_mark(asked);
       place text;
       since timestamptz := (select applied_at from guicheng.import where id = asked);
       changed integer;
     begin
       case step->>'op'
       when 'society-new' then
         delete from guicheng.organisation where id = (step->>'id')::uuid and provenance = mark and name_zh = step->>'name';
       when 'society-change' then
         update guicheng.organisation o set
             name_zh = coalesce(step->'before'->>'name', o.name_zh), name_en = coalesce(step->'before'->>'nameEn', o.name_en),
             phone = case when step->'after' ? 'phone' then step->'before'->>'phone' else o.phone end,
             founded_on = case when step->'after' ? 'foundedOn' then (step->'before'->>'foundedOn')::date else o.founded_on end
          where o.id = (step->>'id')::uuid
            and (not step->'after' ? 'name' or o.name_zh = step->'after'->>'name')
            and (not step->'after' ? 'nameEn' or o.name_en = step->'after'->>'nameEn')
            and (not step->'after' ? 'phone' or o.phone = step->'after'->>'phone')
            and (not step->'after' ? 'foundedOn' or o.founded_on = (step->'after'->>'foundedOn')::date);
       when 'record-new' then
         -- A later version rests on this one.
         delete from guicheng.master_record r where r.organisation = (step->>'organisation')::uuid and r.version = (step->>'version')::integer
            and r.provenance = mark and r.voided_at is null
            and not exists (select 1 from guicheng.master_record l where l.organisation = r.organisation and l.version > r.version);
       when 'person-new' then
         delete from guicheng.person where id = (step->>'id')::uuid and provenance = mark and name = step->>'name';
       when 'person-phone' then
         update guicheng.person set phone = null where id = (step->>'id')::uuid and phone = step->>'phone';
       when 'organ-new' then
         delete from guicheng.organ where id = (step->>'id')::uuid and provenance = mark;
       when 'post-new' then
         delete from guicheng.post p where p.id = (step->>'id')::uuid and p.provenance = mark and p.voided_at is null
            and p.held_to is not distinct from (step->>'to')::date
            and not exists (select 1 from guicheng.intent i where i.actor = p.person and i.received_at >= since);
       when 'member-new' then
         delete from guicheng.organ_member m where m.id = (step->>'id')::uuid and m.provenance = mark and m.voided_at is null
            and m.held_to is not distinct from (step->>'to')::date
            and not exists (select 1 from guicheng.sitting s where s.organ = m.organ and s.roll ? m.person::text);
       when 'post-end' then
         update guicheng.post set held_to = (step->>'before')::date, ended_recorded_at = null
          where id = (step->>'id')::uuid and voided_at is null and held_to is not distinct from (step->>'after')::date;
       when 'member-end' then
         update guicheng.organ_member set held_to = (step->>'before')::date, ended_recorded_at = null
          where id = (step->>'id')::uuid and voided_at is null and held_to is not distinct from (step->>'after')::date;
       when 'post-void' then
         update guicheng.post set voided_at = null, void_reason = null where id = (step->>'id')::uuid and void_reason = '由台账导入更正';
       when 'member-void' then
         update guicheng.organ_member set voided_at = null, void_reason = null where id = (step->>'id')::uuid and void_reason = '由台账导入更正';
       when 'entry-new' then
         place := guicheng.import_register_table(step->>'table');
         execute format('delete from guicheng.%I t where t.id = $1 and t.case_id is null and t.provenance = $2 and to_jsonb(t) @> $3
             and not exists (select 1 from guicheng.case_file c join guicheng.case_form f on f.case_id = c.id, jsonb_each_text(f.form) as said
                              where c.society = t.society and said.value = t.id)', place)
           using step->>'id', mark, step->'values';
       when 'entry-change' then
         place := guicheng.import_register_table(step->>'table');
         execute format('update guicheng.%I t set %s where t.id = $2 and t.case_id is null and to_jsonb(t) @> $3', place,
           (select string_agg(format('%1$I = (jsonb_populate_record(t, $1)).%1$I', key), ', ') from jsonb_object_keys(step->'after') as key))
           using step->'before', step->>'id', step->'after';
       else
         raise exception 'no such step' using errcode = 'invalid_parameter_value';
       end case;
       get diagnostics changed = row_count;
       return changed = 1;
     end $$`,
  // A line as a whole or not at all: where one of its steps cannot be taken back, the others stay too.
  `create function guicheng.take_back_line(asked uuid, wanted integer) returns boolean ${AS_OWNER} as $$
     declare step jsonb;
     begin
       if not exists (select 1 from guicheng.import where id = asked and status = 'applied'
                        and applied_at > guicheng.record_now() - interval '1 day') then
         return false;
       end if;
       for step in select value from guicheng.import_row r, jsonb_array_elements(r.steps) with ordinality as s(value, place)
                    where r.import = asked and r.line = wanted order by place desc loop
         if not guicheng.take_back_step(asked, step) then raise exception 'changed since' using errcode = 'GC001'; end if;
       end loop;
       return true;
     exception when foreign_key_violation or sqlstate 'GC001' then
       return false;
     end $$`,
];

const RIGHTS = [
  `revoke execute on function guicheng.import_entry(uuid, jsonb), guicheng.take_back_step(uuid, jsonb),
     guicheng.take_back_line(uuid, integer), guicheng.import_mark(uuid), guicheng.import_register_table(text) from public`,
  `grant execute on function guicheng.import_entry(uuid, jsonb), guicheng.take_back_line(uuid, integer), guicheng.import_mark(uuid) to guicheng_api`,
  `grant select on guicheng.import to guicheng_auditor`,
  `grant select, insert on guicheng.import, guicheng.import_sheet, guicheng.import_row, guicheng.import_mapping to guicheng_api`,
  `grant update (file_name, status, sheet, heading_row, mapping, decisions, counts, kept_lines, apply_key, applied_by, applied_at,
     undo_key, undone_by, undone_at) on guicheng.import to guicheng_api`,
  `grant update (kept) on guicheng.import_row to guicheng_api`,
  `grant update (headings) on guicheng.import_mapping to guicheng_api`,
  `grant delete on guicheng.import_sheet, guicheng.import_row to guicheng_api`,
];
