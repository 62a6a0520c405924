/** Functions of migration 11. Part of a released migration: they never change. */

const AS_OWNER = `language plpgsql security definer set search_path = pg_catalog, pg_temp`;

export const FUNCTIONS = [
  // Width, case, blanks and the kind of dots make no difference between two names.
  `create function guicheng.folded(said text) returns text language sql immutable set search_path = pg_catalog as $$
     select lower(regexp_replace(regexp_replace(normalize(said, nfkc), '[\\s\\u200b-\\u200d\\ufeff]', '', 'g'), '[\\u2022\\u2027]', U&'\\00B7', 'g')) $$`,
  `create function guicheng.register_key(declaration jsonb, given jsonb) returns text language sql immutable set search_path = pg_catalog as $$
     select string_agg(guicheng.folded(coalesce(given ->> k.name, '')), chr(31) order by k.place)
       from jsonb_array_elements_text(declaration -> 'key') with ordinality as k (name, place) $$`,
  // One at a time over a society's registers: what is counted or found free stays so until this transaction ends.
  `create function guicheng.lock_registers_of(society uuid) returns void language sql set search_path = pg_catalog as $$
     select pg_advisory_xact_lock(hashtextextended('register/' || society, 0)) $$`,
  `create function guicheng.register_key_taken(asked text, whose uuid, wanted text, first date, past date, besides text) returns boolean
     language sql stable set search_path = pg_catalog as $$
     select exists (
       select 1 from guicheng.register_entry e
        where e.register = asked and e.society = whose and e.key = wanted and e.in_force and e.recorded_to is null and e.id <> besides
          and e.valid_from < coalesce(past, 'infinity') and coalesce(e.valid_to, 'infinity') > first) $$`,
  'drop function guicheng.import_entry(uuid, jsonb), guicheng.import_register_table(text)',
  'alter function guicheng.take_back_step(uuid, jsonb) rename to take_back_plain_step',
  // An entry of a register, made or changed. Never one that a case has written: what a matter has entered is changed by a matter.
  `create function guicheng.import_entry(asked uuid, step jsonb) returns boolean ${AS_OWNER} as $$
     declare
       -- An import that is over writes nothing more.
       mark text := (select guicheng.import_mark(id) from guicheng.import where id = asked and status = 'ready');
       d guicheng.register_declaration;
       was guicheng.register_entry;
       made guicheng.register_entry;
     begin
       if mark is null then return false; end if;
       if step ->> 'op' = 'entry-change' then
         select * into was from guicheng.register_entry where id = step ->> 'id' and register = step ->> 'register' and recorded_to is null;
         if was.id is null then return false; end if;
         perform guicheng.lock_registers_of(was.society);
         select * into was from guicheng.register_entry where id = was.id and recorded_to is null for update;
         if was.id is null or exists (select 1 from guicheng.register_entry where id = was.id and case_id is not null) then
           return false;
         end if;
       else
         perform guicheng.lock_registers_of((step ->> 'society')::uuid);
       end if;
       select * into d from guicheng.register_declaration where register = step ->> 'register' order by published_at desc, hash limit 1;
       if d.hash is null then raise exception 'no such register' using errcode = 'invalid_parameter_value'; end if;
       made.id := step ->> 'id';
       made.version := coalesce(was.version, 0) + 1;
       made.register := d.register;
       made.declared := d.hash;
       made.society := coalesce(was.society, (step ->> 'society')::uuid);
       made.twin := coalesce(was.twin, 0);
       made.state := coalesce(step ->> 'state', was.state, d.declaration -> 'states' -> 0 ->> 'id');
       made.in_force := (select (s ->> 'inForce')::boolean from jsonb_array_elements(d.declaration -> 'states') as s where s ->> 'id' = made.state);
       made.values := jsonb_strip_nulls(coalesce(was.values, '{}') || coalesce(step -> 'values', step -> 'after'));
       made.sealed := coalesce(was.sealed, '{}');
       made.key := guicheng.register_key(d.declaration, made.values);
       made.valid_from := coalesce(was.valid_from, (step ->> 'enteredOn')::date, (guicheng.record_now() at time zone 'Asia/Shanghai')::date);
       made.valid_to := case when step ? 'validTo' then (step ->> 'validTo')::date else was.valid_to end;
       -- Two of an instant have an order.
       made.recorded_from := greatest(guicheng.record_now(), was.recorded_from + interval '1 microsecond');
       made.provenance := mark;
       if made.in_force and guicheng.register_key_taken(made.register, made.society, made.key, made.valid_from, made.valid_to, made.id) then
         raise exception 'there is one with this key' using errcode = 'unique_violation';
       end if;
       update guicheng.register_entry set recorded_to = made.recorded_from where id = was.id and version = was.version;
       insert into guicheng.register_entry select made.*;
       return true;
     end $$`,
  // What the import has written is superseded, not deleted; only the words of persons go: nobody acted on them.
  `create function guicheng.take_back_entry(asked uuid, step jsonb) returns boolean ${AS_OWNER} as $$
     declare
       mark text := guicheng.import_mark(asked);
       written guicheng.register_entry;
       before guicheng.register_entry;
       instant timestamptz;
     begin
       select * into written from guicheng.register_entry
        where id = step ->> 'id' and recorded_to is null and case_id is null and provenance = mark for update;
       if written.id is null then return false; end if;
       instant := greatest(guicheng.record_now(), written.recorded_from + interval '1 microsecond');
       if step ->> 'op' = 'entry-new' then
         if written.version > 1 or exists (
           select 1 from guicheng.case_file c join guicheng.case_form f on f.case_id = c.id
            where c.society = written.society and position(to_json(written.id)::text in f.form::text) > 0) then
           return false;
         end if;
       else
         perform guicheng.lock_registers_of(written.society);
         select * into before from guicheng.register_entry where id = written.id and version = written.version - 1;
         if before.id is null or (before.in_force
             and guicheng.register_key_taken(before.register, before.society, before.key, before.valid_from, before.valid_to, before.id)) then
           return false;
         end if;
       end if;
       update guicheng.register_entry e set recorded_to = instant,
           "values" = e.values - array(select c ->> 'id' from guicheng.register_declaration d, jsonb_array_elements(d.declaration -> 'columns') as c
                                        where d.register = e.register and d.hash = e.declared and (c ->> 'personal')::boolean)
        where e.id = written.id and e.version = written.version;
       if before.id is not null then
         before.version := written.version + 1;
         before.recorded_from := instant;
         before.recorded_to := null;
         insert into guicheng.register_entry select before.*;
       end if;
       return true;
     end $$`,
  `create function guicheng.take_back_step(asked uuid, step jsonb) returns boolean ${AS_OWNER} as $$
     begin
       if step ->> 'op' in ('entry-new', 'entry-change') then return guicheng.take_back_entry(asked, step); end if;
       return guicheng.take_back_plain_step(asked, step);
     end $$`,
];

/** As migration 6 made them. */
export const REGISTER_TABLE_BEFORE = `create function guicheng.import_register_table(asked text) returns text language plpgsql stable set search_path = pg_catalog, pg_temp as $$
     begin
       if asked !~ '^register_[a-z_]+$' or not exists (
         select 1 from pg_attribute where attrelid = to_regclass('guicheng.' || asked) and attname = 'case_id') then
         raise exception 'no such register' using errcode = 'invalid_parameter_value';
       end if;
       return asked;
     end $$`;

export const IMPORT_ENTRY_BEFORE = `create function guicheng.import_entry(asked uuid, step jsonb) returns boolean ${AS_OWNER} as $$
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
     end $$`;
