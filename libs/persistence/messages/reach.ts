/** By which channels which person is written to, in SQL: chosen, listed by the house, and with an address there. */
import { CHANNELS, type PersonChannel } from '../../notices';
import { CASES_OF_OWN_RIGHT, HOLDS_TASK, inForce } from '../../rights';

/** The rules of `libs/rights` ask about `$1`; here they are asked about many. */
const about = (rule: string, person: string): string => rule.replaceAll('$1', person);

/** On `guicheng.task_holder h` of the open tasks that wait for `person`, with `guicheng.case_file c`. */
export const waitsFor = (person: string): string => `h.open and not h.to_take
  and h.organisation in (select o.organisation from guicheng.post o where o.person = ${person} and ${inForce('o')})
  and ${about(HOLDS_TASK, person)} and ${about(CASES_OF_OWN_RIGHT, person)}`;

/**
 * `reached (person, channel)`. Whoever has chosen nothing is written to in the first channel in which he is found, and on his telephone
 * only if he asked for it. `$1`: ids of the channels that this house has, `$2`: their issuers or null, in the same order.
 */
export const REACHED = `
  house (channel, issuer, rank) as (
    select channel, issuer, array_position(array['${CHANNELS.join("', '")}'], channel)
      from unnest($1::text[], $2::text[]) as h (channel, issuer)),
  reachable (person, channel, rank) as (
    select i.person, h.channel, h.rank from house h join guicheng.identity i on i.issuer = h.issuer
    union select c.person, h.channel, h.rank from house h join guicheng.message_choice c on c.email is not null and c.email_code is null where h.channel = 'mail'
    union select p.id, h.channel, h.rank from house h join guicheng.person p on p.phone is not null where h.channel = 'sms'),
  reached (person, channel) as (
    select r.person, r.channel from reachable r left join guicheng.message_choice c on c.person = r.person
     where case when c.channels is not null then r.channel = any(c.channels)
                else r.channel <> 'sms' and r.rank = (select min(f.rank) from reachable f where f.person = r.person) end)`;

/** Where a person's days are counted: at the place of the post that he has held longest. On `person`, as a column. */
export const placeOf = (person: string): string => `(
  select g.jurisdiction from guicheng.post o join guicheng.organisation g on g.id = o.organisation
   where o.person = ${person} and ${inForce('o')} order by o.held_from, o.id limit 1)`;

export function housesOf(channels: PersonChannel[]): [string[], (string | null)[]] {
  return [channels.map(({ id }) => id), channels.map(({ issuer }) => issuer)];
}
