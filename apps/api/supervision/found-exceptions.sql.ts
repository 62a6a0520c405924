/**
 * 例外清单 as statements: where a supervisor looks first, found in the record itself. One select for each kind, all of one shape; each rare
 * kind has a partial index of its own (migration 22), so that neither counting nor a page of a list reads the record whole.
 *
 * $1 association · $2 societies or null · $3 procedures or null · $4, $5 first and last day · $6 pairs of steps, $7 checks (as JSON).
 */
import type { FoundKind } from '../../../libs/contracts';
import { NAMED_ONLY, SITTING_ON_NAMED } from '../../../libs/rights';

/** Every parameter has a type, whichever kinds are asked for. */
export const GIVEN = `given as (select $1::uuid, $2::uuid[], $3::text[], $4::date, $5::date, $6::jsonb, $7::jsonb)`;

const SCOPE = `c.association = $1 and ($2::uuid[] is null or c.society = any($2)) and (c.procedure = any($3)
  or ($3::text[] is null and c.procedure <> all(array[${NAMED_ONLY.map((name) => `'${name}'`).join(', ')}])))`;
/** What is no one procedure's is seen by a grant for all of them; a sitting with vetting on its agenda is in no list. */
const SITTING_SCOPE = `$3::text[] is null and ($2::uuid[] is null or g.society = any($2))
  and exists (select 1 from guicheng.organisation o where o.id = g.society and o.association = $1)
  and not ${SITTING_ON_NAMED}`;
const within = (at: string) => `${at} >= ($4::date)::timestamp at time zone 'Asia/Shanghai'
  and ${at} < ($5::date + 1)::timestamp at time zone 'Asia/Shanghai'`;

const COLUMNS = ['id', 'at', 'case_id', 'seq', 'sitting', 'times', 'code', 'place', 'person'] as const;
type Columns = Partial<Record<(typeof COLUMNS)[number], string>> & { id: string; at: string };

const select = (columns: Columns, rest: string): string =>
  `select ${COLUMNS.map((name) => `${columns[name] ?? NOTHING[name]} as ${name}`).join(', ')} ${rest}`;
const NOTHING: Record<(typeof COLUMNS)[number], string> = {
  id: `''`,
  at: 'null::timestamptz',
  case_id: 'null::uuid',
  seq: 'null::integer',
  sitting: 'null::uuid',
  times: '1',
  code: 'null::text',
  place: 'null::text',
  person: 'null::uuid',
};

/** Events of cases; `condition` as the partial index has it. */
const ofEvents = (condition: string, person = 'null::uuid'): string =>
  select(
    { id: 'e.id', at: 'e.at', case_id: 'c.id', seq: 'e.seq', person, place: PLACE },
    `from guicheng.stream_event e join guicheng.case_file c on c.id = e.stream where ${condition} and ${within('e.at')} and ${SCOPE}`,
  );
/** The block that an event is about. */
const PLACE = `coalesce(e.event ->> 'block', split_part(coalesce(e.event ->> 'slot', e.event ->> 'clock'), '.', 1))`;
const ACTOR = `(e.event ->> 'actor')::uuid`;

/** Whether this event decides the step, and on which day it did so: a meeting's on the day on which it met, a called case's on its last act. */
const decides = (event: string, block: string) => `(
  (${event}.kind = 'acted' and split_part(${event}.event ->> 'slot', '.', 1) = ${block})
  or (${event}.kind in ('item-resulted', 'call-ended') and ${event}.event ->> 'block' = ${block}
    and coalesce(${event}.event ->> 'stage', 'announced') = 'announced'))`;
const heldOn = (event: string) => `(select m.held_on from guicheng.sitting m where m.id = (${event}.event ->> 'sitting')::uuid)`;
const decidedOn = (event: string) => `(case ${event}.kind
  when 'item-resulted' then ${heldOn(event)}
  when 'call-ended' then (select max(case i.kind when 'item-resulted' then ${heldOn('i')} else i.occurred_on end)
    from guicheng.stream_event i where i.stream = (${event}.event ->> 'case')::uuid and i.kind in ('acted', 'item-resulted'))
  else ${event}.occurred_on end)`;

/** Sittings of the scope, once for several of a kind. */
const ofSittings = (columns: Columns, rest: string) => select({ sitting: 'g.id', ...columns }, rest);

const voidedNumbers = (number: string, from: string): string =>
  select(
    {
      id: `'number~' || n.id`,
      at: 'n.voided_at',
      case_id: 'c.id',
      code: `${number} || '：' || n.void_reason`,
      person: 'n.voided_by',
    },
    `from ${from} where n.voided_at is not null and ${within('n.voided_at')} and ${SCOPE}`,
  );

const STATEMENTS: Record<FoundKind, string> = {
  'on-behalf': [
    ofEvents(`jsonb_exists(e.event, 'recorded')`, ACTOR),
    ofSittings(
      { id: `'on-behalf~' || g.id`, at: 'v.at', times: 'v.times' },
      `from (select e.stream, max(e.at) as at, count(*)::int as times from guicheng.stream_event e
              where jsonb_exists(e.event, 'recorded') and ${within('e.at')} group by e.stream) v
        join guicheng.sitting g on g.id = v.stream where ${SITTING_SCOPE}`,
    ),
  ].join(' union all '),
  'on-paper': select(
    { id: 'c.id::text', at: 'c.filed_at', case_id: 'c.id', seq: '1' },
    `from guicheng.case_file c where c.on_paper and ${within('c.filed_at')} and ${SCOPE}`,
  ),
  // What was entered for somebody else, or entered afterwards as a whole, is told under its own kind.
  'back-dated': ofEvents(
    `e.occurred_on < (e.at at time zone 'Asia/Shanghai')::date and not jsonb_exists(e.event, 'recorded') and not jsonb_exists(e.event, 'onPaper')`,
    ACTOR,
  ),
  overridden: ofEvents(`e.kind = 'overridden'`, ACTOR),
  'same-day': select(
    { id: 'b.id', at: 'b.at', case_id: 'c.id', seq: 'b.seq', place: `p ->> 'then'` },
    `from jsonb_array_elements($6::jsonb) p join guicheng.case_file c on c.template_hash = p ->> 'hash'
      join guicheng.stream_event a on a.stream = c.id and ${decides('a', `p ->> 'first'`)}
      join guicheng.stream_event b on b.stream = c.id and ${decides('b', `p ->> 'then'`)}
     where ${within('b.at')} and ${SCOPE} and ${decidedOn('a')} = ${decidedOn('b')}`,
  ),
  'edge-of-quorum': ofEvents(
    `e.kind = 'item-resulted' and e.event ->> 'stage' = 'announced'
      and e.event #>> '{result,arithmetic,present}' = e.event #>> '{result,arithmetic,quorumNeeded}'`,
  ),
  'votes-by-link': ofSittings(
    { id: `'by-link~' || g.id`, at: 'v.at', times: 'v.times' },
    // Counted before the sitting is looked at: an evening has thousands of votes.
    `from (select one.stream, max(one.at) as at, count(*)::int as times from (
             select i.stream, max(i.received_at) as at from guicheng.intent i
              where i.kind = 'cast-ballot' and i.strength in ('link', 'link+code') and i.answer ->> 'answered' = 'accepted'
                and ${within('i.received_at')} group by i.stream, i.actor, i.target) one group by one.stream) v
      join guicheng.sitting g on g.id = v.stream where ${SITTING_SCOPE}`,
  ),
  recusal: [
    ofEvents(`e.kind = 'recused'`, ACTOR),
    ofSittings(
      {
        id: `'recusal~' || g.id`,
        at: `max(g.held_on)::timestamp at time zone 'Asia/Shanghai'`,
        times: "sum(jsonb_array_length(r.item -> 'recused'))::int",
      },
      `from guicheng.sitting g cross join lateral jsonb_array_elements(g.items) r (item)
        where jsonb_array_length(r.item -> 'recused') > 0 and g.held_on between $4 and $5 and ${SITTING_SCOPE} group by g.id`,
    ),
  ].join(' union all '),
  'corrected-result': ofEvents(`e.kind = 'item-resulted' and e.event ->> 'stage' = 'announced' and e.event ->> 'version' <> '1'`),
  'check-passed-over': select(
    { id: `c.id || '~' || (p ->> 'block')`, at: 'c.filed_at', case_id: 'c.id', place: `p ->> 'block'` },
    `from jsonb_array_elements($7::jsonb) p join guicheng.case_file c on c.template_hash = p ->> 'hash'
      join guicheng.stream s on s.id = c.id
     where ${within('c.filed_at')} and ${SCOPE} and s.state #>> array['blocks', p ->> 'block', 'outcome'] = 'fails'`,
  ),
  'refused-attempt': [
    select(
      { id: `'attempt~' || a.id`, at: 'a.at', case_id: 'c.id', code: 'a.code', person: 'a.actor' },
      `from guicheng.attempt a join guicheng.case_file c on c.id = a.stream
        where a.stream is not null and a.code <> 'OK' and ${within('a.at')} and ${SCOPE}`,
    ),
    ofSittings(
      { id: `'attempt~' || a.id`, at: 'a.at', code: 'a.code', person: 'a.actor' },
      `from guicheng.attempt a join guicheng.sitting g on g.id = a.stream
        where a.stream is not null and a.code <> 'OK' and ${within('a.at')} and ${SITTING_SCOPE}`,
    ),
  ].join(' union all '),
  'voided-number': [
    voidedNumbers(
      'n.written',
      'guicheng.document_number n join guicheng.document d on d.id = n.document join guicheng.case_file c on c.id = d.case_id',
    ),
    voidedNumbers(
      `'收〔' || n.year || '〕' || n.ordinal || '号'`,
      'guicheng.received_paper n join guicheng.case_file c on c.id = n.case_id',
    ),
  ].join(' union all '),
  late: select(
    {
      id: 't.id',
      at: 't.closed_at',
      case_id: 'c.id',
      seq: '(select max(e.seq) from guicheng.stream_event e where e.stream = t.stream and e.at = t.closed_at)',
      place: 't.block',
      person: 't.actor',
    },
    `from guicheng.task t join guicheng.case_file c on c.id = t.stream
      where t.actor is not null and t.closed_at > t.due_at and ${within('t.closed_at')} and ${SCOPE}`,
  ),
  turned: select(
    {
      id: `'turned~' || t.id || '~' || h.role`,
      at: 'h.opened_at',
      case_id: 'c.id',
      seq: `(select min(e.seq) from guicheng.stream_event e
        where e.stream = t.stream and e.kind = 'clock-struck' and starts_with(e.event ->> 'clock', t.slot || '.'))`,
      place: 't.block',
    },
    `from guicheng.task_holder h join guicheng.task t on t.id = h.task join guicheng.case_file c on c.id = t.stream
      where h.turned and ${within('h.opened_at')} and ${SCOPE}`,
  ),
};

/** How many of each of these kinds, in one statement. */
export function countsOf(kinds: readonly FoundKind[]): string {
  const parts = kinds.map(
    (kind) => `select '${kind}' as kind, coalesce(sum(x.times), 0)::int as count from (${STATEMENTS[kind]}) x`,
  );
  return `with ${GIVEN} ${parts.join(' union all ')}`;
}

/** A page of one kind, newest first, behind ($8, $9). */
export function pageOf(kind: FoundKind, size: number): string {
  return `with ${GIVEN} select x.* from (${STATEMENTS[kind]}) x
    where $8::timestamptz is null or (x.at, x.id) < ($8, $9::text) order by x.at desc, x.id desc limit ${size}`;
}
