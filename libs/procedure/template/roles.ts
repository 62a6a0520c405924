/**
 * Posts in organisations, a closed vocabulary (procedures.md §2). Persons hold them for a period; a template's steps, and the rights,
 * speak of posts and never of persons. Grows with the catalogue: the compiler names every table that a new one is missing from.
 */

/** Posts inside a society. */
export const SOCIETY_ROLES = [
  'society-secretariat',
  'secretary-general',
  'president',
  'supervisor',
  'council-member',
  'society-finance',
  /** 单位管理员: runs the society's own accounts; decides nothing (users.md 25). */
  'society-administrator',
] as const;

/** Posts inside a party organisation. Its acts pass by its charter's own written mandate only, never by proxy. */
export const PARTY_ROLES = ['party-secretary', 'party-member', 'party-staff'] as const;

/** Posts inside the association; a post may name the department in which it is held. */
export const ASSOCIATION_ROLES = [
  'association-officer',
  'association-head',
  'association-leader',
  'party-affairs-officer',
  'foreign-affairs-officer',
  'finance-officer',
  'seal-keeper',
  'archivist',
] as const;

/** Who runs the deployment. None of them decides a case; in the profile 等保三级 the three last take the place of the first. */
export const ADMINISTRATOR_ROLES = [
  'administrator',
  'system-administrator',
  'security-administrator',
  'log-administrator',
] as const;

export type SocietyRole = (typeof SOCIETY_ROLES)[number];
export type PartyRole = (typeof PARTY_ROLES)[number];
export type AssociationRole = (typeof ASSOCIATION_ROLES)[number];
export type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number];
export type Role = SocietyRole | PartyRole | AssociationRole | AdministratorRole;

/** What an organisation is. A department belongs to the association, a party organisation to a society or to the association. */
export type OrganisationKind = 'association' | 'department' | 'society' | 'party-organisation';

/** Which posts there are in an organisation of this kind. Officials hold theirs in the association and name their department there. */
export const ROLES_IN: Record<OrganisationKind, readonly Role[]> = {
  association: [...ASSOCIATION_ROLES, ...ADMINISTRATOR_ROLES],
  department: [],
  society: SOCIETY_ROLES,
  'party-organisation': PARTY_ROLES,
};
