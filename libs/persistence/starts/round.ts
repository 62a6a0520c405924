/**
 * The daily round: what every period begins, and what registers propose. It looks at every day since the last one that it has been
 * through, so that a worker that was down misses nothing, and keys make each thing once, however often and by whomever it is run.
 */
import type { DataSource } from 'typeorm';
import {
  againOn,
  occurrences,
  proposals,
  startOfKind,
  type Calendar,
  type LookUpValue,
  type Occurrence,
  type Program,
  type ProposedBefore,
  type Starting,
  type Subject,
} from '../../procedure';

import { derivedUuid } from '../derived-uuid';
import { tellOfDay, tellOfProposal } from '../messages/house-notices';
import { answerLookUp } from '../registers/look-ups';
import { parametersFor } from '../parameters';
import { inTransaction, json, withConnection, type Sql } from '../sql';
import { startEventId, timedCaseId, type StartOrder } from './start-order';
import { subjectOfTerm } from './term';

export interface Round {
  /** Occurrences of periods that are new. */
  made: number;
  proposed: number;
  lapsed: number;
}

interface Place {
  society: string;
  association: string;
  procedure: string;
  template_hash: string;
  program: Program;
  parameters: { parameters: Parameters<typeof parametersFor>[1]['parameters'] };
  calendar: Calendar | null;
}

/**
 * One round up to this day, each society and procedure in a transaction of its own: what goes wrong with one of them stops no other, and
 * the days are looked at again until nothing goes wrong.
 */
export async function goRound(source: DataSource, given?: { today: string }): Promise<Round> {
  const round: Round = { made: 0, proposed: 0, lapsed: 0 };
  const { today, from, all } = await withConnection(source, (sql) => daysAndPlaces(sql, given?.today ?? null));
  const failures: unknown[] = [];
  for (const place of all) {
    try {
      await inTransaction(source, (sql) => goThrough(sql, place, { from, to: today }, round));
    } catch (error) {
      failures.push(error);
    }
  }
  try {
    await inTransaction(source, (sql) => tellOfDay(sql, today));
  } catch (error) {
    failures.push(error);
  }
  if (failures.length > 0) throw failures[0];
  await withConnection(source, (sql) =>
    sql.run(
      `insert into guicheng.start_round (through) values ($1)
       on conflict (only_one) do update set through = greatest(start_round.through, excluded.through)`,
      [today],
    ),
  );
  return round;
}

async function daysAndPlaces(sql: Sql, given: string | null): Promise<{ today: string; from: string; all: Place[] }> {
  const days = await sql.one<{ today: string; through: string | null }>(
    `select coalesce($1::date, (guicheng.record_now() at time zone 'Asia/Shanghai')::date)::text as today,
            (select through::text from guicheng.start_round) as through`,
    [given],
  );
  if (days === null) throw new Error('a statement without a table gave no row');
  return { today: days.today, from: days.through ?? days.today, all: await places(sql, days.today) };
}

async function goThrough(sql: Sql, place: Place, window: { from: string; to: string }, round: Round): Promise<void> {
  const { calendar } = place;
  if (calendar === null) return;
  const made = await makeOccurrences(sql, place, calendar, window);
  await propose(sql, place, calendar, window.to, round);
  if (made > 0) sql.later(`select pg_notify('guicheng_outbox', '')`);
  round.made += made;
}

/** Every society with each procedure that can begin by itself there, in the version that is in force. */
async function places(sql: Sql, today: string): Promise<Place[]> {
  const rows = await sql.rows<Place>(
    `select o.id as society, o.association, v.procedure, v.hash as template_hash, p.program,
            json_build_object('parameters', v.template -> 'parameters') as parameters,
            (select c.calendar from guicheng.calendar c where c.jurisdiction in ('CN', o.jurisdiction)
              order by (c.jurisdiction = o.jurisdiction) desc, c.published_at desc, c.version desc limit 1) as calendar
       from guicheng.organisation o
       cross join (select distinct procedure from guicheng.template_version) names
       cross join lateral (
         select t.* from guicheng.template_version t where t.procedure = names.procedure and t.jurisdiction in (o.jurisdiction, 'CN')
            and guicheng.version_holds(t.hash, o.id, $1::date)
          order by (t.jurisdiction = o.jurisdiction) desc, t.version desc, t.published_at desc limit 1) v
       join guicheng.program p on p.hash = v.program_hash
      where o.kind = 'society' and (o.dissolved_on is null or o.dissolved_on > $1) and p.program -> 'starts' is not null
        and guicheng.is_offered(v.procedure, o.id)
      order by o.id, v.procedure`,
    [today],
  );
  return rows;
}

async function makeOccurrences(
  sql: Sql,
  place: Place,
  calendar: Calendar,
  window: { from: string; to: string },
): Promise<number> {
  const start = startOfKind(place.program, 'every');
  if (start === null) return 0;
  const { procedure } = place;
  let made = 0;
  const subjects = await subjectsOf(sql, place, { procedure, start }, window.to);
  for (const occurrence of occurrences({ procedure, start }, subjects, window.from, window.to, calendar)) {
    if (await keep(sql, place, start.start, occurrence)) made += 1;
  }
  return made;
}

async function subjectsOf(sql: Sql, place: Place, { start }: Starting<'every'>, on: string): Promise<Subject[]> {
  if (start.for !== 'society') return (await listed(sql, place, start.for.lookUp, on)).map((id) => ({ id }));
  return [start.period === 'term' ? await subjectOfTerm(sql, place.society, on) : { id: place.society }];
}

/** Entries that a look-up of the template lists for this society, as the register stands. */
async function listed(sql: Sql, place: Place, id: string, on: string): Promise<string[]> {
  const declared = place.program.lookUps.find((candidate) => candidate.id === id);
  if (declared === undefined) throw new Error(`look-up ${id} is not declared`);
  const parameters = await parametersFor(sql, place.parameters, place.society, place.association);
  const answer: LookUpValue = await answerLookUp(sql, declared, { society: place.society, facts: {}, parameters, on });
  if (!Array.isArray(answer)) throw new Error(`look-up ${id} does not list`);
  return answer;
}

/** Whether it is new. One that begins at once has its order in the same transaction. */
async function keep(sql: Sql, place: Place, start: 'at-once' | 'by-society', given: Occurrence): Promise<boolean> {
  const { key, subject, opensOn, dueOn } = given;
  const { society, procedure, template_hash: templateHash } = place;
  const started = start === 'at-once' ? timedCaseId(key) : null;
  const isNew = await sql.run(
    `insert into guicheng.start_key (key, template_hash, procedure, society, subject, start, opens_on, due_on, started)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (key) do nothing`,
    [key, templateHash, procedure, society, subject, start, opensOn, dueOn, started],
  );
  if (isNew === 0) return false;
  if (started !== null) {
    orderStart(sql, started, { procedure, society, by: { kind: 'period', key, templateHash, actor: null } });
  }
  return true;
}

function orderStart(sql: Sql, stream: string, asked: Pick<StartOrder, 'procedure' | 'society'> & { by: TimedOrder }): void {
  const event: StartOrder = { kind: 'start', id: startEventId(asked.by.key), ...asked };
  sql.later(
    `insert into guicheng.outbox (id, to_kind, stream, event, next_attempt_at) values ($1, 'case', $2, $3, guicheng.record_now())
     on conflict (id) do nothing`,
    [event.id, stream, json(event)],
  );
}
type TimedOrder = Extract<StartOrder['by'], { key: string }>;

interface ProposalRow {
  subject: string;
  status: ProposedBefore['status'] | 'lapsed';
  decided_on: string | null;
  /** The day on which its case ended; null while it runs or has not begun. */
  ended_on: string | null;
}

/** What the register says today, held against what was proposed before. */
async function propose(sql: Sql, place: Place, calendar: Calendar, today: string, round: Round): Promise<void> {
  const start = startOfKind(place.program, 'proposed');
  if (start === null) return;
  const { procedure, society } = place;
  const starting: Starting<'proposed'> = { procedure, start };
  const found = await listed(sql, place, start.when, today);
  // Also what was proposed of the same entry elsewhere: its proposals are counted through, wherever it has moved.
  const before = await sql.rows<ProposalRow>(
    `select p.subject, p.status, (p.decided_at at time zone 'Asia/Shanghai')::date::text as decided_on,
            (c.closed_at at time zone 'Asia/Shanghai')::date::text as ended_on
       from guicheng.proposal p left join guicheng.case_file c on c.id = p.started
      where p.procedure = $1 and (p.society = $2 or p.subject = any($3::text[]))`,
    [procedure, society, found],
  );
  const standing = before.map((row) => standingOf(row, starting, calendar));
  const { make, lapsed } = proposals(starting, found, standing, today);
  const { role, of, nobody } = start.confirmedBy;
  const organisation = of === 'association' ? place.association : society;
  for (const { key, subject } of make) {
    sql.later(
      `insert into guicheng.proposal (key, id, template_hash, procedure, society, subject, organisation, role, nobody)
       values ($1, $9, $2, $3, $4, $5, $6, $7, $8) on conflict (key) do nothing`,
      [key, place.template_hash, procedure, society, subject, organisation, role, nobody, derivedUuid('proposal', key)],
    );
    tellOfProposal(sql, key);
  }
  if (lapsed.length > 0) {
    sql.later(
      `update guicheng.proposal set status = 'lapsed', decided_at = guicheng.record_now()
        where procedure = $1 and society = $2 and status = 'open' and subject = any($3)`,
      [procedure, society, lapsed],
    );
  }
  round.proposed += make.length;
  round.lapsed += lapsed.length;
}

/** One that has lapsed holds nothing back: when the register says so again, it is proposed again. */
function standingOf(row: ProposalRow, starting: Starting<'proposed'>, calendar: Calendar): ProposedBefore {
  const { subject, status, decided_on, ended_on } = row;
  const after = (day: string | null): string | null => (day === null ? null : againOn(starting, day, calendar));
  if (status === 'lapsed') return { subject, status: 'set-aside', notBefore: decided_on };
  return { subject, status, notBefore: after(status === 'confirmed' ? ended_on : decided_on) };
}

/** Proposals that somebody has confirmed begin as his cases; says how many. */
export function beginConfirmed(source: DataSource): Promise<number> {
  return inTransaction(source, async (sql) => {
    const rows = await sql.rows<{ key: string; template_hash: string; procedure: string; society: string; decided_by: string }>(
      `select key, template_hash, procedure, society, decided_by from guicheng.proposal
        where status = 'confirmed' and started is null order by decided_at limit 50 for update skip locked`,
    );
    for (const { key, template_hash: templateHash, procedure, society, decided_by: actor } of rows) {
      const stream = timedCaseId(key);
      orderStart(sql, stream, { procedure, society, by: { kind: 'proposal', key, templateHash, actor } });
      sql.later('update guicheng.proposal set started = $2 where key = $1', [key, stream]);
    }
    if (rows.length > 0) sql.later(`select pg_notify('guicheng_outbox', '')`);
    return rows.length;
  });
}
