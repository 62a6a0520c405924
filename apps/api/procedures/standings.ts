/** From when and for whom a published version holds, and who is told of it: rows that are added and never changed. */
import type { Sql } from '../../../libs/persistence';
import type { Template } from '../../../libs/procedure';
import { organisationsWhere, TODAY } from '../../../libs/rights';
import type { Database } from '../database';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import type { PublicationRow } from './publication-rows';

/** Null: from today; a day that has passed meanwhile counts as today. `societies` null: for all. */
export interface NewStanding {
  hash: string;
  from: string | null;
  societies: string[] | null;
  reason?: string | null;
}

export async function addStanding(
  sql: Sql,
  asker: Subject,
  { hash, from, societies, reason = null }: NewStanding,
): Promise<void> {
  await sql.run(
    `insert into guicheng.version_standing (hash, kind, from_on, societies, reason, by_person)
     values ($1, 'holds', greatest($2::date, ${TODAY}), $3, $4, $5)`,
    [hash, from, societies, reason, asker.person.id],
  );
}

/**
 * Tells every society for which the version will hold on its first day: it is asked of the same function by which cases begin. Of one that
 * is withdrawn, those that were told of it.
 */
export async function announce(
  sql: Sql,
  { id, hash, procedure }: PublicationRow,
  kind: 'announced' | 'withdrawn',
): Promise<void> {
  const told =
    kind === 'withdrawn'
      ? `select n.publication, n.society, 'withdrawn' from guicheng.publication_notice n where n.publication = $1 and n.kind = 'announced'`
      : `select $1::uuid, o.id, 'announced' from guicheng.organisation o
           cross join (select max(s.from_on) as first_on from guicheng.version_standing s where s.hash = $2) d
          where o.kind = 'society' and (o.dissolved_on is null or o.dissolved_on > ${TODAY})
            and guicheng.version_for($3, o.id, d.first_on) = $2 and guicheng.is_offered($3, o.id)`;
  const values = kind === 'withdrawn' ? [id] : [id, hash, procedure];
  await sql.run(`insert into guicheng.publication_notice (publication, society, kind) ${told} on conflict do nothing`, values);
  sql.later(`select pg_notify('guicheng_live', '{"topics":["notices"]}')`);
}

/** Societies of the houses whose procedures the asker prepares or confirms. */
export function societiesOf(
  database: Pick<Database, 'rows'>,
  asker: Subject,
): Promise<{ id: string; name_zh: string; name_en: string; jurisdiction: Template['jurisdiction'] }[]> {
  return database.rows(
    `select id, name_zh, name_en, jurisdiction from guicheng.organisation
      where kind = 'society' and association = any($1::uuid[]) and (dissolved_on is null or dissolved_on > ${TODAY}) order by name_zh, id`,
    [organisationsWhere(heldPosts(asker), 'read-publications')],
  );
}
