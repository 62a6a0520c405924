import type { StreamEvent } from '../../procedure/streams';
import { auditHash, hashOf } from './hashes';

/** What of a stored event its chain covers; `body` is the intent's, for a person's act. */
export interface LinkRow {
  seq: number;
  event: StreamEvent;
  program_hash: string | null;
  calendar: string | null;
  state_hash: string;
  intent_hash: string | null;
  audit_hash: string;
  body: unknown;
}

/**
 * Whether a log stands as it was written: no gap, every link right, and the words of every act those that were hashed with it. The
 * states are not folded again here; `rebuild` does that.
 */
export function isChainWhole(stream: string, rows: LinkRow[]): boolean {
  let previous: string | null = null;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) return false;
    if (row.intent_hash !== null && hashOf(row.body) !== row.intent_hash) return false;
    const { seq, event, program_hash: programHash, calendar, state_hash: stateHash, intent_hash: intentHash } = row;
    if (auditHash(previous, { stream, seq, event, programHash, calendar, stateHash, intentHash }) !== row.audit_hash)
      return false;
    previous = row.audit_hash;
  }
  return true;
}
