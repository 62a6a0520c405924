/**
 * What a person may ask for at all, by the posts that he holds. Deny by default: an unnamed permission does not exist.
 * Which cases, tasks and sittings he then sees is decided per object (visibility.ts), and whether an act counts is decided again
 * by append, under locks (authority.ts).
 */
import type { Role } from '../procedure';

export type Permission =
  /** Anybody, signed in or not: signing in, health, the built pages. */
  'public' | 'signed-in' | 'file-cases' | 'decide' | 'read-registers' | 'read-sittings' | 'record-sittings' | 'set-charter-rules';

export interface HeldPost {
  role: Role;
  organisation: string;
}

const SOCIETY_OFFICERS: Role[] = ['society-secretariat', 'president', 'supervisor'];
const ASSOCIATION: Role[] = ['association-officer', 'association-head'];

const holders: Record<Exclude<Permission, 'public' | 'signed-in'>, Role[]> = {
  'file-cases': ['society-secretariat', 'president', 'council-member'],
  decide: [...SOCIETY_OFFICERS, ...ASSOCIATION, 'council-member'],
  'read-registers': [...SOCIETY_OFFICERS, ...ASSOCIATION, 'council-member'],
  'read-sittings': [...SOCIETY_OFFICERS, 'council-member'],
  'record-sittings': ['society-secretariat'],
  'set-charter-rules': ['society-secretariat', 'president'],
};

/** Whether any of the posts carries the permission; with an organisation, whether one held there does. */
export function may(posts: HeldPost[], permission: Permission, organisation?: string): boolean {
  if (permission === 'public') return true;
  if (permission === 'signed-in') return true;
  const roles = holders[permission];
  return posts.some((post) => roles.includes(post.role) && (organisation === undefined || post.organisation === organisation));
}
