/** What leaves the house to be verified elsewhere; the formats are described in README.md. Hashes in the tree are base64, others hex. */
import type { StreamEvent } from '../procedure/streams';
import type { Opening } from './sealed';

export const EXPORT_FORMAT = 'guicheng-export/1';
export const RECEIPT_FORMAT = 'guicheng-receipt/1';

/** Where an entry stands in a tree, and the hashes beside its way to the root. */
export interface Proof {
  index: number;
  proof: string[];
}

/** What the link of an event covers, and the words that were hashed with it. */
export interface EventContent {
  event: StreamEvent;
  programHash: string | null;
  calendar: string | null;
  stateHash: string;
  intentHash: string | null;
  /** What the person asked, with commitments in place of personal words; null for what the system did. */
  body: unknown;
}

export interface ExportedEvent {
  seq: number;
  auditHash: string;
  /** Null where this reader may know that something happened and not what. */
  content: EventContent | null;
  leaf: Proof;
}

/** The last event of a log at the checkpoint: that nothing was left out behind it. */
export interface ExportedHead extends Proof {
  seq: number;
  hash: string;
}

export interface ExportedStream {
  stream: string;
  head: ExportedHead;
  events: ExportedEvent[];
}

/** A commitment's opening, or why there is none. */
export type ExportedWord = Opening | { state: 'withheld' | 'erased' };

interface Signed {
  /** The line by which the checkpoint's signature is verified; compare it with the one that the house has published. */
  key: string;
  checkpoint: string;
  words: Record<string, ExportedWord>;
}

export interface RecordExport extends Signed {
  format: typeof EXPORT_FORMAT;
  streams: ExportedStream[];
  /** That this checkpoint's tree begins with the tree of an earlier one, which somebody keeps elsewhere. */
  consistency: { size: number; proof: string[] } | null;
}

/** One event, for the person who did it. */
export interface Receipt extends Signed {
  format: typeof RECEIPT_FORMAT;
  stream: string;
  /** The audit hash of the event before. */
  previous: string | null;
  event: ExportedEvent;
}
