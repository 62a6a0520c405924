/**
 * Who sees a sitting, and who keeps its record. A society's own organs sit before its own people. A party body sits by itself: attendance,
 * opinions and votes stay inside the body, its staff and supervision, the society's own supervisor included (users.md 6). Its record is
 * kept by its staff or its secretary; where it has no staff, the society's secretariat, which supports its daily work, stands in.
 */
import { PARTY_ROLES, type Holder, type Role } from '../procedure';
import { SUPERVISES_SITTING } from './grants';
import { inForce } from './in-force';
import type { HeldPost } from './permissions';
import { rolesThatSee } from './visibility';

/** Whose sitting it is: columns that `SITTING_BODY` reads. */
export interface SittingBody {
  society: string;
  is_party: boolean;
  /** The party organisation that the body belongs to. */
  party: string | null;
  has_staff: boolean;
}

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

const STAFFED = (organ: string) => `exists (select 1 from guicheng.post staff
  where staff.organisation = ${organ}.party and staff.role = 'party-staff' and ${inForce('staff')})`;

/** Columns of a `SittingBody` besides the society, on `guicheng.organ` under this alias. */
export function bodyColumns(organ: string): string {
  return `${organ}.kind = 'party' as is_party, ${organ}.party, ${STAFFED(organ)} as has_staff`;
}

/** Whether an organ under this alias is convened by a post in one of these organisations (`$n`: an array of ids). */
export function convenedFrom(organ: string, organisations: string): string {
  return `case when ${organ}.kind = 'party'
    then ${organ}.party = any(${organisations}) or (${organ}.society = any(${organisations}) and not ${STAFFED(organ)})
    else ${organ}.society = any(${organisations}) end`;
}

/** A condition on `guicheng.sitting g`: seen in one's own right; `$1` is the person. */
export const SITTINGS_OF_OWN_RIGHT = `exists (select 1 from guicheng.organ of_sitting where of_sitting.id = g.organ and (
  (of_sitting.kind = 'party' and exists (select 1 from guicheng.person me where me.id = $1
     and g.roll @> jsonb_build_array(jsonb_build_object('member', me.id))))
  or exists (select 1 from guicheng.post p where p.person = $1 and ${inForce('p')} and case when of_sitting.kind = 'party'
     then (p.organisation = of_sitting.party and p.role in (${list(PARTY_ROLES)}))
       or (p.organisation = g.society and (p.role = 'supervisor' or (p.role = 'society-secretariat' and not ${STAFFED('of_sitting')})))
     else p.organisation = g.society and p.role in (${list(rolesThatSee('of its society'))}) end)))`;

/** The same with a supervisor's grant. */
export const SITTINGS_VISIBLE = `(${SITTINGS_OF_OWN_RIGHT} or ${SUPERVISES_SITTING})`;

/** A post in a party organisation. */
export function isPartyRole(role: Role): boolean {
  return PARTY_ROLES.some((candidate) => candidate === role);
}

/** The posts by which a sitting is convened and recorded. */
export function recordersOf({ society, is_party: isParty, party, has_staff: hasStaff }: SittingBody): Holder[] {
  const held = (role: Role, organisation: string): Holder => ({ role, organisation, nobody: null, turned: false });
  if (!isParty) return [held('society-secretariat', society)];
  return [
    ...(party === null ? [] : [held('party-staff', party), held('party-secretary', party)]),
    ...(hasStaff ? [] : [held('society-secretariat', society)]),
  ];
}

/** The post by which one of these records it; null where none does. */
export function recorderPost(posts: HeldPost[], body: SittingBody): HeldPost | null {
  const found = recordersOf(body).find(({ role, organisation }) =>
    posts.some((post) => post.role === role && post.organisation === organisation),
  );
  return found === undefined ? null : { role: found.role, organisation: found.organisation };
}
