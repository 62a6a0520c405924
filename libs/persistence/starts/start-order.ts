/** What begins a case that nobody files. It lies in the outbox, addressed to the log that is to be; append makes the first event of it. */
import type { CallInput } from '../../procedure';
import { derivedUuid } from '../derived-uuid';

export interface StartOrder {
  kind: 'start';
  /** The id that the log's first event will have; the outbox entry's own. */
  id: string;
  procedure: string;
  society: string;
  by: CalledBy | TimedBy;
}

/** By a step of another case: what it hands over, and whether it waits for the answer. */
export interface CalledBy {
  kind: 'call' | 'opening';
  case: string;
  block: string;
  round: number;
  item: string | null;
  input: CallInput;
}

/** By the daily round, or by somebody's confirmation of what it proposed: `key` names subject and period. */
export interface TimedBy {
  kind: 'period' | 'proposal';
  key: string;
  /** The version that asked for it. */
  templateHash: string;
  /** Who confirmed; null: whoever holds the post that files. */
  actor: string | null;
}

export interface CallPlace {
  case: string;
  block: string;
  round: number;
}

/** Names a step's round in all logs. */
export function callKey(place: CallPlace): string {
  return `${place.case}/${place.block}/${place.round}`;
}

/** The case that a step's round calls or opens: known before it begins, so that it begins once. */
export function calledCaseId(place: CallPlace): string {
  return derivedUuid('called', callKey(place));
}

/** The case that a key begins. */
export function timedCaseId(key: string): string {
  return derivedUuid('timed', key);
}

export function startEventId(key: string): string {
  return `${key}/started`;
}

export function isStartOrder(event: object): event is StartOrder {
  return 'kind' in event && event.kind === 'start';
}
