/**
 * What a person may ask for at all, by the posts that he holds. Deny by default: an unnamed permission does not exist.
 * Which cases, tasks and sittings he then sees is decided per object (visibility.ts), and whether an act counts is decided again
 * by append, under locks (authority.ts). No administrator holds `decide`, in either profile.
 */
import type { Permission } from '../contracts/permissions';
import { ARCHIVE_KEEPERS, DOCUMENT_WORKERS, DRAFTERS } from './document-posts';
import { ASSOCIATION_ROLES, PARTY_ROLES, SOCIETY_ROLES, type Role } from '../procedure';

export type { Permission };

export interface HeldPost {
  role: Role;
  organisation: string;
}

const SOCIETY: readonly Role[] = SOCIETY_ROLES.filter((role) => role !== 'society-administrator');

/** Who reads organisations and people of the whole deployment, and who those of his own society. */
const HOUSE_READERS: readonly Role[] = [
  'administrator',
  'system-administrator',
  'security-administrator',
  'association-officer',
  'association-head',
  'association-leader',
];
const SOCIETY_READERS: readonly Role[] = ['society-administrator', 'society-secretariat', 'secretary-general', 'president'];

const holders: Record<Exclude<Permission, 'public' | 'signed-in' | 'own-sitting'>, readonly Role[]> = {
  // Officers of the association open its own cases about a society; which posts, each template says.
  'file-cases': [
    'society-secretariat',
    'secretary-general',
    'president',
    'council-member',
    'association-officer',
    'association-head',
  ],
  decide: [...SOCIETY, ...PARTY_ROLES, ...ASSOCIATION_ROLES],
  'read-registers': [...SOCIETY, ...ASSOCIATION_ROLES],
  // Finance is asked for single matters; what the organs do is not its affair.
  'read-sittings': [...SOCIETY.filter((role) => role !== 'society-finance'), ...PARTY_ROLES],
  // The society's own staff: account numbers and certificates are nobody else's.
  'read-society-record': ['society-secretariat', 'secretary-general', 'president', 'society-finance'],
  'keep-society-record': ['society-secretariat', 'secretary-general'],
  // Of a party body its own staff (sittings.ts).
  'record-sittings': ['society-secretariat', 'party-staff', 'party-secretary'],
  'set-charter-rules': ['society-secretariat', 'president'],
  'manage-people': ['administrator', 'system-administrator'],
  'manage-own-society': ['society-administrator'],
  'manage-accounts': ['administrator', 'security-administrator'],
  'read-people': [...HOUSE_READERS, ...SOCIETY_READERS],
  'read-all-people': HOUSE_READERS,
  'change-people': ['administrator', 'system-administrator', 'society-administrator'],
  'change-accounts': ['administrator', 'security-administrator', 'society-administrator'],
  'confirm-rights': ['administrator', 'system-administrator', 'security-administrator'],
  'run-channels': ['administrator', 'system-administrator'],
  'import-registers': ['administrator', 'system-administrator', 'association-officer'],
  'prepare-procedures': ['administrator', 'system-administrator'],
  'confirm-procedures': ['association-head'],
  'read-publications': ['administrator', 'system-administrator', 'association-head'],
  'grant-supervision': ['association-head', 'administrator', 'security-administrator'],
  'read-readings': [
    'society-secretariat',
    'secretary-general',
    'president',
    'supervisor',
    'association-officer',
    'association-head',
    'association-leader',
  ],
  'answer-rectifications': ['society-secretariat', 'secretary-general', 'president'],
  'draft-documents': DRAFTERS,
  'work-on-documents': DOCUMENT_WORKERS,
  'keep-house-forms': ['administrator', 'system-administrator', 'society-secretariat'],
  'keep-archive': ARCHIVE_KEEPERS,
  'read-house-log': ['administrator', 'log-administrator'],
};

/** Whether any of the posts carries the permission; with an organisation, whether one held there does. */
export function may(posts: HeldPost[], permission: Permission, organisation?: string): boolean {
  if (permission === 'public') return true;
  if (permission === 'signed-in') return true;
  if (permission === 'own-sitting') return false;
  const roles = holders[permission];
  return posts.some((post) => roles.includes(post.role) && (organisation === undefined || post.organisation === organisation));
}

/** Every permission that one of the posts carries, in the order of the table. */
export function permissionsOf(posts: HeldPost[]): Permission[] {
  return (Object.keys(holders) as (keyof typeof holders)[]).filter((permission) => may(posts, permission));
}

/** Whether he may read people and posts of every organisation; otherwise only of the societies where he holds a post. */
export function readsEverywhere(posts: HeldPost[]): boolean {
  return may(posts, 'read-all-people');
}

/** The societies whose people he may read by a post held there. */
export function societiesRead(posts: HeldPost[]): string[] {
  return [...new Set(posts.filter((post) => SOCIETY_READERS.includes(post.role)).map((post) => post.organisation))];
}

/** What a supervisor's grant in force lets one ask for besides: to read. What is then shown is decided per object. */
export const READ_BY_GRANT: readonly Permission[] = ['read-sittings', 'read-registers'];

/** Organisations in which one of these posts carries the permission. */
export function organisationsWhere(posts: HeldPost[], permission: Permission): string[] {
  return [...new Set(posts.filter((post) => may([post], permission)).map((post) => post.organisation))];
}
