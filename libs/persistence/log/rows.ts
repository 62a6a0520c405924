/** Rows of the log as the driver gives them: instants are Dates, seq is a number, jsonb is parsed. */
import type { StreamEvent, StreamState } from '../../procedure/streams';
import type { Answer, StreamKind } from '../../contracts/temporal';
import type { StreamFault } from '../../contracts/append';
import type { Strength } from '../../procedure';
import type { StartOrder } from '../starts/start-order';
import type { IntentBodies, IntentKind } from './intent-bodies';

export interface StreamRow {
  id: string;
  kind: StreamKind;
  seq: number;
  state: StreamState;
  state_hash: string;
  program_hash: string | null;
  template_hash: string | null;
  calendar: string | null;
  at: Date;
  closed: boolean;
  fault: StreamFault | null;
}

/** With the hashes of the log's last event: what the next one is chained to. */
export interface LogRow extends StreamRow {
  intent_hash: string | null;
  audit_hash: string;
}

export interface EventRow {
  stream: string;
  seq: number;
  id: string;
  event: StreamEvent;
  program_hash: string | null;
  calendar: string | null;
  state_hash: string;
  intent_hash: string | null;
  audit_hash: string;
}

interface IntentCommon {
  id: string;
  actor: string;
  stream: string;
  stream_kind: StreamKind;
  target: string | null;
  content_hash: string | null;
  /** `YYYY-MM-DD`: read as text, so that no time zone moves it. */
  occurred_on: string;
  received_at: Date;
  /** How strongly the actor was identified when he asked, and when he had last proved it. */
  strength: Strength;
  factor_at: Date | null;
  answered_at: Date | null;
  answer: Answer | null;
}

export type IntentRow = { [K in IntentKind]: IntentCommon & { kind: K; body: IntentBodies[K] } }[IntentKind];
export type IntentOf<K extends IntentKind> = Extract<IntentRow, { kind: K }>;

export interface OutboxRow {
  id: string;
  to_kind: StreamKind;
  stream: string;
  event: Omit<StreamEvent, 'at'> | StartOrder;
  delivered_at: Date | null;
}
