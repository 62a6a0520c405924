/**
 * Who sees a case or a sitting. One rule, in two forms: a predicate and a SQL condition; a test holds both against a table of words.
 *
 * A society's own officers and council see its cases. The association's officers, their head and the leader see a case once a step of
 * it was addressed to the association, not before: what a society is still deciding is its own (users.md 5, 6). All other posts see
 * a case only once a task of it was put before their own post. What a step copies to a post (抄送) it makes known to that post, and to
 * no other of its house. A step that a party body keeps to itself opens a case to nobody else. A case that the association keeps
 * about a society is seen by its officers from the beginning, and by the society's own people only once something of it has come to the
 * society. The archivist sees what the association's officers see, once it is closed: then it is his to keep (`apps/api/archive`). Who runs accounts or the deployment sees none. A supervisor sees what his grant names, as long as it is in force (grants.ts).
 */
import type { Audience, Role } from '../procedure';
import { covers, NAMED, NAMED_ONLY, SUPERVISES_CASE, type GrantInForce } from './grants';
import { inForce } from './in-force';
import type { HeldPost } from './permissions';

/** Of which cases a post lets its holder know. */
export type Sight =
  'of its society' | 'put before its organisation' | 'put before its organisation, once closed' | 'put before the post' | 'none';

export const SIGHT: Record<Role, Sight> = {
  'society-secretariat': 'of its society',
  'secretary-general': 'of its society',
  president: 'of its society',
  supervisor: 'of its society',
  'council-member': 'of its society',
  'society-finance': 'put before the post',
  'society-administrator': 'none',
  'party-secretary': 'put before the post',
  'party-member': 'put before the post',
  'party-staff': 'put before the post',
  'association-officer': 'put before its organisation',
  'association-head': 'put before its organisation',
  'association-leader': 'put before its organisation',
  'party-affairs-officer': 'put before the post',
  'foreign-affairs-officer': 'put before the post',
  'finance-officer': 'put before the post',
  'seal-keeper': 'put before the post',
  archivist: 'put before its organisation, once closed',
  administrator: 'none',
  'system-administrator': 'none',
  'security-administrator': 'none',
  'log-administrator': 'none',
};

/** Roles with this sight, for statements that ask by SQL. */
export function rolesThatSee(...sights: Sight[]): Role[] {
  return (Object.keys(SIGHT) as Role[]).filter((role) => sights.includes(SIGHT[role]));
}

const INSIDE = rolesThatSee('of its society');
const OFFICIAL = rolesThatSee('put before its organisation');
const KEEPING = rolesThatSee('put before its organisation, once closed');
const ADDRESSED = [...OFFICIAL, ...KEEPING, ...rolesThatSee('put before the post')];

export interface CaseFacts {
  society: string;
  association: string;
  procedure: string;
  applicant: string;
  /** The association, where it is its own case about the society; whether the society knows of it. */
  keeper: string | null;
  disclosed: boolean;
  closed: boolean;
  /** Posts that a task of it was ever put before; where nobody holds one today, also the post that stands in. */
  putBefore: { organisation: string; role: Role; audience: Audience }[];
  /** Posts that a step of it was copied to. */
  copiedTo: { organisation: string; role: Role }[];
}

export function maySeeCase(person: string, posts: HeldPost[], facts: CaseFacts, grants: GrantInForce[] = []): boolean {
  return (
    facts.applicant === person ||
    posts.some((post) => opens(post, facts)) ||
    grants.some((grant) => grant.person === person && covers(grant, facts))
  );
}

function opens(post: HeldPost, facts: CaseFacts): boolean {
  const sight = SIGHT[post.role];
  if (sight === 'none' || (post.organisation === facts.society && !facts.disclosed)) return false;
  if (sight === 'of its society') return post.organisation === facts.society;
  if (facts.copiedTo.some(({ organisation, role }) => organisation === post.organisation && role === post.role)) return true;
  const forAll =
    sight === 'put before its organisation' ||
    (sight === 'put before its organisation, once closed' && facts.closed && !NAMED_ONLY.includes(facts.procedure));
  if (forAll && post.organisation === facts.keeper) return true;
  return facts.putBefore.some(
    ({ organisation, role, audience }) =>
      organisation === post.organisation && (role === post.role || (forAll && audience !== 'party-body')),
  );
}

/** On `guicheng.task_holder h`: its post, or the one that stands in while nobody holds it, is the post `p`. */
const PUT_BEFORE_POST = `(h.role = p.role or (h.nobody = p.role and not exists (
  select 1 from guicheng.post o where o.organisation = h.organisation and o.role = h.role and ${inForce('o')})))`;

/** Joins to rows `h` with organisation, role and nobody what is told of them (`told.role`): their post, and while nobody holds it whoever stands in. */
export const POSTS_TOLD = `cross join lateral (
  select h.role union select h.nobody where h.nobody is not null and not exists (
    select 1 from guicheng.post o where o.organisation = h.organisation and o.role = h.role and ${inForce('o')})) told (role)`;

/** What the association keeps about a society is nobody's there until something of it has come to the society (`machine/disclosure.ts`). */
const DISCLOSED = '(c.keeper is null or c.disclosed_at is not null)';

/** What was put before an organisation is there for this post `p` of it as for its officers. */
const FOR_ALL = `(p.role in (${list(OFFICIAL)}) or (p.role in (${list(KEEPING)}) and c.status = 'closed' and c.procedure <> all(${NAMED})))`;

/** A condition on `guicheng.case_file c`: seen in one's own right, by posts or as the applicant; `$1` is the person. */
export const CASES_OF_OWN_RIGHT = `(
  c.applicant = $1
  or exists (select 1 from guicheng.post p where p.person = $1
       and ${inForce('p')}
       and (p.organisation <> c.society or ${DISCLOSED})
       and ((p.role in (${list(INSIDE)}) and p.organisation = c.society)
         or (p.organisation = c.keeper and ${FOR_ALL})
         or (p.role in (${list(ADDRESSED)}) and (exists (
              select 1 from guicheng.task t join guicheng.task_holder h on h.task = t.id
               where t.stream = c.id and h.organisation = p.organisation
                 and ((t.audience <> 'party-body' and ${FOR_ALL}) or ${PUT_BEFORE_POST}))
           or exists (select 1 from guicheng.notice copy where copy.stream = c.id and copy.message = 'copied'
                and copy.organisation = p.organisation and copy.role = p.role))))))`;

/**
 * The same for a case of which the person holds the task `h` by the very post that it names: that post is told of the case by this task or
 * by whose case it is, and nothing else need be looked for.
 */
export const HELD_CASE_VISIBLE = `(((h.organisation <> c.society or ${DISCLOSED})
    and (h.role in (${list(ADDRESSED)}) or (h.role in (${list(INSIDE)}) and h.organisation = c.society)))
  or ${CASES_OF_OWN_RIGHT})`;

/** Whether the association keeps to itself a case about the organisation of this row. */
export const KEPT_FROM = (row: string) => `exists (
  select 1 from guicheng.case_file kept where kept.society = ${row}.organisation and kept.keeper is not null and kept.disclosed_at is null)`;

/** By `h` alone, if nothing is kept from the post's organisation: enough for that, so that whoever only counts need not read the case. */
export const HELD_CASE_SURELY_VISIBLE = `(h.role in (${list(ADDRESSED)}) or (h.role in (${list(INSIDE)}) and h.organisation = h.society))`;

/** The whole rule, a supervisor's grant included. */
export const CASES_VISIBLE = `(${CASES_OF_OWN_RIGHT} or ${SUPERVISES_CASE})`;

/** The organisations whose colleague `$1` is: who runs accounts or the deployment is nobody's (`postsOfSubstance`). */
export const OWN_HOUSES = `select mine.organisation from guicheng.post mine
  where mine.person = $1 and mine.role not in (${list(rolesThatSee('none'))}) and ${inForce('mine')}`;

/**
 * On `guicheng.task t` of a case that `$1` sees: he is told by name who did it or has to do it, since only his own houses do
 * (`named` in fields.ts). A party body's steps are left out, whoever asks.
 */
export const TOLD_WHO = `(t.audience <> 'party-body' and (
  select bool_and(told.organisation in (${OWN_HOUSES})) from guicheng.task_holder told where told.task = t.id))`;

/** The facts of `guicheng.case_file c` that the predicate asks for. */
export const CASE_FACTS = `c.society, c.association, c.procedure, c.applicant, c.keeper, ${DISCLOSED} as disclosed, c.status = 'closed' as closed, (
  select coalesce(jsonb_agg(jsonb_build_object('organisation', h.organisation, 'role', before.role, 'audience', t.audience)), '[]')
    from guicheng.task t join guicheng.task_holder h on h.task = t.id
    cross join lateral (select h.role union select h.nobody where h.nobody is not null and not exists (
      select 1 from guicheng.post o where o.organisation = h.organisation and o.role = h.role and ${inForce('o')})) as before (role)
   where t.stream = c.id) as "putBefore", (
  select coalesce(jsonb_agg(jsonb_build_object('organisation', copy.organisation, 'role', copy.role)), '[]')
    from guicheng.notice copy where copy.stream = c.id and copy.message = 'copied') as "copiedTo"`;

/** Societies whose own affairs these posts let one see: sittings, organs, files. */
export function societiesSeenFromInside(posts: HeldPost[]): string[] {
  return [...new Set(posts.filter((post) => SIGHT[post.role] === 'of its society').map((post) => post.organisation))];
}

function list(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
