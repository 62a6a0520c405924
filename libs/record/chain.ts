import type { StreamEvent } from '../procedure/streams';
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

/** The first place where a log does not stand as it was written: a gap, a link that is wrong, or words other than those hashed with it. */
export function firstBreak(stream: string, rows: LinkRow[]): { seq: number; what: 'gap' | 'words' | 'link' } | null {
  let previous: string | null = null;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) return { seq: index + 1, what: 'gap' };
    if (row.intent_hash !== null && hashOf(row.body) !== row.intent_hash) return { seq: row.seq, what: 'words' };
    const { seq, event, program_hash: programHash, calendar, state_hash: stateHash, intent_hash: intentHash } = row;
    if (auditHash(previous, { stream, seq, event, programHash, calendar, stateHash, intentHash }) !== row.audit_hash)
      return { seq, what: 'link' };
    previous = row.audit_hash;
  }
  return null;
}

/** Whether a log stands as it was written. The states are not folded again here; `rebuild` does that. */
export function isChainWhole(stream: string, rows: LinkRow[]): boolean {
  return firstBreak(stream, rows) === null;
}
