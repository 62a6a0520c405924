/** Who has to hold which post, and on which day, for an intent to count. */
import type { Holder, Role } from '../../procedure';
import { mayAct, postsConcerned, type PostInForce } from '../../rights/authority';
import { inForce } from '../../rights/in-force';
import type { Sql } from '../sql';

/** One of these posts is held by this person on that day. */
export interface Claim {
  person: string;
  on: string;
  holders: Holder[];
}

/** Whether a claim holds. Posts that it relied on stay as they are until the transaction ends. */
export async function isHeld(sql: Sql, { person, on, holders }: Claim): Promise<boolean> {
  const concerned = postsConcerned(holders);
  const posts = await sql.rows<PostInForce>(
    `select p.person, p.organisation, p.role from guicheng.post p
      where p.organisation = any($1::uuid[]) and p.role = any($2::text[]) and ${inForce('p', '$3')} order by p.id for share`,
    [[...new Set(concerned.map((post) => post.organisation))], [...new Set(concerned.map((post) => post.role))], on],
  );
  return mayAct(person, holders, posts) !== null;
}

/** A post without a deputy. */
export function office(role: Role, organisation: string): Holder {
  return { role, organisation, nobody: null, turned: false };
}
