/**
 * Who sees a case or a sitting. One rule, in two forms: a predicate for single reads and a SQL condition for lists; a test holds
 * them against each other. A society's own officers and council see its cases. The association sees a case once a step of it was
 * addressed to the association, not before: what a society is still deciding is its own (users.md 5, 6).
 */
import { inForce } from './in-force';
import type { HeldPost } from './permissions';

export interface CaseFacts {
  society: string;
  applicant: string;
  /** Organisations that ever held a task of it. */
  addressedTo: string[];
}

const INSIDE = ['society-secretariat', 'secretary-general', 'president', 'supervisor', 'council-member'];
const OFFICIAL = ['association-officer', 'association-head'];

export function maySeeCase(person: string, posts: HeldPost[], facts: CaseFacts): boolean {
  return (
    facts.applicant === person ||
    posts.some(
      (post) =>
        (INSIDE.includes(post.role) && post.organisation === facts.society) ||
        (OFFICIAL.includes(post.role) && facts.addressedTo.includes(post.organisation)),
    )
  );
}

/** The same as a condition on `guicheng.case_file c`; `$1` is the person. */
export const CASES_VISIBLE = `(
  c.applicant = $1
  or exists (select 1 from guicheng.post p where p.person = $1
       and ${inForce('p')}
       and ((p.role in (${list(INSIDE)}) and p.organisation = c.society)
         or (p.role in (${list(OFFICIAL)}) and exists (
              select 1 from guicheng.task_holder h join guicheng.task t on t.id = h.task
               where t.stream = c.id and h.organisation = p.organisation)))))`;

export function maySeeSitting(posts: HeldPost[], society: string): boolean {
  return posts.some((post) => INSIDE.includes(post.role) && post.organisation === society);
}

function list(values: string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
