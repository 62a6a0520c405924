/**
 * The only writer of a log, and the judge of every event: one transaction, whatever happens around it. A proposal says what to look at;
 * the event itself is made here, of rows that nobody but their owners can write. Every answer is a value.
 */
import type { DataSource } from 'typeorm';
import type { AppendAnswer, AppendRequest, StoredEvent } from '../../contracts/append';
import type { Answer } from '../../contracts/temporal';
import { isRejection } from '../../procedure';
import { applyEvent } from '../../procedure/streams';
import { asUuid, inTransaction, type Sql, type Statement } from '../sql';
import { INTENT_COLUMNS, prepare, type Prepared } from './prepare';
import { answerCrowd, crowdOf } from './crowd';
import { eventIdOf } from './event-id';
import type { SecretStore } from '../secret-ballots/count';
import { sweepBallotKeys } from '../secret-ballots/sweep';
import { nextNumber } from '../starts/number';
import { refuse } from './refuse';
import type { IntentRow, LogRow, StreamRow } from './rows';
import { storeEvent } from './store-event';
import type { Worlds } from './worlds';

/** Where append stands while it decides: the log is locked, nothing is written yet. */
export interface Door {
  sql: Sql;
  worlds: Worlds;
  request: AppendRequest;
  /** Null before the first event. */
  log: LogRow | null;
  /** What was asked, locked; null where there is no such thing, and for what nobody asked. */
  intent: IntentRow | null;
  now: string;
  /** What this transaction has stored so far. */
  written: StoredEvent[];
  /** Places on an assembly's roll, once they have been read. */
  roll?: Map<string, number>;
  secrets?: SecretStore;
}

/** `secrets`: where keys of secret votes are kept; without it none is opened. */
export async function append(
  source: DataSource,
  worlds: Worlds,
  request: AppendRequest,
  secrets?: SecretStore,
): Promise<AppendAnswer> {
  const answer = await inTransaction(source, async (sql) => {
    const { row, seen, intent } = await open(sql, request);
    const log = row === null ? null : { ...row, audit_hash: seen.audit_hash ?? '', intent_hash: null };
    const now = seen.now.toISOString();
    const door: Door = { sql, worlds, request, log, intent, now, written: [], ...(secrets && { secrets }) };
    return (
      (await known(door, seen)) ??
      (await moved(door)) ??
      (await suspended(door)) ??
      (await hearCrowd(door)) ??
      (await decide(door, await prepare(door)))
    );
  });
  // The count is stored: whoever dies here leaves the key to the relay, which does the same.
  if (secrets !== undefined && endsSecretVote(answer)) await sweepBallotKeys(source, secrets.keys).catch(() => undefined);
  return answer;
}

function endsSecretVote(answer: AppendAnswer): boolean {
  const ends = (kind: string) => kind === 'secret-counted' || kind === 'secret-voided';
  return answer.append === 'appended' && answer.events.some(({ event }) => ends(event.kind));
}

interface Seen {
  now: Date;
  stored: boolean;
  settled: boolean;
  answer: Answer | null;
  /** Of the log's last event; read after the lock, so that it is the last. */
  audit_hash: string | null;
}

interface Opened {
  row: StreamRow | null;
  seen: Seen;
  intent: IntentRow | null;
}

/** One decision at a time on one log, also on one that does not exist yet. */
async function open(sql: Sql, request: AppendRequest): Promise<Opened> {
  const opened = await lockAndLook(sql, request);
  if (opened.row !== null) return opened;
  await sql.run(`select pg_advisory_xact_lock(hashtextextended('stream/' || $1, 0))`, [request.stream]);
  return lockAndLook(sql, request);
}

async function lockAndLook(sql: Sql, request: AppendRequest): Promise<Opened> {
  const { stream, proposal } = request;
  const lock = { text: 'select * from guicheng.stream where id = $1 for no key update', values: [asUuid(stream)] };
  const asked = {
    text: `select ${INTENT_COLUMNS} from guicheng.intent where id = $1 for no key update`,
    values: [asUuid(proposal.by === 'intent' ? proposal.intent : '')],
  };
  if (proposal.by === 'pending') {
    // What is pending stands in the log, and with it the event's id.
    const row = (await sql.one<StreamRow>(lock.text, lock.values)) ?? null;
    const [[seen] = []] = await sql.all([look(request, row)]);
    return { row, seen: seen as Seen, intent: null };
  }
  const [[row] = [], [seen] = [], [intent] = []] = await sql.all([lock, look(request, null), asked]);
  return { row: (row as StreamRow | undefined) ?? null, seen: seen as Seen, intent: (intent as IntentRow | undefined) ?? null };
}

/** The record's clock, and whether what is proposed has been decided before. */
function look(request: AppendRequest, log: StreamRow | null): Statement {
  const { stream, proposal } = request;
  return {
    text: `select guicheng.record_now() as now,
            exists (select 1 from guicheng.stream_event where id = $1 and stream = $2) as stored,
            exists (select 1 from guicheng.outbox where id = $1 and stream = $2 and delivered_at is not null) as settled,
            (select answer from guicheng.intent where id = $3 and stream = $2) as answer,
            (select e.audit_hash from guicheng.stream s join guicheng.stream_event e on e.stream = s.id and e.seq = s.seq
              where s.id = $2) as audit_hash`,
    values: [eventIdOf(request, log), asUuid(stream), asUuid(proposal.by === 'intent' ? proposal.intent : '')],
  };
}

/** This very event stands in the log, or was answered before: the same answer again, and nothing is decided twice. */
async function known(door: Door, { stored, settled, answer }: Seen): Promise<AppendAnswer | null> {
  return stored || settled || answer !== null ? { ...(await logNow(door)), append: 'already', answer } : null;
}

/** The proposal was made on another state than the log's: whoever made it hears what happened, and asks again. */
async function moved(door: Door): Promise<AppendAnswer | null> {
  if ((door.log?.seq ?? 0) === door.request.expectedSeq) return null;
  return { ...(await logNow(door)), append: 'behind' };
}

/** After an unexpected error nothing moves until an administrator has looked; intents stay unanswered and are heard then. */
async function suspended(door: Door): Promise<AppendAnswer | null> {
  if (door.log === null || door.log.fault === null) return null;
  const details = { reference: door.log.fault.reference };
  return { ...(await logNow(door)), append: 'refused', code: 'CASE_SUSPENDED', details, answer: null };
}

/** A vote is heard with all that wait beside it. Whoever asked hears his own answer, and the log as it is behind the last of them. */
async function hearCrowd(door: Door): Promise<AppendAnswer | null> {
  const { proposal } = door.request;
  if (proposal.by !== 'intent' || !isVoting(door.log)) return null;
  const crowd = await crowdOf(door, proposal.intent);
  if (crowd.length < 2) return null;
  const answer = (await answerCrowd(door, crowd)).get(proposal.intent);
  if (answer === undefined) throw new Error('whoever asked was not in the crowd');
  const now = await logNow(door);
  if (answer.answered === 'accepted') return { ...now, append: 'appended', answer };
  const { code, details } = answer;
  return { ...now, append: 'refused', code, details, answer };
}

function isVoting(log: LogRow | null): boolean {
  if (log?.state.kind !== 'sitting') return false;
  return log.state.circulation?.status === 'open' || log.state.items.some(({ secret }) => secret?.status === 'open');
}

async function decide(door: Door, prepared: Prepared): Promise<AppendAnswer> {
  if ('waitMs' in prepared) return { ...(await logNow(door)), append: 'early', waitMs: prepared.waitMs };
  if ('code' in prepared) return (prepared.again === true ? putOff : refused)(door, prepared.code, prepared.details);
  const { sql, request, log } = door;
  const step = applyEvent(request.kind, prepared.world, log?.state ?? null, prepared.event);
  if (isRejection(step)) return (prepared.start === undefined ? refused : putOff)(door, step.rejected, step.details);
  if (prepared.start !== undefined) prepared.start.number = await nextNumber(sql);
  const { seq } = await storeEvent(sql, {
    ...prepared,
    ...{ stream: request.stream, kind: request.kind, before: log, step },
    ...(door.secrets && { keys: door.secrets.keys }),
  });
  if (request.proposal.by === 'outbox') delivered(sql, request.proposal.outbox, { delivered: 'accepted' });
  const answer: Answer | null =
    prepared.intent === null ? null : { answered: 'accepted', stream: request.stream, seq, at: prepared.event.at };
  const world = log === null ? { world: prepared.world } : {};
  const events = [...door.written, { seq, event: prepared.event }];
  return { append: 'appended', seq, events, now: door.now, answer, ...world };
}

/** A case that cannot begin yet: why stands with its order, which is delivered again until nothing stands in the way. */
async function putOff(door: Door, code: string, details: Record<string, unknown>): Promise<AppendAnswer> {
  const { sql, request } = door;
  const refusal = JSON.stringify({ code, details });
  const isNew = await sql.one(
    `update guicheng.outbox set refusal = $2 where id = $1 and refusal is distinct from $2::jsonb returning id`,
    [request.proposal.by === 'outbox' ? request.proposal.outbox : '', refusal],
  );
  // On record once for each reason, not once for each try.
  if (isNew !== null) await refuse(door, code, details);
  return { ...(await logNow(door)), append: 'refused', code, details, answer: null };
}

async function refused(door: Door, code: string, details: Record<string, unknown>): Promise<AppendAnswer> {
  const { answer, details: full } = await refuse(door, code, details);
  if (door.request.proposal.by === 'outbox') delivered(door.sql, door.request.proposal.outbox, { delivered: 'refused', code });
  return { ...(await logNow(door)), append: 'refused', code, details: full, answer };
}

function delivered(sql: Sql, outbox: string, answer: Record<string, unknown>): void {
  sql.later(
    `update guicheng.outbox set delivered_at = guicheng.record_now(), answer = $2, refusal = null where id = $1 and delivered_at is null`,
    [outbox, JSON.stringify(answer)],
  );
}

async function logNow({ sql, request, log, now }: Door): Promise<{ seq: number; events: StoredEvent[]; now: string }> {
  const seq = log?.seq ?? 0;
  // Read again where something was written: also what a refusal came after.
  const events =
    request.expectedSeq > 0 && seq > request.expectedSeq
      ? await sql.rows<StoredEvent>('select seq, event from guicheng.stream_event where stream = $1 and seq > $2 order by seq', [
          request.stream,
          request.expectedSeq,
        ])
      : [];
  return { seq, events, now };
}
