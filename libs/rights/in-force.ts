/**
 * Which posts and terms count today. The day is the civil one of Asia/Shanghai by the record's own clock, as append reckons it: by
 * PostgreSQL's `current_date` the pages would be a day behind append from midnight to eight.
 */
export const TODAY = `(select (guicheng.record_now() at time zone 'Asia/Shanghai')::date)`;

/** A condition on a row with `held_from` and `held_to` (both days included; no end: still held) under this alias; entered in error: never. */
export function inForce(alias: string, day: string = TODAY): string {
  return `${alias}.voided_at is null and ${alias}.held_from <= ${day} and (${alias}.held_to is null or ${alias}.held_to >= ${day})`;
}

/** Somebody stands in for a colleague, and for nobody whose house he has left: both hold a post in one house. The parameters are SQL for persons' ids. */
export function areColleagues(one: string, other: string, day: string = TODAY): string {
  return `exists (select 1 from guicheng.post own join guicheng.post theirs on theirs.organisation = own.organisation
    where own.person = ${one} and theirs.person = ${other} and ${inForce('own', day)} and ${inForce('theirs', day)})`;
}
