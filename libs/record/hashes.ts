import { hash } from 'node:crypto';
import { canonicalJson } from '../procedure';
import type { StreamEvent } from '../procedure/streams';

/** Lower-case hex. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Of any plain JSON, independent of the order of its keys. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** What one link of a log's chain covers. */
export interface ChainLink {
  stream: string;
  seq: number;
  event: StreamEvent;
  programHash: string | null;
  calendar: string | null;
  stateHash: string;
  intentHash: string | null;
}

/** Each link covers the one before: an event cannot be changed, taken out or put in without all later hashes changing. */
export function auditHash(previous: string | null, link: ChainLink): string {
  return hashOf({ previous, ...link });
}
