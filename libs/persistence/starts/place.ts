/** Where a case that nobody files begins: its society, the version of the template that it pins, and in whose name. */
import type { Program, Role, Template } from '../../procedure';
import { isAssociations } from '../../procedure/machine/disclosure';
import type { Sql } from '../sql';
import type { StartOrder } from './start-order';

export interface StartPlace {
  /** Whose case it will be; of a branch the society that it belongs to. */
  society: string;
  association: string;
  templateHash: string;
  template: Template;
  program: Program;
}

/** Null: the society is not there, or nothing is published for it. A step's own template says which version it calls. */
export async function placeOf(sql: Sql, order: StartOrder, caller: string | null): Promise<StartPlace | null> {
  const pinned = order.by.kind === 'period' || order.by.kind === 'proposal' ? order.by.templateHash : null;
  const row = await sql.one<{ society: string; association: string; hash: string; template: Template; program: Program }>(
    `select o.id as society, o.association, v.hash, v.template, p.program
       from guicheng.organisation o
       cross join lateral (
         select coalesce($3::text,
           (select c.callee from guicheng.called_template c
             where c.caller = $4 and c.procedure = $2 and c.jurisdiction = o.jurisdiction),
           guicheng.version_for($2, o.id, (guicheng.record_now() at time zone 'Asia/Shanghai')::date)) as hash) chosen
       join guicheng.template_version v on v.hash = chosen.hash
       join guicheng.program p on p.hash = v.program_hash
      where o.id = guicheng.society_of($1)`,
    [order.society, order.procedure, pinned, caller],
  );
  return row === null
    ? null
    : {
        society: row.society,
        association: row.association,
        templateHash: row.hash,
        template: row.template,
        program: row.program,
      };
}

/** In which organisation a post that files is held: the society's, or the association whose case about the society it will be. */
export function houseIn({ society, association }: Pick<StartPlace, 'society' | 'association'>, role: Role): string {
  return isAssociations(role) ? association : society;
}

/** Who holds a post that files in this house on this day, and which, the one who has held it longest; null: nobody does. */
export function filerOf(sql: Sql, house: string, roles: Role[], on: string): Promise<{ person: string; role: Role } | null> {
  return sql.one<{ person: string; role: Role }>(
    `select person, role from guicheng.post
      where organisation = $1 and role = any($2::text[]) and voided_at is null and held_from <= $3 and (held_to is null or held_to >= $3)
      order by array_position($2::text[], role), held_from, id limit 1`,
    [house, roles, on],
  );
}

/** By which of these posts somebody files there on this day, the first that is named; null: he holds none of them. */
export async function postOf(
  sql: Sql,
  { person, house, roles, on }: { person: string; house: string; roles: Role[]; on: string },
): Promise<Role | null> {
  const row = await sql.one<{ role: Role }>(
    `select role from guicheng.post
      where organisation = $1 and role = any($2::text[]) and person = $4 and voided_at is null and held_from <= $3 and (held_to is null or held_to >= $3)
      order by array_position($2::text[], role) limit 1`,
    [house, roles, on, person],
  );
  return row?.role ?? null;
}
