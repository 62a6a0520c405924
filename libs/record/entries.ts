/** What stands in the tree: the text of each entry. What is hashed is this text, and the tiles carry it. */
import { canonicalJson } from '../procedure';

/** One event of one log, by its link in the log's chain. */
export interface EventEntry {
  stream: string;
  seq: number;
  hash: string;
}

/** One batch of one of the house's own chains: attempts, or acts of administrators. */
export interface BatchEntry {
  chain: 'attempts' | 'acts';
  number: number;
  day: string;
  hash: string;
}

export function eventEntry({ stream, seq, hash }: EventEntry): string {
  return canonicalJson({ hash, kind: 'event', seq, stream });
}

export function batchEntry({ chain, number, day, hash }: BatchEntry): string {
  return canonicalJson({ chain, day, hash, kind: 'batch', number });
}

/** The last event of a log, in the tree of heads: ordered by the log's id, one for each log. */
export function headEntry({ stream, seq, hash }: EventEntry): string {
  return canonicalJson({ hash, kind: 'head', seq, stream });
}

/** A batch and what it covers; each batch carries the hash of the one before, over all days. */
export interface Batch {
  chain: BatchEntry['chain'];
  number: number;
  day: string;
  previous: string | null;
  /** Hashes of the rows, in their order. */
  entries: string[];
}

export function batchText(batch: Batch): string {
  return canonicalJson(batch);
}
