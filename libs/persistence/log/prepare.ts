/** From a proposal to the event that it stands for, made of what PostgreSQL holds; or why there is none. */
import type { Template } from '../../procedure';
import type { StreamEvent, StreamWorld } from '../../procedure/streams';
import type { Door } from './append';
import { asUuid } from '../sql';
import { isOwnAgenda, mattersOf } from './agenda-sources';
import { isAuthorised } from './authorise';
import { clockEvent, dueOf } from './clock-event';
import { isAwaited, stamp, strikeDue } from './due-clocks';
import { eventOfIntent } from './event-of-intent';
import { identificationLacking } from './identified';
import { eventOfPending } from './pending';
import type { IntentRow, OutboxRow } from './rows';
import type { Pins } from './store-event';

export type Prepared =
  | { event: StreamEvent; world: StreamWorld; pins: Pins; intent: IntentRow | null }
  | { code: string; details: Record<string, unknown> }
  | { waitMs: number };

/** How long a clock waits for somebody who asked in time and is not answered: the relay sends his intent again before that. */
const HEAR_FIRST_MS = 5_000;
const NO_PINS: Pins = { programHash: null, templateHash: null, calendar: null };

export function prepare(door: Door): Promise<Prepared> {
  const { proposal } = door.request;
  switch (proposal.by) {
    case 'intent':
      return prepareIntent(door, proposal.intent);
    case 'outbox':
      return prepareDelivery(door, proposal.outbox);
    case 'clock':
      return prepareClock(door, proposal.clock);
    case 'pending':
      return preparePending(door, proposal);
  }
}

async function prepareIntent(door: Door, id: string): Promise<Prepared> {
  const { sql, request, log } = door;
  const intent = await sql.one<IntentRow>(
    `select id, actor, kind, stream, stream_kind, target, content_hash, occurred_on::text as occurred_on, body, received_at,
            strength, factor_at, answered_at, answer from guicheng.intent where id = $1 for no key update`,
    [asUuid(id)],
  );
  if (intent === null || intent.stream !== request.stream || intent.stream_kind !== request.kind)
    return { code: 'NO_INTENT', details: {} };
  const opens = intent.kind === 'file' || intent.kind === 'convene';
  if (log === null && !opens) return { code: 'NOT_FOUND', details: {} };
  const filing =
    intent.kind === 'file' && log === null ? await published(door, intent.body.templateHash, intent.body.society) : null;
  if (filing !== null && 'code' in filing) return filing;
  const { world, pins } = filing ?? (await current(door));
  const filedBy = filing?.template.filedBy ?? null;
  const at = intent.received_at.toISOString();
  await strikeDue(door, world, pins, at);
  if (intent.kind !== 'file' || log === null) {
    if (!(await isAuthorised(sql, intent, { state: door.log?.state ?? null, filedBy })))
      return { code: 'NO_AUTHORITY', details: {} };
  }
  const lacking = identificationLacking(intent, door.log?.state ?? null, world.program);
  if (lacking !== null) return lacking;
  if (!(await isOwnAgenda(sql, intent, door.log?.state ?? null))) return { code: 'AGENDA_ITEM_UNKNOWN', details: {} };
  const state = door.log?.state ?? null;
  const around = { state, matters: await mattersOf(sql, intent, state) };
  return { event: eventOfIntent(intent, stamp(door, at), around), world, pins, intent };
}

/** The template that a case pins when it starts, and the calendar of the society's place that was published last. */
async function published(
  door: Door,
  templateHash: string,
  society: string,
): Promise<{ world: StreamWorld; pins: Pins; template: Template } | { code: string; details: Record<string, unknown> }> {
  const { sql, worlds } = door;
  const row = await sql.one<{ template: Template; program_hash: string; calendar: string | null }>(
    `select template, program_hash,
            (select c.version from guicheng.calendar c, guicheng.organisation o
              where o.id = $2 and c.jurisdiction in ('CN', o.jurisdiction)
              order by (c.jurisdiction = o.jurisdiction) desc, c.published_at desc, c.version desc limit 1) as calendar
       from guicheng.template_version where hash = $1`,
    [templateHash, asUuid(society)],
  );
  if (row === null) return { code: 'NOT_FOUND', details: { template: templateHash } };
  const pins = { programHash: row.program_hash, templateHash, calendar: row.calendar };
  return { world: await worlds.of(sql, pins.programHash, pins.calendar), pins, template: row.template };
}

/** What the log has pinned; nothing before its first event (a sitting needs neither program nor calendar). */
async function current({ sql, worlds, log }: Door): Promise<{ world: StreamWorld; pins: Pins }> {
  const pins =
    log === null ? NO_PINS : { programHash: log.program_hash, templateHash: log.template_hash, calendar: log.calendar };
  return { world: await worlds.of(sql, pins.programHash, pins.calendar), pins };
}

async function prepareDelivery(door: Door, id: string): Promise<Prepared> {
  const row = await door.sql.one<OutboxRow>(
    'select id, to_kind, stream, event, delivered_at from guicheng.outbox where id = $1',
    [id],
  );
  if (row === null || row.stream !== door.request.stream || row.to_kind !== door.request.kind)
    return { code: 'NO_INTENT', details: {} };
  if (door.log === null) return { code: 'NOT_FOUND', details: {} };
  const { world, pins } = await current(door);
  await strikeDue(door, world, pins, door.now);
  return { event: { ...row.event, at: stamp(door, door.now) } as StreamEvent, world, pins, intent: null };
}

/** Due by the record's clock, and only after everybody who asked before that instant has been heard. */
async function prepareClock(door: Door, id: string): Promise<Prepared> {
  const { sql, request, log, now } = door;
  const dueAt = dueOf(log?.state, id);
  if (log === null || dueAt === null) return { code: 'CLOCK_UNKNOWN', details: { clock: id } };
  if (now < dueAt) return { waitMs: Math.max(1, Date.parse(dueAt) - Date.parse(now)) };
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
