/**
 * Whether an act counts: the actor holds, on that day, one of the posts that the slot names, or the post that stands in when nobody
 * holds it. The same pure function answers the page ("may I act?") and append, which feeds it rows that it has locked.
 */
import { entitledTo, type Holder, type PostHeld, type Role } from '../procedure';
import { inForce } from './in-force';

/** A post in force on the day in question. */
export type PostInForce = PostHeld;

/** The holder by whose right the actor may act, or null. `posts`: everybody's posts in the organisations concerned. */
export function mayAct(actor: string, holders: Holder[], posts: PostInForce[]): Holder | null {
  return holders.find((holder) => entitledTo(holder, posts).persons.includes(actor)) ?? null;
}

/** Every post that can matter for these holders: what append locks. */
export function postsConcerned(holders: Holder[]): { organisation: string; role: Role }[] {
  return holders.flatMap(({ organisation, role, nobody }) => [
    { organisation, role },
    ...(nobody === null ? [] : [{ organisation, role: nobody }]),
  ]);
}

/** Whoever keeps out of the task holds the post as if he did not. */
const IN_OFFICE = (post: string) =>
  `${post}.organisation = h.organisation and ${post}.role = h.role and ${inForce(post)} and ${post}.person <> all(coalesce(h.without, '{}'))`;

/** The same rule as a condition on `guicheng.task_holder h`, for inboxes; `$1` is the person. */
export const HOLDS_TASK = `(case
  when h.person is not null and exists (select 1 from guicheng.post own where own.person = h.person and ${IN_OFFICE('own')}) then h.person = $1
  when exists (select 1 from guicheng.post any_of where ${IN_OFFICE('any_of')}) or h.nobody is null
    then exists (select 1 from guicheng.post mine where mine.person = $1 and ${IN_OFFICE('mine')})
  else exists (select 1 from guicheng.post deputy
    where deputy.person = $1 and deputy.organisation = h.organisation and deputy.role = h.nobody and ${inForce('deputy')}
      and deputy.person <> all(coalesce(h.without, '{}'))) end)`;

/** The same where the person holds in force the very post that `h` names: nobody else's posts need be looked at, unless it names one person. */
export const HOLDS_BY_POST = `($1 <> all(coalesce(h.without, '{}')) and (h.person is null or h.person = $1
  or not exists (select 1 from guicheng.post own where own.person = h.person and ${IN_OFFICE('own')})))`;
