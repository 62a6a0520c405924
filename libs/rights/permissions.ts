/**
 * What a person may ask for at all, by the posts that he holds. Deny by default: an unnamed permission does not exist.
 * Which cases, tasks and sittings he then sees is decided per object (visibility.ts), and whether an act counts is decided again
 * by append, under locks (authority.ts). No administrator holds `decide`, in either profile.
 */
import { ASSOCIATION_ROLES, SOCIETY_ROLES, type Role } from '../procedure';

export type Permission =
  /** Anybody, signed in or not: signing in, health, the built pages. */
  | 'public'
  | 'signed-in'
  | 'file-cases'
  | 'decide'
  | 'read-registers'
  | 'read-sittings'
  | 'record-sittings'
  | 'set-charter-rules'
  /** Organisations, people, posts and organs of the whole deployment. */
  | 'manage-people'
  /** The same for one's own society, and its accounts. */
  | 'manage-own-society'
  /** Accounts of anybody: make, disable, reset. */
  | 'manage-accounts'
  | 'import-registers'
  /** Give a supervisor his time-limited look, or confirm another's proposal. */
  | 'grant-supervision'
  /** Attempts, administrative acts, checkpoints. */
  | 'read-house-log';

export interface HeldPost {
  role: Role;
  organisation: string;
}

const SOCIETY: readonly Role[] = SOCIETY_ROLES.filter((role) => role !== 'society-administrator');

const holders: Record<Exclude<Permission, 'public' | 'signed-in'>, readonly Role[]> = {
  'file-cases': ['society-secretariat', 'secretary-general', 'president', 'council-member'],
  decide: [...SOCIETY, ...ASSOCIATION_ROLES],
  'read-registers': [...SOCIETY, ...ASSOCIATION_ROLES],
  'read-sittings': SOCIETY,
  'record-sittings': ['society-secretariat'],
  'set-charter-rules': ['society-secretariat', 'president'],
  'manage-people': ['administrator', 'system-administrator'],
  'manage-own-society': ['society-administrator'],
  'manage-accounts': ['administrator', 'security-administrator'],
  'import-registers': ['administrator', 'system-administrator', 'association-officer'],
  'grant-supervision': ['association-head', 'administrator', 'security-administrator'],
  'read-house-log': ['administrator', 'log-administrator'],
};

/** Whether any of the posts carries the permission; with an organisation, whether one held there does. */
export function may(posts: HeldPost[], permission: Permission, organisation?: string): boolean {
  if (permission === 'public') return true;
  if (permission === 'signed-in') return true;
  const roles = holders[permission];
  return posts.some((post) => roles.includes(post.role) && (organisation === undefined || post.organisation === organisation));
}
