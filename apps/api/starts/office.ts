import type { Sql } from '../../../libs/persistence';
import type { Role } from '../../../libs/procedure';
import { mayAct, postsConcerned, type PostInForce } from '../../../libs/rights';

export interface Office {
  organisation: string;
  role: Role;
  nobody: Role | null;
}

/** Whether somebody holds a post today, or the one that stands in while nobody does. Posts stay as they are until the transaction ends. */
export async function isInOffice(sql: Sql, person: string, office: Office): Promise<boolean> {
  const { organisation, role, nobody } = office;
  const holders = [{ organisation, role, nobody, turned: false }];
  const roles = postsConcerned(holders).map((post) => post.role);
  const posts = await sql.rows<PostInForce>(
    `select person, organisation, role from guicheng.post, (select (guicheng.record_now() at time zone 'Asia/Shanghai')::date as day) today
      where organisation = $1 and role = any($2::text[]) and voided_at is null and held_from <= day and (held_to is null or held_to >= day)
      order by id for share of post`,
    [organisation, roles],
  );
  return mayAct(person, holders, posts) !== null;
}
