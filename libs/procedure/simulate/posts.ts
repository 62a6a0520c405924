/**
 * By whose right a task is done: whoever holds one of its posts, or the post that stands in when nobody holds it. One rule for the store,
 * which asks it of rows that it has locked, and for the simulation.
 */
import { civilDateOf } from '../clock/civil';
import type { Instant } from '../kernel';
import type { Holder } from '../machine/state.types';
import { ROLES_IN, type Role } from '../template/roles';
import type { ScriptPerson } from './script.types';

/** A post as it is held on the day in question. */
export interface PostHeld {
  person: string;
  organisation: string;
  role: Role;
}

export interface Entitled {
  persons: string[];
  as: 'post' | 'stand-in' | 'person' | 'nobody';
}

/** Who may act for a holder. `posts`: everybody's posts in the organisations concerned. Who keeps out of it counts as not there. */
export function entitledTo(holder: Holder, posts: PostHeld[]): Entitled {
  const { without = [] } = holder;
  const inPost = (role: Role): string[] =>
    posts
      .filter((post) => post.organisation === holder.organisation && post.role === role && !without.includes(post.person))
      .map(({ person }) => person);
  const office = inPost(holder.role);
  // One's own task stays one's own while one is in office; afterwards it is the office's, so that no change of officers stops a case.
  if (holder.person !== undefined && office.includes(holder.person)) return { persons: [holder.person], as: 'person' };
  if (office.length > 0) return { persons: office, as: 'post' };
  const deputies = holder.nobody === null ? [] : inPost(holder.nobody);
  return { persons: deputies, as: deputies.length > 0 ? 'stand-in' : 'nobody' };
}

/** The organisations of a simulation; a party organisation only where somebody holds a post in one. */
export const SIMULATED = { case: 'case', society: 'society', association: 'association', party: 'party' } as const;

export function organisationOf(role: Role): string {
  if (ROLES_IN.society.includes(role)) return SIMULATED.society;
  return ROLES_IN['party-organisation'].includes(role) ? SIMULATED.party : SIMULATED.association;
}

/** The posts that are held on the day of an instant. Who is absent holds none. */
export function postsAt(persons: ScriptPerson[], at: Instant): PostHeld[] {
  const day = civilDateOf(at);
  return persons
    .filter(({ absent = [] }) => !absent.some(({ from, to }) => from <= day && day <= to))
    .flatMap(({ id, posts }) => posts.map((role) => ({ person: id, organisation: organisationOf(role), role })));
}
