/** Reads what is on record as far as the rows of one import can touch it. */
import { fold, type KnownEntry, type ReadRow, type Target, type World } from '../../../libs/imports';
import { registerRows, type RegisterRow, type Sql } from '../../../libs/persistence';
import { TODAY } from '../../../libs/rights';

export async function readWorld(sql: Sql, association: string, me: string, target: Target, rows: ReadRow[]): Promise<World> {
  const [today, societies, foreign, parties] = [
    await todayOf(sql),
    await readSocieties(sql, association),
    await sql.rows<{ name: string; code: string | null }>(
      `select o.name_zh as name, m.record ->> 'creditCode' as code from guicheng.organisation o ${NEWEST_RECORD}
        where o.kind = 'society' and o.association is distinct from $1`,
      [association],
    ),
    await sql.rows<{ id: string; name: string }>(
      `select id, name_zh as name from guicheng.organisation
        where kind = 'party-organisation' and (association = $1 or parent = $1) and dissolved_on is null`,
      [association],
    ),
  ];
  const isAboutPeople = target.kind !== 'register';
  return {
    me,
    today,
    societies,
    foreign,
    parties,
    ...(isAboutPeople ? await readPeople(sql, association, rows) : { people: [], posts: [], organs: [], members: [] }),
    entries: target.kind === 'register' ? await readEntries(sql, association, target) : [],
  };
}

const NEWEST_RECORD = `left join lateral (
  select record from guicheng.master_record r where r.organisation = o.id and r.voided_at is null order by r.version desc limit 1) m on true`;

function readSocieties(sql: Sql, association: string): Promise<World['societies']> {
  return sql.rows<World['societies'][number]>(
    `select o.id, o.name_zh as name, o.name_en as "nameEn", o.phone, o.founded_on::text as "foundedOn",
            coalesce(m.record, '{}') as record,
            (select coalesce(max(version), 0) from guicheng.master_record v where v.organisation = o.id) as version
       from guicheng.organisation o ${NEWEST_RECORD}
      where o.kind = 'society' and o.association = $1 order by o.id`,
    [association],
  );
}

/** Whoever carries a name or a number of the rows, and the terms of those in this association's societies. */
async function readPeople(
  sql: Sql,
  association: string,
  rows: ReadRow[],
): Promise<Pick<World, 'people' | 'posts' | 'organs' | 'members'>> {
  const texts = (...ids: string[]) =>
    rows.flatMap(({ values }) => ids.map((id) => values[id])).filter((value) => typeof value === 'string');
  const [names, phones] = [[...new Set(texts('name', 'contact').map(fold))], [...new Set(texts('phone', 'contactPhone'))]];
  const organs = await sql.rows<World['organs'][number]>(
    `select g.id, g.society, g.kind, g.name_zh as name from guicheng.organ g join guicheng.organisation o on o.id = g.society
      where o.association = $1`,
    [association],
  );
  const people = await sql.rows<World['people'][number]>(
    `select p.id, p.name, p.phone, exists (
        select 1 from guicheng.post t where t.person = p.id and t.role like '%administrator' and t.role <> 'society-administrator'
           and t.voided_at is null and coalesce(t.held_to, 'infinity') >= ${TODAY}) as administers
       from guicheng.person p
      where p.phone = any($2::text[]) or lower(regexp_replace(normalize(p.name, nfkc), '\\s', '', 'g')) = any($1::text[])
         or p.id in (select (m.record ->> 'contact')::uuid from guicheng.master_record m
                       join guicheng.organisation o on o.id = m.organisation where o.association = $3 and m.record ? 'contact')`,
    [names, phones, association],
  );
  const ids = people.map(({ id }) => id);
  const posts = await sql.rows<World['posts'][number]>(
    `select t.id, t.person, t.organisation, t.role, t.held_from::text as "from", t.held_to::text as "to" from guicheng.post t
       join guicheng.organisation o on o.id = t.organisation
      where t.person = any($1::uuid[]) and t.voided_at is null and o.association = $2 order by t.held_from desc, t.id`,
    [ids, association],
  );
  const members = await sql.rows<World['members'][number]>(
    `select t.id, t.person, t.organ, t.position_zh as position, t.held_from::text as "from", t.held_to::text as "to"
       from guicheng.organ_member t
      where t.person = any($1::uuid[]) and t.organ = any($2::uuid[]) and t.voided_at is null order by t.held_from desc, t.id`,
    [ids, organs.map(({ id }) => id)],
  );
  return { people, posts, organs, members };
}

/** What is in force today, whose key a row may have. */
async function readEntries(sql: Sql, association: string, target: Target): Promise<KnownEntry[]> {
  if (target.register === undefined) return [];
  const rows = await registerRows(
    sql,
    target.register.id,
    { societies: [], associations: [association] },
    { on: await todayOf(sql), knownOn: null },
    { show: 'in-force' },
  );
  const touched = await enteredByCases(sql, rows);
  return rows.map(({ id, society, state, firstFrom, sealed, values }) => ({
    ...{ id, society, state, enteredOn: firstFrom, values, number: touched.get(id) ?? null },
    sealed: Object.keys(sealed),
  }));
}

/** Entries of which a case has written any version: its number. */
async function enteredByCases(sql: Sql, rows: RegisterRow[]): Promise<Map<string, string>> {
  const found = await sql.rows<{ id: string; number: string }>(
    `select distinct on (e.id) e.id, coalesce(c.number, e.case_id::text) as number
       from guicheng.register_entry e left join guicheng.case_file c on c.id = e.case_id
      where e.id = any($1::text[]) and e.case_id is not null order by e.id, e.version desc`,
    [rows.map(({ id }) => id)],
  );
  return new Map(found.map(({ id, number }) => [id, number]));
}

async function todayOf(sql: Sql): Promise<string> {
  const row = await sql.one<{ today: string }>(`select ${TODAY}::text as today`);
  if (row === null) throw new Error('a statement without a table gave no row');
  return row.today;
}
