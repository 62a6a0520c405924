/**
 * Clocks that came before what is being appended: they take their effect first, in the same transaction, so that the log has things in
 * the order in which they happened, however late the worker got to them.
 */
import { Fault, isRejection } from '../../procedure';
import { applyEvent, machines, type StreamWorld } from '../../procedure/streams';
import type { StreamKind } from '../../contracts/temporal';
import type { Sql } from '../sql';
import type { Door } from './append';
import { clockEvent } from './clock-event';
import { storeEvent, type Pins } from './store-event';

/** Strikes every clock due at or before the instant, each at its own, unless somebody asked before it who is not answered yet. */
export async function strikeDue(door: Door, world: StreamWorld, pins: Pins, until: string): Promise<void> {
  const { sql, request } = door;
  for (;;) {
    const next = door.log === null ? null : machines[request.kind].nextClock(door.log.state);
    if (door.log === null || next === null || next.dueAt > until || door.now < heardBy(request.kind, next.dueAt)) return;
    if (await isAwaited(sql, request.stream, next.dueAt)) return;
    const { clock, dueAt } = next;
    const event = await clockEvent(sql, door.log.state, { clock, dueAt, at: stamp(door, dueAt) });
    const step = applyEvent(request.kind, world, door.log.state, event);
    if (isRejection(step)) throw new Fault('CLOCK_REFUSED', { clock: next.clock, code: step.rejected });
    door.log = await storeEvent(sql, {
      stream: request.stream,
      kind: request.kind,
      before: door.log,
      pins,
      event,
      step,
      intent: null,
    });
    door.written.push({ seq: door.log.seq, event });
  }
}

/** What was received just before a ballot's closing may not be committed yet, and nobody sees it: the count waits for it. */
const COMMITTED_MS = 500;

/** From when on everybody who asked before the instant can be seen. */
export function heardBy(kind: StreamKind, instant: string): string {
  return kind === 'sitting' ? new Date(Date.parse(instant) + COMMITTED_MS).toISOString() : instant;
}

/** Whether an intent that was received before the instant is still to be heard. */
export async function isAwaited(sql: Sql, stream: string, instant: string): Promise<boolean> {
  const waiting = await sql.one(
    'select 1 from guicheng.intent where stream = $1 and answered_at is null and received_at < $2 limit 1',
    [stream, instant],
  );
  return waiting !== null;
}

/** The instant of an event in its log never goes back, whatever the clock of the machine did. */
export function stamp({ log }: Door, at: string): string {
  const last = log?.at.toISOString() ?? '';
  return at > last ? at : last;
}
