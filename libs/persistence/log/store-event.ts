/** Writes one event with everything that it makes: the log's row, the state after it, derived rows, the stored answer, who to tell. */
import type { Effect, Step } from '../../procedure';
import type { StreamEvent, StreamState } from '../../procedure/streams';
import { machines } from '../../procedure/streams';
import type { Answer, StreamKind } from '../../contracts/temporal';
import { formOf } from '../derived/write-context';
import { writeEffects } from '../derived/write-effects';
import { json, type Sql } from '../sql';
import { auditHash, hashOf } from './hashes';
import type { IntentRow, StreamRow } from './rows';

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
  before: StreamRow | null;
  pins: Pins;
  event: StreamEvent;
  step: Step<StreamState>;
  intent: IntentRow | null;
}

/** Gives the event's place in the log. */
export async function storeEvent(sql: Sql, given: EventToStore): Promise<number> {
  const seq = (given.before?.seq ?? 0) + 1;
  const stateHash = hashOf(given.step.state);
  if (given.before === null) await insertStream(sql, given, stateHash);
  else await updateStream(sql, given, seq, stateHash);
  await insertEvent(sql, given, seq, stateHash);
  const { intent, event, step } = given;
  await writeEffects(
    {
      sql,
      tables: 'guicheng.',
      stream: given.stream,
      seq,
      at: step.state.at,
      state: step.state,
      templateHash: given.pins.templateHash,
      filing: intent?.kind === 'file' ? intent.body : null,
      form: intent === null ? null : formOf(intent.id, intent.body),
    },
    step.effects,
  );
  if (intent !== null) {
    await storeAnswer(sql, intent.id, { answered: 'accepted', stream: given.stream, seq, at: event.at });
  }
  await tell(sql, given.kind, given.stream, step.effects);
  return seq;
}

/** Kept with the intent, so that every repetition hears the same. */
export async function storeAnswer(sql: Sql, intent: string, answer: Answer): Promise<void> {
  sql.later(`update guicheng.intent set answered_at = guicheng.record_now(), answer = $2 where id = $1`, [
    intent,
    json(answer),
  ]);
}

async function insertStream(sql: Sql, { stream, kind, pins, step }: EventToStore, stateHash: string): Promise<void> {
  sql.later(
    `insert into guicheng.stream (id, kind, seq, state, state_hash, program_hash, template_hash, calendar, at, closed)
     values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)`,
    [
      stream,
      kind,
      json(step.state),
      stateHash,
      pins.programHash,
      pins.templateHash,
      pins.calendar,
      step.state.at,
      machines[kind].isClosed(step.state),
    ],
  );
}

async function updateStream(sql: Sql, { stream, kind, step }: EventToStore, seq: number, stateHash: string): Promise<void> {
  sql.later(`update guicheng.stream set seq = $2, state = $3, state_hash = $4, at = $5, closed = $6 where id = $1`, [
    stream,
    seq,
    json(step.state),
    stateHash,
    step.state.at,
    machines[kind].isClosed(step.state),
  ]);
}

async function insertEvent(sql: Sql, given: EventToStore, seq: number, stateHash: string): Promise<void> {
  const { stream, event, pins, intent } = given;
  const previous =
    seq === 1
      ? null
      : await sql.one<{ audit_hash: string }>('select audit_hash from guicheng.stream_event where stream = $1 and seq = $2', [
          stream,
          seq - 1,
        ]);
  const link = {
    stream,
    seq,
    event,
    programHash: pins.programHash,
    calendar: pins.calendar,
    stateHash,
    intentHash: intent === null ? null : hashOf(intent.body),
  };
  sql.later(
    `insert into guicheng.stream_event
       (stream, seq, id, kind, event, at, occurred_on, program_hash, calendar, state_hash, intent_hash, audit_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      stream,
      seq,
      event.id,
      event.kind,
      json(event),
      event.at,
      'occurredOn' in event ? event.occurredOn : null,
      link.programHash,
      link.calendar,
      stateHash,
      link.intentHash,
      auditHash(previous?.audit_hash ?? null, link),
    ],
  );
}

/** Tells the pages and the relay, by ids only; it is heard when the transaction commits. */
async function tell(sql: Sql, kind: StreamKind, stream: string, effects: Effect[]): Promise<void> {
  const kinds = new Set(effects.map((effect) => effect.kind));
  const topics = [`${kind}:${stream}`];
  if (INBOX.some((changes) => kinds.has(changes))) topics.push('inbox');
  if (kinds.has('notice')) topics.push('notices');
  sql.later(`select pg_notify('guicheng_live', $1)${kinds.has('deliver') ? `, pg_notify('guicheng_outbox', '')` : ''}`, [
    json({ topics }),
  ]);
}

const INBOX: Effect['kind'][] = ['task-opened', 'task-changed', 'task-closed', 'agenda-requested', 'agenda-closed'];
