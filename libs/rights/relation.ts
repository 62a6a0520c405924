/** How a reader stands to a case, and to one step of it: what he then sees of each field is in fields.ts. */
import { ADMINISTRATOR_ROLES, ASSOCIATION_ROLES, PARTY_ROLES, type Audience, type Role } from '../procedure';
import type { HeldPost } from './permissions';

/** To a case as a whole, nearest first; `concerned`: of the society that a case of the association is about. */
export type Standing = 'supervision' | 'society' | 'department' | 'concerned' | 'party-body' | 'applicant';

/**
 * To one step: `own`, his own office did or does it; `secluded`, a party body's, seen from outside, or one that the association keeps to
 * itself in its own case; otherwise as to the case.
 */
export type Relation = Standing | 'own' | 'secluded';

const isOneOf = (roles: readonly Role[], role: Role): boolean => roles.includes(role);

/** Who runs accounts or the deployment is nobody's colleague for it. */
export function postsOfSubstance(posts: HeldPost[]): HeldPost[] {
  return posts.filter(({ role }) => role !== 'society-administrator' && !isOneOf(ADMINISTRATOR_ROLES, role));
}

/** A supervisor reads by his grant, whatever posts he holds besides: then each reading is on the record. */
export function standingOf(
  posts: HeldPost[],
  file: { society: string; association: string; keeper: string | null },
  supervised: boolean,
): Standing {
  if (supervised) return 'supervision';
  const held = postsOfSubstance(posts);
  const isOfSociety = held.some((post) => post.organisation === file.society);
  if (isOfSociety && file.keeper === null) return 'society';
  const official = (post: HeldPost) => post.organisation === file.association && isOneOf(ASSOCIATION_ROLES, post.role);
  if (held.some(official)) return 'department';
  if (isOfSociety) return 'concerned';
  return held.some(({ role }) => isOneOf(PARTY_ROLES, role)) ? 'party-body' : 'applicant';
}

/** A step as far as relations go: who may know of it, and which offices do or did it. */
export interface StepOffices {
  audience: Audience;
  offices: { role: Role; organisation: string }[];
}

/**
 * Attendance, opinions and votes of a party body stay inside the body, its staff and supervision, the society's own supervisor
 * included; to everybody else its step is secluded (users.md 6).
 */
export function relationTo(step: StepOffices, reader: { standing: Standing; posts: HeldPost[] }, society: string): Relation {
  if (reader.standing === 'supervision') return 'supervision';
  const held = postsOfSubstance(reader.posts);
  const meets = (is: (office: StepOffices['offices'][number], post: HeldPost) => boolean) =>
    step.offices.some((office) => held.some((post) => post.organisation === office.organisation && is(office, post)));
  if (step.audience !== 'party-body') {
    if (meets(() => true)) return 'own';
    return step.audience === 'department' && reader.standing === 'concerned' ? 'secluded' : reader.standing;
  }
  const inBody = meets(
    (office, { role }) => role === office.role || (isOneOf(PARTY_ROLES, role) && isOneOf(PARTY_ROLES, office.role)),
  );
  if (inBody) return 'own';
  return held.some((post) => post.role === 'supervisor' && post.organisation === society) ? 'supervision' : 'secluded';
}

/** Whether the words of a step are meant for somebody who stands like this. */
export function isAddressed(audience: Audience, standing: Standing): boolean {
  return audience === 'applicant' || audience === (standing === 'concerned' ? 'society' : standing);
}
