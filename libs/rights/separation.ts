/**
 * Who runs the house and who decides in it (users.md 21; pitfalls 3.6). No administrator decides cases: in the profile 一般 one person may
 * hold both seats with a warning on the record, because a department of four cannot staff five; in 等保三级 it needs a second person.
 */
import { ADMINISTRATOR_ROLES, PARTY_ROLES, type Role } from '../procedure';
import { may } from './permissions';

export type Profile = 'general' | 'mlps-3';

/** One administrator, or three who watch each other. */
const ADMINISTRATORS_OF: Record<Profile, readonly Role[]> = {
  general: ['administrator'],
  'mlps-3': ['system-administrator', 'security-administrator', 'log-administrator'],
};

/** Whether the post exists at all in this profile. */
export function existsIn(profile: Profile, role: Role): boolean {
  return !isAdministrator(role) || ADMINISTRATORS_OF[profile].includes(role);
}

export function isAdministrator(role: Role): boolean {
  return (ADMINISTRATOR_ROLES as readonly Role[]).includes(role);
}

/** Whether acts, votes or opinions come with the post. */
export function isDeciding(role: Role): boolean {
  return may([{ role, organisation: '' }], 'decide') || (PARTY_ROLES as readonly Role[]).includes(role);
}

/** What giving `added` to somebody who holds `held` asks for. */
export function separation(profile: Profile, held: readonly Role[], added: Role): 'none' | 'warning' | 'second-person' {
  const isMixed = (isAdministrator(added) && held.some(isDeciding)) || (isDeciding(added) && held.some(isAdministrator));
  const isTwoAdministrators = isAdministrator(added) && held.some((role) => isAdministrator(role) && role !== added);
  // The keeper of a society's accounts is one of its two people: a wall here would stop small societies.
  const isKeeperWhoDecides =
    (added === 'society-administrator' && held.some(isDeciding)) || (isDeciding(added) && held.includes('society-administrator'));
  if (isMixed || isTwoAdministrators) return profile === 'general' ? 'warning' : 'second-person';
  return isKeeperWhoDecides ? 'warning' : 'none';
}
