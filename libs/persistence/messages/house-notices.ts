/**
 * What people are told besides what logs say. Each is written once, under an id derived from what it is about, so that whoever says it again,
 * or twice at once, says nothing. Nobody is told of a sitting that he may not see.
 */
import { CASES_OF_OWN_RIGHT, SITTINGS_OF_OWN_RIGHT } from '../../rights';
import type { SittingState } from '../../procedure';
import type { StreamEvent } from '../../procedure/streams';
import { json, type Sql } from '../sql';
import { CALENDAR_ENTRIES } from '../starts/calendar';

/** Days before its own on which something is told again that was told long before. */
const DUTY_SOON = 14;
const FOLLOW_UP_SOON = 7;

const TELL = (columns: string) => `insert into guicheng.house_notice (id, about, organisation, role, message, ${columns})`;

/** That the association has asked for something: every society that is not left out. */
export function tellOfAssignment(sql: Sql, assignment: string): void {
  sql.later(
    `${TELL('template_hash, day')}
     select 'assignment-made~' || a.id || '~' || s.society, a.id, s.society, 'society-secretariat', 'assignment-made', a.template_hash, a.due_on
       from guicheng.assignment a join guicheng.assignment_society s on s.assignment = a.id
      where a.id = $1 and s.excepted is null on conflict (id) do nothing`,
    [assignment],
  );
  tellPages(sql);
}

/** That something waits for his judgement: whoever may decide on it, and whoever stands in where nobody holds that post. */
export function tellOfProposal(sql: Sql, key: string): void {
  sql.later(
    `${TELL('template_hash')}
     select 'start-proposed~' || p.id || '~' || post.role, p.id, p.organisation, post.role, 'start-proposed', p.template_hash
       from guicheng.proposal p cross join unnest(array[p.role, p.nobody]) as post (role)
      where p.key = $1 and post.role is not null on conflict (id) do nothing`,
    [key],
  );
  tellPages(sql);
}

/** Whoever was called to a sitting, is to confirm its minutes, or answers for what it asks for. Of an assembly nobody by name stands here. */
export function tellOfSitting(sql: Sql, event: StreamEvent, state: SittingState): void {
  const { phase, roll, recorder, items, on } = state;
  if (event.kind === 'convened' || event.kind === 'members-changed') {
    const called = roll.map(({ member }) => member).filter((member) => member !== recorder);
    tellThose(
      sql,
      state,
      'sitting-convened',
      called.map((person) => ({ key: person, person, day: on })),
    );
  }
  if (phase === 'convened' || state.circulation?.status === 'abandoned') return;
  const asked = items.flatMap(({ followUps = [] }) => followUps);
  tellThose(
    sql,
    state,
    'follow-up-assigned',
    asked.map(({ id, holder, dueOn }) => ({ key: id, person: holder, day: dueOn })),
  );
  tellSupervisors(sql, state);
}

/** Whose act somebody else has entered (代录): it stands in his name, and he may know better. */
export function tellOfEntry(sql: Sql, stream: string, event: StreamEvent): void {
  if (event.kind !== 'acted' || event.recorded === undefined) return;
  sql.later(
    `${TELL('day')}
     select concat_ws('~', 'recorded-for-you', $3::text), c.id, $2::uuid, 'oneself', 'recorded-for-you', $4::date
       from guicheng.case_file c where c.id = $1::uuid and ${CASES_OF_OWN_RIGHT.replaceAll('$1', () => '$2::uuid')} on conflict (id) do nothing`,
    [stream, event.actor, event.id, event.occurredOn],
  );
  tellPages(sql);
}

interface Told {
  /** What makes it one, within the sitting. */
  key: string;
  person: string;
  day: string;
}

/** The sitting as this event leaves it: its own row may be written behind what is said of it. */
const SITTING = `(select $1::uuid as id, $2::uuid as society, $3::uuid as organ, $4::jsonb as roll) g`;
const SEES = SITTINGS_OF_OWN_RIGHT.replaceAll('$1', 'told.person');

function tellThose(sql: Sql, state: SittingState, message: 'sitting-convened' | 'follow-up-assigned', told: Told[]): void {
  if (told.length === 0) return;
  sql.later(
    `${TELL('entry, day')}
     select concat_ws('~', $5::text, g.id, told.key), g.id, told.person, 'oneself', $5, told.key, told.day
       from ${SITTING} cross join jsonb_to_recordset($6::jsonb) as told (key text, person uuid, day date)
      where ${SEES} on conflict (id) do nothing`,
    [state.id, state.society, state.organ, json(state.roll), message, json(told)],
  );
  tellPages(sql);
}

/** On whose confirmation the results wait, once the chair has signed; a further text is to be confirmed anew. */
function tellSupervisors(sql: Sql, { id, society, on, phase, rules, signatures = [] }: SittingState): void {
  const [first] = signatures;
  if (phase !== 'closed' || first === undefined || rules.signers?.includes('supervisor') !== true) return;
  if (signatures.some(({ as }) => as === 'supervisor')) return;
  sql.later(
    `${TELL('day')}
     select concat_ws('~', 'minutes-to-confirm', $1::text, $4::text), $1::uuid, $2::uuid, 'supervisor', 'minutes-to-confirm', $3::date
         on conflict (id) do nothing`,
    [id, society, on, first.minutesHash],
  );
  tellPages(sql);
}

/** Nothing has come of it, as the calendar says it. */
const UNDONE = `not exists (select 1 from guicheng.duty_done d where d.entry = e.id and d.taken_back_at is null)
  and not exists (select 1 from guicheng.fulfilment x join guicheng.case_file f on f.id = x.case_id
                   where x.entry = e.id and (f.status = 'open' or f.outcome = 'completed'))`;

/** What stands in a society's calendar since the last time and is still to be done, and what of it ends soon. */
const DUTIES = `${TELL('entry, template_hash, block, day')}
  select m.message || '~' || e.id, e.society, e.society, 'society-secretariat', m.message, e.id, e.template_hash, e.block, e.due_on
    from (${CALENDAR_ENTRIES}) e
    join (values ('duty-opened'), ('duty-soon')) as m (message) on case m.message
      -- An assignment was told when it was made.
      when 'duty-opened' then e.origin <> 'assignment' and (e.due_on is null or e.due_on >= $1::date)
      else e.due_on between $1::date and $1::date + ${DUTY_SOON}
        and (e.at at time zone 'Asia/Shanghai')::date < e.due_on - ${DUTY_SOON} end
   where e.society is not null and ${UNDONE}
     and not exists (select 1 from guicheng.house_notice w where w.id = m.message || '~' || e.id)
  on conflict (id) do nothing`;

const FOLLOW_UPS = `${TELL('entry, day')}
  select concat_ws('~', 'follow-up-due', w.about, w.entry), w.about, w.organisation, w.role, 'follow-up-due', w.entry, w.day
    from guicheng.house_notice w
   where w.message = 'follow-up-assigned' and w.day between $1::date and $1::date + ${FOLLOW_UP_SOON}
     and (w.at at time zone 'Asia/Shanghai')::date < w.day - ${FOLLOW_UP_SOON}
     and not coalesce((select n.done from guicheng.follow_up_note n where n.sitting = w.about and n.follow_up = w.entry
                        order by n.version desc limit 1), false)
  on conflict (id) do nothing`;

/** A society twelve and nine months before its term ends, the department at six; of two that are both past, only the nearer (users.md 23). */
const TERMS = `${TELL('day')}
  select concat_ws('~', 'term-ending', o.id, term.ends, warned.months), o.id,
         case warned.of when 'society' then o.id else o.association end, warned.role, 'term-ending', term.ends
    from guicheng.organisation o
    cross join lateral (
      select (m.record ->> 'termTo')::date as ends from guicheng.master_record m
       where m.organisation = o.id and m.voided_at is null and m.valid_from <= $1::date order by m.valid_from desc, m.version desc limit 1) term
    join (values ('society', 'society-secretariat', 12, 9), ('society', 'society-secretariat', 9, 0),
                 ('association', 'association-officer', 6, 0)) as warned (of, role, months, until)
      on $1::date between (term.ends - make_interval(months => warned.months))::date
                      and (term.ends - make_interval(months => warned.until))::date
   where o.kind = 'society' and (o.dissolved_on is null or o.dissolved_on > $1::date)
     and (warned.of = 'society' or o.association is not null)
  on conflict (id) do nothing`;

/** What a day brings; says how many were told. */
export async function tellOfDay(sql: Sql, today: string): Promise<number> {
  // Workers that go the round at once take it one after the other.
  await sql.run(`select pg_advisory_xact_lock(hashtextextended('house-notices', 0))`);
  let told = 0;
  for (const statement of [DUTIES, FOLLOW_UPS, TERMS]) told += await sql.run(statement, [today]);
  if (told > 0) tellPages(sql);
  return told;
}

function tellPages(sql: Sql): void {
  sql.later(`select pg_notify('guicheng_live', $1)`, [json({ topics: ['notices'] })]);
}
