/** From a proposal to the event that it stands for, made of what PostgreSQL holds; or why there is none. */
import type { StreamEvent, StreamWorld } from '../../procedure/streams';
import type { Door } from './append';
import type { Sql } from '../sql';
import { openBallots, type Opened } from '../secret-ballots/count';
import { isOwnAgenda, mattersOf } from './agenda-sources';
import { voterOfAssembly } from './assembly-roll';
import { isAuthorised } from './authorise';
import { clockEvent, dueOf } from './clock-event';
import { heardBy, isAwaited, stamp, strikeDue } from './due-clocks';
import { eventOfIntent } from './event-of-intent';
import { filersOf, isAskedFor, isWithoutEntry, withParty } from './filing';
import { identificationLacking } from './identified';
import { eventOfPending } from './pending';
import { current, published, successor } from './pinned';
import { prepareStart } from './prepare-start';
import { isStartOrder } from '../starts/start-order';
import type { FileBody } from './intent-bodies';
import type { IntentRow, OutboxRow } from './rows';
import type { Pins } from './store-event';

export type Prepared =
  | {
      event: StreamEvent;
      world: StreamWorld;
      pins: Pins;
      intent: IntentRow | null;
      /** Of a case that nobody filed: what it begins with, still without its number. */
      start?: FileBody;
      /** Of a secret vote that is counted: its papers, shuffled. */
      papers?: string[] | null;
      /** Of a migration: what the log rests on behind it. */
      next?: Pins;
    }
  /** `again`: what stands in the way may go; the proposal stays and is made again. */
  | { code: string; details: Record<string, unknown>; again?: boolean }
  | { waitMs: number };

/** What makes an `IntentRow`. */
export const INTENT_COLUMNS = `id, actor, kind, stream, stream_kind, target, content_hash, occurred_on::text as occurred_on, body, received_at,
            strength, factor_at, answered_at, answer`;

/** How long a clock waits for somebody who asked in time and is not answered: the relay sends his intent again before that. */
const HEAR_FIRST_MS = 5_000;

export function prepare(door: Door): Promise<Prepared> {
  const { proposal } = door.request;
  switch (proposal.by) {
    case 'intent':
      return prepareIntent(door);
    case 'outbox':
      return prepareDelivery(door, proposal.outbox);
    case 'clock':
      return prepareClock(door, proposal.clock);
    case 'pending':
      return preparePending(door, proposal);
  }
}

async function prepareIntent(door: Door): Promise<Prepared> {
  const { intent, request } = door;
  if (intent === null || intent.stream !== request.stream || intent.stream_kind !== request.kind)
    return { code: 'NO_INTENT', details: {} };
  return prepareAsked(door, intent);
}

/** The same for an intent of this log that was read, and locked, before. */
export async function prepareAsked(door: Door, intent: IntentRow): Promise<Prepared> {
  const { sql, log } = door;
  const opens = intent.kind === 'file' || intent.kind === 'convene';
  if (log === null && !opens) return { code: 'NOT_FOUND', details: {} };
  const filing =
    intent.kind === 'file' && log === null ? await published(door, intent.body.templateHash, intent.body.society) : null;
  if (filing !== null && 'code' in filing) return filing;
  const before = filing ?? (await current(door));
  const moved = intent.kind === 'migrate' ? await successor(door, before, intent.body) : null;
  if (moved !== null && 'code' in moved) return moved;
  const { world, pins } = moved ?? before;
  const filedBy = filing === null || intent.kind !== 'file' ? null : filersOf(filing, intent.body);
  const at = intent.received_at.toISOString();
  await strikeDue(door, world, pins, at);
  if (intent.kind !== 'file' || log === null) {
    if (filing !== null && intent.kind === 'file' && isWithoutEntry(filing, intent.body))
      return { code: 'CALENDAR_ENTRY_NEEDED', details: {} };
    if (!(await isAuthorised(sql, intent, { state: door.log?.state ?? null, program: world.program, filedBy })))
      return { code: 'NO_AUTHORITY', details: {} };
  }
  if (!(await isAskedFor(sql, intent))) return { code: 'FIELD_INVALID', details: { field: 'fulfils' } };
  const lacking = identificationLacking(intent, door.log?.state ?? null, world.program);
  if (lacking !== null) return lacking;
  if (!(await isOwnAgenda(sql, intent, door.log?.state ?? null))) return { code: 'AGENDA_ITEM_UNKNOWN', details: {} };
  const state = door.log?.state ?? null;
  const opened = await openedFor(door, intent);
  if (opened !== null && 'code' in opened) return opened;
  const around = { state, matters: await mattersOf(sql, intent, state), voter: await voterOfAssembly(door, intent), opened };
  const event = await withParty(sql, world, eventOfIntent(intent, stamp(door, at), around));
  const papers = opened !== null && 'papers' in opened ? opened.papers : null;
  return { event, world, pins, intent, papers, ...(moved === null ? {} : { next: moved.next }) };
}

/** The sealed ballots of a vote that is to be counted; or why nobody may, or can, vote in secret now. */
async function openedFor(
  door: Door,
  intent: IntentRow,
): Promise<Opened | null | { code: string; details: Record<string, unknown> }> {
  if (intent.kind === 'cast-secret' && !(await isOffered(door.sql, intent.id)))
    return { code: 'SECRET_BALLOT_NOT_OPEN', details: {} };
  if (intent.kind !== 'open-secret' && intent.kind !== 'count-secret') return null;
  if (door.secrets === undefined) return { code: 'SECRET_BALLOT_UNAVAILABLE', details: {} };
  if (intent.kind === 'open-secret' || door.log?.state.kind !== 'sitting') return null;
  // Whoever voted before it was asked to be counted is counted.
  if (await isVoting(door.sql, door.request.stream, intent.received_at)) return { code: 'SECRET_BALLOTS_ARRIVING', details: {} };
  return openBallots(door.sql, door.log.state, intent.body, door.secrets);
}

/** Whoever found no open vote sealed nothing: only that he tried is on the record. */
async function isOffered(sql: Sql, intent: string): Promise<boolean> {
  return (await sql.one('select 1 from guicheng.secret_offer where intent = $1', [intent])) !== null;
}

async function isVoting(sql: Sql, stream: string, before: Date): Promise<boolean> {
  const waiting = await sql.one(
    `select 1 from guicheng.intent where stream = $1 and kind = 'cast-secret' and answered_at is null and received_at < $2 limit 1`,
    [stream, before],
  );
  return waiting !== null;
}

async function prepareDelivery(door: Door, id: string): Promise<Prepared> {
  const row = await door.sql.one<OutboxRow>(
    'select id, to_kind, stream, event, delivered_at from guicheng.outbox where id = $1',
    [id],
  );
  if (row === null || row.stream !== door.request.stream || row.to_kind !== door.request.kind)
    return { code: 'NO_INTENT', details: {} };
  if (isStartOrder(row.event)) return prepareStart(door, row.event);
  if (door.log === null) return { code: 'NOT_FOUND', details: {} };
  const { world, pins } = await current(door);
  await strikeDue(door, world, pins, door.now);
  const event = { ...row.event, at: stamp(door, door.now) } as StreamEvent;
  return { event, ...(await from(door, event, { world, pins })), intent: null };
}

/** With which world an event is heard: a new calendar stands from its own event on. */
async function from(
  { sql, worlds }: Door,
  event: StreamEvent,
  before: { world: StreamWorld; pins: Pins },
): Promise<{ world: StreamWorld; pins: Pins }> {
  if (event.kind !== 'calendar-changed') return before;
  const pins = { ...before.pins, calendar: event.calendar };
  return { world: await worlds.of(sql, pins.programHash, pins.calendar), pins };
}

/** Due by the record's clock, and only after everybody who asked before that instant has been heard. */
async function prepareClock(door: Door, id: string): Promise<Prepared> {
  const { sql, request, log, now } = door;
  const dueAt = dueOf(log?.state, id);
  if (log === null || dueAt === null) return { code: 'CLOCK_UNKNOWN', details: { clock: id } };
  const from = heardBy(request.kind, dueAt);
  if (now < from) return { waitMs: Math.max(1, Date.parse(from) - Date.parse(now)) };
  if (await isAwaited(sql, request.stream, dueAt)) return { waitMs: HEAR_FIRST_MS };
  const event = await clockEvent(sql, log.state, { clock: id, dueAt, at: stamp(door, now) });
  return { event, ...(await current(door)), intent: null };
}

async function preparePending(door: Door, asked: { block: string; round: number }): Promise<Prepared> {
  const { world, pins } = await current(door);
  const state = door.log?.state.kind === 'case' ? door.log.state : null;
  const event =
    state === null
      ? null
      : await eventOfPending(
          door.sql,
          state,
          { program: world.program, templateHash: pins.templateHash },
          asked,
          stamp(door, door.now),
        );
  return event === null ? { code: 'NOTHING_PENDING', details: { block: asked.block } } : { event, world, pins, intent: null };
}
