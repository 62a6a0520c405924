/**
 * Between the workflow of a log and the one activity that writes it. A proposal is a reference, never content: append reads what
 * it stands for in PostgreSQL, so that nobody who reaches Temporal can put words into a log.
 */
import type { StreamEvent, StreamState, StreamWorld } from '../procedure/streams';
import type { Answer, StreamKind } from './temporal';

export type Proposal =
  | { by: 'intent'; intent: string }
  | { by: 'outbox'; outbox: string }
  | { by: 'clock'; clock: string }
  | { by: 'pending'; block: string; round: number };

export interface AppendRequest {
  stream: string;
  kind: StreamKind;
  /** The last event that the workflow has folded; 0 before the first. */
  expectedSeq: number;
  proposal: Proposal;
}

export interface StoredEvent {
  seq: number;
  event: StreamEvent;
}

/**
 * What every answer of append tells: where the log stands, what time it is there, and the events behind `expectedSeq`. Whoever has
 * folded nothing yet (0) gets no events but loads the log; only with its very first event the world comes along.
 */
interface LogNow {
  seq: number;
  events: StoredEvent[];
  now: string;
}

export type AppendAnswer =
  /** The event stands in the log now. */
  | (LogNow & { append: 'appended'; answer: Answer | null; world?: StreamWorld })
  /** It stood there before, or its intent was answered before: the answer is the stored one. */
  | (LogNow & { append: 'already'; answer: Answer | null })
  /** The log has moved on (or back, after a restore): fold these, then ask again. */
  | (LogNow & { append: 'behind' })
  | (LogNow & { append: 'refused'; code: string; details: Record<string, unknown>; answer: Answer | null })
  /** A clock that is not due, or before whose instant somebody asked who is not answered yet. */
  | (LogNow & { append: 'early'; waitMs: number });

/** A log as it stands: what a workflow starts from after continue-as-new, a restore or a lost store. */
export interface LoadedStream {
  seq: number;
  state: StreamState;
  world: StreamWorld;
  now: string;
  /** The reference of the error that suspended it, or null. */
  suspendedBy: string | null;
}

/** Why a stream stands still until an administrator has looked. No texts: an error's message may quote a person's words. */
export interface StreamFault {
  code: string;
  reference: string;
}
