import type { AppendRequest } from '../../contracts/append';
import type { CaseState } from '../../procedure';
import { pendingEventId } from './pending';
import type { StreamRow } from './rows';

/** The id that the proposed event has wherever it is stored: the intent's for a person's act, derived for the rest. */
export function eventIdOf({ stream, proposal }: AppendRequest, log: StreamRow | null): string {
  switch (proposal.by) {
    case 'intent':
      return proposal.intent;
    case 'outbox':
      return proposal.outbox;
    case 'clock':
      return clockEventId(stream, proposal.clock);
    case 'pending': {
      const pending = (log?.state as CaseState | undefined)?.pending;
      return pendingEventId(stream, { kind: pending?.kind ?? 'look-up', block: proposal.block, round: proposal.round });
    }
  }
}

/** A clock's own id counts the rounds of its step, and its effect is taken once. */
export function clockEventId(stream: string, clock: string): string {
  return `${stream}/clock/${clock}/1`;
}
