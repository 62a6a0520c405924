/**
 * 监督查阅: a look for a named person, period, scope and reason, given by two people (users.md 13). A grant lets its holder read; it
 * never carries an act, and it counts only between its days, once confirmed, until revoked.
 */
import { TODAY } from './in-force';

/**
 * Vetting of persons (users.md 6): a grant for all procedures does not reach it. It is read only under a grant that names it, so that the
 * two who give the grant have decided on it knowingly.
 */
export const NAMED_ONLY: readonly string[] = ['nominee-vetting'];

/** A grant that counts today. Null: all of the association's societies, or all procedures. */
export interface GrantInForce {
  person: string;
  association: string;
  societies: string[] | null;
  procedures: string[] | null;
}

/** Whether a case lies in the scope of a grant. */
export function covers(grant: GrantInForce, facts: { association: string; society: string; procedure: string }): boolean {
  return (
    grant.association === facts.association &&
    (grant.societies === null || grant.societies.includes(facts.society)) &&
    (grant.procedures === null ? !NAMED_ONLY.includes(facts.procedure) : grant.procedures.includes(facts.procedure))
  );
}

/** A condition on `guicheng.supervision_grant` under this alias: confirmed, not revoked, within its days. */
export function grantInForce(alias: string): string {
  return `${alias}.confirmed_at is not null and ${alias}.revoked_at is null and ${alias}.from_on <= ${TODAY} and ${alias}.until_on >= ${TODAY}`;
}

const OF_PERSON = `v.person = $1 and ${grantInForce('v')}`;

export const NAMED = `array[${NAMED_ONLY.map((name) => `'${name}'`).join(', ')}]`;

/** `guicheng.supervision_grant v` reaches `guicheng.case_file c`. */
export const GRANT_REACHES_CASE = `v.association = c.association and (v.societies is null or c.society = any(v.societies))
  and (c.procedure = any(v.procedures) or (v.procedures is null and c.procedure <> all(${NAMED})))`;

/** `guicheng.supervision_grant v` reaches all of this society: what is no one procedure's needs a grant for all of them. */
export function grantReachesSociety(society: string): string {
  return `v.procedures is null and (v.societies is null or ${society} = any(v.societies))
    and v.association = (select o.association from guicheng.organisation o where o.id = ${society})`;
}

/** A condition on `guicheng.case_file c`; `$1` is the person. */
export const SUPERVISES_CASE = `exists (select 1 from guicheng.supervision_grant v where ${OF_PERSON} and ${GRANT_REACHES_CASE})`;

/** Matters on the agenda of `guicheng.sitting g` that are reached by name only, as `k`. */
const NAMED_ON_AGENDA = `from jsonb_array_elements(g.items) entry join guicheng.case_file k on k.id = (entry #>> '{source,case}')::uuid
  where k.procedure = any(${NAMED})`;

/** A condition on `guicheng.sitting g`: it is about vetting, among other things; its day and its attendance alone tell of somebody. */
export const SITTING_ON_NAMED = `exists (select 1 ${NAMED_ON_AGENDA})`;

/**
 * A condition on `guicheng.sitting g`; `$1` is the person. A sitting with vetting on its agenda is read only by whoever has, besides the grant
 * for all, one that names it and reaches that very case: neither of the two alone lets one know all that such a sitting tells.
 */
export const SUPERVISES_SITTING = `(exists (select 1 from guicheng.supervision_grant v where ${OF_PERSON} and ${grantReachesSociety('g.society')})
  and not exists (select 1 ${NAMED_ON_AGENDA}
    and not exists (select 1 from guicheng.supervision_grant v where ${OF_PERSON} and v.association = k.association
      and (v.societies is null or k.society = any(v.societies)) and k.procedure = any(v.procedures))))`;

/** Societies that the person `$1` supervises whole. */
export const SOCIETIES_SUPERVISED = `select s.id::text as id from guicheng.organisation s where s.kind = 'society'
  and exists (select 1 from guicheng.supervision_grant v where ${OF_PERSON} and ${grantReachesSociety('s.id')})`;
