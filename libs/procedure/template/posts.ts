/** Who may be asked to decide, to confirm or to ask others; an administrator never is. */
import { ASSOCIATION_ROLES, PARTY_ROLES, SOCIETY_ROLES, type Role } from './roles';
import type { OrganisationOf } from './assignee.types';

export const POSTS: Record<OrganisationOf, readonly Role[]> = {
  society: SOCIETY_ROLES.filter((role) => role !== 'society-administrator'),
  'party-organisation': PARTY_ROLES,
  association: ASSOCIATION_ROLES,
};
