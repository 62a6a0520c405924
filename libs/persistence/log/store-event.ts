/** Writes one event with everything that it makes: the log's row, the state after it, derived rows, the stored answer, who to tell. */
import type { Effect, Step } from '../../procedure';
import type { StreamEvent, StreamState } from '../../procedure/streams';
import { machines } from '../../procedure/streams';
import type { Answer, StreamKind } from '../../contracts/temporal';
import { ballotOf, formOf, type WriteContext } from '../derived/write-context';
import { writeEffects } from '../derived/write-effects';
import { tellOfEntry, tellOfSitting } from '../messages/house-notices';
import type { BallotKeys } from '../secret-ballots/ballot-keys';
import { settleSecretVotes } from '../secret-ballots/settle';
import { json, type Sql } from '../sql';
import { auditHash, hashOf } from './hashes';
import type { FileBody } from './intent-bodies';
import type { IntentRow, LogRow } from './rows';

/** What is pinned with a log's first event. */
export interface Pins {
  programHash: string | null;
  templateHash: string | null;
  calendar: string | null;
}

export interface EventToStore {
  stream: string;
  kind: StreamKind;
  /** Null before the first event. */
  before: LogRow | null;
  pins: Pins;
  event: StreamEvent;
  step: Step<StreamState>;
  intent: IntentRow | null;
  /** What the log rests on from then on, where the event changes that: it is itself heard by what stood before. */
  next?: Pins;
  /** Of a case that nobody filed: what stands where a filed one's request does. */
  start?: FileBody;
  /** Of a secret vote that was counted: its papers, shuffled, where they are kept. */
  papers?: string[] | null;
  /** Where the keys of secret votes are. */
  keys?: BallotKeys;
}

/** Gives the log's row as it is then. */
export async function storeEvent(sql: Sql, given: EventToStore): Promise<LogRow> {
  const after = rowAfter(given);
  const { event, step, start } = given;
  if (given.before === null) insertStream(sql, after);
  else updateStream(sql, after);
  if (given.next !== undefined) repin(sql, given.stream, given.next);
  insertEvent(sql, given, after);
  if (start !== undefined) insertStart(sql, event.id, given.stream, start);
  await writeEffects(contextOf(sql, given, after), step.effects);
  await settle(sql, given);
  answerIntent(sql, given, after);
  if (step.state.kind === 'sitting') tellOfSitting(sql, event, step.state);
  else tellOfEntry(sql, given.stream, event);
  tell(sql, given.kind, step.state, step.effects);
  return after;
}

/** An event that others follow in the same transaction: where the log stands is written once, behind the last of them (`storeStanding`). */
export async function storeFollowed(sql: Sql, given: EventToStore): Promise<LogRow> {
  const after = rowAfter(given);
  insertEvent(sql, given, after);
  await writeEffects(contextOf(sql, given, after), given.step.effects, { but: STANDING });
  await settle(sql, given);
  answerIntent(sql, given, after);
  return after;
}

export async function storeStanding(sql: Sql, given: EventToStore, after: LogRow): Promise<void> {
  updateStream(sql, after);
  await writeEffects(contextOf(sql, given, after), given.step.effects, { only: STANDING });
  tell(sql, given.kind, given.step.state, given.step.effects);
}

/** What the event does to ballots that are secret. */
async function settle(sql: Sql, { kind, stream, event, before, step, keys, intent, papers }: EventToStore): Promise<void> {
  if (kind !== 'sitting') return;
  await settleSecretVotes(sql, {
    ...{ stream, event, before: before?.state ?? null, after: step.state, keys },
    ...{ intent: intent?.id ?? null, papers: papers ?? null },
  });
}

/** How a whole sitting stands: each one replaces the one before. */
const STANDING: Effect['kind'] = 'sitting-saved';

function contextOf(sql: Sql, { stream, event, step, pins, next, intent, start }: EventToStore, { seq }: LogRow): WriteContext {
  return {
    sql,
    tables: 'guicheng.',
    stream,
    seq,
    at: step.state.at,
    event,
    state: step.state,
    templateHash: (next ?? pins).templateHash,
    filing: intent?.kind === 'file' ? intent.body : (start ?? null),
    form: intent === null ? formOf(null, start ?? null) : formOf(intent.id, intent.body),
    ballot: intent === null ? null : ballotOf(intent),
  };
}

function answerIntent(sql: Sql, { intent, stream, event }: EventToStore, { seq, kind, state }: LogRow): void {
  if (intent !== null) storeAnswer(sql, intent.id, { answered: 'accepted', stream, seq, at: event.at });
  // While the store itself is still to be asked, what follows is not there to be looked at: then the engine says when it is.
  if (intent !== null && machines[kind].pending(state) === null) tellAnswered(sql, intent.id);
}

/** Kept with the intent, so that every repetition hears the same. */
export function storeAnswer(sql: Sql, intent: string, answer: Answer): void {
  sql.later(`update guicheng.intent set answered_at = guicheng.record_now(), answer = $2 where id = $1`, [intent, json(answer)]);
}

/** Whoever waits hears that his answer stands when it is committed. */
export function tellAnswered(sql: Sql, intent: string): void {
  sql.later(`select pg_notify('guicheng_answered', $1)`, [intent]);
}

function rowAfter({ stream, kind, before, pins, event, step, intent, start }: EventToStore): LogRow {
  const seq = (before?.seq ?? 0) + 1;
  const stateHash = hashOf(step.state);
  const link = {
    stream,
    seq,
    event,
    programHash: pins.programHash,
    calendar: pins.calendar,
    stateHash,
    intentHash: intent === null ? hashOfStart(start) : hashOf(intent.body),
  };
  return {
    id: stream,
    kind,
    seq,
    state: step.state,
    state_hash: stateHash,
    program_hash: pins.programHash,
    template_hash: pins.templateHash,
    calendar: pins.calendar,
    at: new Date(step.state.at),
    closed: machines[kind].isClosed(step.state),
    fault: null,
    intent_hash: link.intentHash,
    audit_hash: auditHash(before?.audit_hash ?? null, link),
  };
}

function hashOfStart(start: FileBody | undefined): string | null {
  return start === undefined ? null : hashOf(start);
}

function insertStart(sql: Sql, event: string, stream: string, body: FileBody): void {
  sql.later('insert into guicheng.case_start (event, stream, body) values ($1, $2, $3)', [event, stream, json(body)]);
}

function insertStream(sql: Sql, row: LogRow): void {
  sql.later(
    `insert into guicheng.stream (id, kind, seq, state, state_hash, program_hash, template_hash, calendar, at, closed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.id,
      row.kind,
      row.seq,
      json(row.state),
      row.state_hash,
      row.program_hash,
      row.template_hash,
      row.calendar,
      row.state.at,
      row.closed,
    ],
  );
}

function updateStream(sql: Sql, row: LogRow): void {
  const changed = 'seq = $2, state = $3, state_hash = $4, at = $5, closed = $6, calendar = $7';
  sql.later(`update guicheng.stream set ${changed} where id = $1`, [
    row.id,
    row.seq,
    json(row.state),
    row.state_hash,
    row.state.at,
    row.closed,
    row.calendar,
  ]);
}

/** The log goes on by another version. */
function repin(sql: Sql, stream: string, { programHash, templateHash }: Pins): void {
  sql.later('update guicheng.stream set program_hash = $2, template_hash = $3 where id = $1', [
    stream,
    programHash,
    templateHash,
  ]);
}

function insertEvent(sql: Sql, { event }: EventToStore, after: LogRow): void {
  sql.later(
    `insert into guicheng.stream_event
       (stream, seq, id, kind, event, at, occurred_on, program_hash, calendar, state_hash, intent_hash, audit_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      after.id,
      after.seq,
      event.id,
      event.kind,
      json(event),
      event.at,
      'occurredOn' in event ? event.occurredOn : null,
      after.program_hash,
      after.calendar,
      after.state_hash,
      after.intent_hash,
      after.audit_hash,
    ],
  );
}

/** Tells the pages and the relay, by ids only; it is heard when the transaction commits. */
function tell(sql: Sql, kind: StreamKind, state: StreamState, effects: Effect[]): void {
  const kinds = new Set(effects.map((effect) => effect.kind));
  const topics = [`${kind}:${state.id}`];
  // Who called it shows how it stands.
  if (state.kind === 'case' && state.caller !== undefined) topics.push(`case:${state.caller.case}`);
  if (INBOX.some((changes) => kinds.has(changes))) topics.push('inbox');
  if (kinds.has('notice')) topics.push('notices');
  sql.later(
    `select pg_notify('guicheng_live', $1)${SENT.some((sent) => kinds.has(sent)) ? `, pg_notify('guicheng_outbox', '')` : ''}`,
    [json({ topics })],
  );
}

const INBOX: Effect['kind'][] = ['task-opened', 'task-changed', 'task-closed', 'agenda-requested', 'agenda-closed'];
/** What lies in the outbox then. */
const SENT: Effect['kind'][] = ['deliver', 'case-called', 'call-left', 'opened'];
