import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FUNCTIONS, IMPORT_ENTRY_BEFORE, REGISTER_TABLE_BEFORE } from './registers/functions';
import { FIRST_BRANCHES } from './registers/first-branches';

/**
 * One store for all declared registers (register-entries.decision.md): a row per version, which says from when to when something held and
 * from when to when the register said so. Nothing is overwritten but the instant at which a version was superseded, and nobody deletes.
 * What stood in the register of branches comes along; entries that cases made get ids that are UUIDs, unless something names them.
 */
export class Registers1700000000011 implements MigrationInterface {
  name = 'Registers1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...FUNCTIONS]) await runner.query(statement);
    await runner.query(
      `insert into guicheng.register_declaration (register, hash, declaration, published_at) values ('branches', $1, $2, '-infinity')`,
      [FIRST_BRANCHES.hash, FIRST_BRANCHES.declaration],
    );
    for (const statement of [COPY, societyOf(BRANCH), 'drop table guicheng.register_branch', ...RIGHTS]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [...BRANCHES_BEFORE, societyOf(BRANCH_BEFORE)]) await runner.query(statement);
    await runner.query(`drop function guicheng.import_entry(uuid, jsonb), guicheng.take_back_step(uuid, jsonb),
      guicheng.take_back_entry(uuid, jsonb), guicheng.register_key_taken(text, uuid, text, date, date, text),
      guicheng.lock_registers_of(uuid)`);
    await runner.query('alter function guicheng.take_back_plain_step(uuid, jsonb) rename to take_back_step');
    for (const statement of [REGISTER_TABLE_BEFORE, IMPORT_ENTRY_BEFORE, ...RIGHTS_BEFORE]) await runner.query(statement);
    await runner.query('drop table guicheng.register_entry, guicheng.register_declaration');
    await runner.query('drop function guicheng.register_key(jsonb, jsonb), guicheng.folded(text)');
  }
}

const TABLES = [
  // What a register is, as it was published; the newest one counts. A version of an entry keeps the one that it was written by.
  `create table guicheng.register_declaration (
     register text not null, hash text not null, declaration jsonb not null, published_at timestamptz not null,
     primary key (register, hash))`,
  `create table guicheng.register_entry (
     id text not null, version integer not null check (version > 0), register text not null, declared text not null, society uuid not null,
     -- The words of its key columns, folded; null: the register has none. Older entries that only fold alike count on in \`twin\`.
     key text, twin integer not null default 0,
     state text not null, in_force boolean not null, "values" jsonb not null, sealed jsonb not null default '{}',
     -- First day on which it held, and the day from which it no longer did.
     valid_from date not null, valid_to date,
     recorded_from timestamptz not null, recorded_to timestamptz check (recorded_to > recorded_from),
     -- The case and the event of its log that wrote it; null: it came by an import, or stood in an earlier register.
     case_id uuid, seq integer, provenance text not null,
     primary key (id, version), foreign key (register, declared) references guicheng.register_declaration)`,
  `create unique index register_entry_open on guicheng.register_entry (id) where recorded_to is null`,
  // Two whose time is over at different days may have had one key after the other: that their times do not meet is asked under the lock.
  `create unique index register_entry_key on guicheng.register_entry (register, society, key, twin, coalesce(valid_to, 'infinity'))
     where in_force and recorded_to is null`,
  `create index register_entry_by_society on guicheng.register_entry (register, society, id, version desc)`,
  `create index register_entry_by_case on guicheng.register_entry (case_id, seq)`,
];

/** Ids that forms and calendars name stay as they are. */
const NAMED = `
  select found[1] as id from guicheng.case_form f,
         regexp_matches(f.form::text, '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}~[A-Za-z0-9_@-]+)', 'g') as found
  union select subject from guicheng.proposal union select subject from guicheng.start_key
  union select society from guicheng.opening union select item from guicheng.opening
  union select society from guicheng.called_case union select item from guicheng.called_case`;

/** As `entryIdOf` derives it from case, place and round. */
const DERIVED_ID = `(select substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-8' || substr(h, 14, 3) || '-'
    || to_hex((('x' || substr(h, 17, 2))::bit(8)::integer & 63) | 128) || substr(h, 19, 2) || '-' || substr(h, 21, 12)
  from encode(sha256(convert_to('register/' || b.case_id || '/' || substr(b.id, 38) || '/' || e.round, 'UTF8')), 'hex') as h)`;

const COPY = `
  insert into guicheng.register_entry (id, version, register, declared, society, key, twin, state, in_force, "values", sealed,
         valid_from, recorded_from, case_id, seq, provenance)
  select case when e.seq is null or b.id in (select n.id from (${NAMED}) n where n.id is not null) then b.id else ${DERIVED_ID} end, 1, 'branches',
         d.hash, b.society, k.key, row_number() over (partition by b.society, k.key order by b.entered_at, b.id) - 1, b.state, true, v.values, b.sealed,
         (b.entered_at at time zone 'Asia/Shanghai')::date,
         coalesce((select i.applied_at from guicheng.import i where i.id::text = split_part(b.provenance, ':', 3)), b.entered_at),
         b.case_id, e.seq, b.provenance
    from guicheng.register_branch b
    join guicheng.register_declaration d on d.register = 'branches'
    cross join lateral (
      select jsonb_strip_nulls(jsonb_build_object('name', b.name, 'kind', b.kind, 'discipline', b.discipline, 'head', b.head)) as values) v
    cross join lateral (select guicheng.register_key(d.declaration, v.values) as key) k
    left join lateral (
      select e.seq, e.event ->> 'round' as round from guicheng.stream_event e
       where e.stream = b.case_id and e.event ->> 'kind' = 'registered' and e.event ->> 'result' = 'entered'
         and b.id = e.stream || '~' || (e.event ->> 'block') order by e.seq desc limit 1) e on true`;

const BRANCH = `
  select e.society from guicheng.register_entry e where e.register = 'branches' and e.id = organisation order by e.version desc limit 1`;
const BRANCH_BEFORE = 'select b.society from guicheng.register_branch b where b.id = organisation';

function societyOf(branch: string): string {
  return `create or replace function guicheng.society_of(organisation text) returns uuid language sql stable set search_path = pg_catalog as $$
     select coalesce(
       (select o.id from guicheng.organisation o where o.id::text = organisation and o.kind = 'society'),
       (${branch})) $$`;
}

/** As the released migrations made it, with what is in force. A time of day that an import did not say is lost. */
const BRANCHES_BEFORE = [
  `create table guicheng.register_branch (
     id text primary key, society uuid not null, name text not null, kind text not null, discipline text, head text,
     state text not null check (state in ('active')), entered_at timestamptz not null, case_id uuid, provenance text not null)`,
  `create unique index register_branch_name on guicheng.register_branch (society, name) where state = 'active'`,
  `alter table guicheng.register_branch add column sealed jsonb not null default '{}'`,
  `grant select on guicheng.register_branch to guicheng_api, guicheng_worker, guicheng_auditor`,
  `grant insert, update on guicheng.register_branch to guicheng_worker`,
  `insert into guicheng.register_branch (id, society, name, kind, discipline, head, state, entered_at, case_id, provenance, sealed)
   select e.id, e.society, e.values ->> 'name', coalesce(e.values ->> 'kind', 'branch'), e.values ->> 'discipline', e.values ->> 'head',
          'active', case when f.case_id is null then f.valid_from::timestamp at time zone 'Asia/Shanghai' else f.recorded_from end,
          f.case_id, f.provenance, e.sealed
     from guicheng.register_entry e join guicheng.register_entry f on f.id = e.id and f.version = 1
    where e.register = 'branches' and e.in_force and e.recorded_to is null`,
];

const RIGHTS = [
  `revoke execute on function guicheng.folded(text), guicheng.register_key(jsonb, jsonb), guicheng.import_entry(uuid, jsonb),
     guicheng.take_back_step(uuid, jsonb), guicheng.take_back_entry(uuid, jsonb), guicheng.lock_registers_of(uuid),
     guicheng.register_key_taken(text, uuid, text, date, date, text) from public`,
  `grant execute on function guicheng.folded(text), guicheng.register_key(jsonb, jsonb) to guicheng_worker, guicheng_auditor`,
  `grant execute on function guicheng.lock_registers_of(uuid),
     guicheng.register_key_taken(text, uuid, text, date, date, text) to guicheng_worker`,
  `grant execute on function guicheng.import_entry(uuid, jsonb) to guicheng_api`,
  `grant select on guicheng.register_declaration, guicheng.register_entry to guicheng_api, guicheng_worker, guicheng_auditor`,
  `grant insert, update (recorded_to) on guicheng.register_entry to guicheng_worker`,
];

const RIGHTS_BEFORE = [
  'revoke execute on function guicheng.import_entry(uuid, jsonb), guicheng.import_register_table(text) from public',
  'grant execute on function guicheng.import_entry(uuid, jsonb) to guicheng_api',
];
