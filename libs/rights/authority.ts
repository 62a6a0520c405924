/**
 * Whether an act counts: the actor holds, on that day, one of the posts that the slot names, or the post that stands in when nobody
 * holds it. The same pure function answers the page ("may I act?") and append, which feeds it rows that it has locked.
 */
import type { Holder, Role } from '../procedure';
import { inForce } from './in-force';

/** A post in force on the day in question. */
export interface PostInForce {
  person: string;
  organisation: string;
  role: Role;
}

/** The holder by whose right the actor may act, or null. `posts`: everybody's posts in the organisations concerned. */
export function mayAct(actor: string, holders: Holder[], posts: PostInForce[]): Holder | null {
  return holders.find((holder) => holds(actor, holder, posts)) ?? null;
}

function holds(actor: string, holder: Holder, posts: PostInForce[]): boolean {
  const inPost = (role: Role) => posts.filter((post) => post.organisation === holder.organisation && post.role === role);
  const office = inPost(holder.role);
  // One's own task stays one's own while one is in office; afterwards it is the office's, so that no change of officers stops a case.
  if (holder.person !== undefined && office.some(({ person }) => person === holder.person)) return actor === holder.person;
  const entitled = office.length > 0 || holder.nobody === null ? office : inPost(holder.nobody);
  return entitled.some(({ person }) => person === actor);
}

/** Every post that can matter for these holders: what append locks. */
export function postsConcerned(holders: Holder[]): { organisation: string; role: Role }[] {
  return holders.flatMap(({ organisation, role, nobody }) => [
    { organisation, role },
    ...(nobody === null ? [] : [{ organisation, role: nobody }]),
  ]);
}

const IN_OFFICE = (post: string) => `${post}.organisation = h.organisation and ${post}.role = h.role and ${inForce(post)}`;

/** The same rule as a condition on `guicheng.task_holder h`, for inboxes; `$1` is the person. */
export const HOLDS_TASK = `(case
  when h.person is not null and exists (select 1 from guicheng.post own where own.person = h.person and ${IN_OFFICE('own')}) then h.person = $1
  when exists (select 1 from guicheng.post any_of where ${IN_OFFICE('any_of')}) or h.nobody is null
    then exists (select 1 from guicheng.post mine where mine.person = $1 and ${IN_OFFICE('mine')})
  else exists (select 1 from guicheng.post deputy
    where deputy.person = $1 and deputy.organisation = h.organisation and deputy.role = h.nobody and ${inForce('deputy')}) end)`;
