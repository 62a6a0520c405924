/**
 * The record, as the pages see it.
 *
 *   GET  /cases/:id/verification        -> VerificationView    is it as it was written, and since which checkpoint is that proven
 *   GET  /cases/:id/receipts            -> ReceiptCard[]       my own acts on it
 *   GET  /cases/:id/receipts/:seq       -> a receipt (libs/record/README.md); RECORD_NOT_COVERED while no checkpoint holds it
 *   GET  /cases/:id/export              -> an export of the case, as far as this reader may know it
 *   GET  /record                        -> RecordView          key, checkpoints, what waits
 *   GET  /erasures?cursor=ID            -> ErasureView[]       fifty at a time: `cursor` is the last one that was read
 *   POST /erasures                      ErasureRequest -> ErasureView
 *   POST /erasures/:id/confirm          {} -> ErasureView      by a second person; destroys
 */
import type { CivilDate, Instant, Text } from '../procedure';

export interface CheckpointView {
  size: number;
  at: Instant;
}

export interface VerificationView {
  /** Events of the case, and how many of them the last checkpoint holds. */
  events: number;
  covered: number;
  whole: boolean;
  /** The first thing that is not as it was written. */
  broken: { seq: number | null; text: Text } | null;
  checkpoint: CheckpointView | null;
  /** Words that were destroyed as required; the record stands without them. */
  erased: number;
}

export interface ReceiptCard {
  seq: number;
  at: Instant;
  occurredOn: CivilDate | null;
  /** As in a timeline. */
  what: string;
  step: Text | null;
  outcome: Text | null;
  hash: string;
  checkpoint: CheckpointView | null;
}

export interface RecordView {
  key: string | null;
  checkpoints: CheckpointView[];
  waiting: number;
}

export interface ErasureRequest {
  kind: 'person' | 'organisation';
  subject: string;
  reason: string;
}

export interface ErasuresQuery {
  cursor?: string;
}

export interface ErasureView {
  id: string;
  kind: 'person' | 'organisation' | 'value';
  subject: string;
  name: string | null;
  reason: string;
  askedAt: Instant;
  askedBy: string | null;
  confirmedBy: string | null;
  doneAt: Instant | null;
  /** Values that it destroyed, or would destroy now. */
  values: number;
  mayConfirm: boolean;
}
