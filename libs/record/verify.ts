/** The verifier: needs the file and, to be sure of more than the file, the house's public key and a checkpoint that somebody kept. */
import { openCheckpoint, type Checkpoint } from './checkpoint';
import { EXPORT_FORMAT, RECEIPT_FORMAT, type Receipt, type RecordExport } from './export.types';
import type { Finding } from './findings';
import { isConsistent, rootOf, type ReadNode } from './merkle';
import { isConsistency, isObject, isText } from './shape';
import { verifyReceiptEvent, verifyStream, type Ground } from './verify-stream';
import { verifyWords } from './verify-words';

/** A checkpoint kept elsewhere, and how to read the tiles beside it, where they were kept too. */
export interface Kept {
  checkpoint: string;
  tiles?: (size: number) => ReadNode;
}

export interface VerifyOptions {
  /** The public line that the house has published. Without it the file's own is believed, which shows less. */
  key?: string;
  kept?: Kept;
}

export type Verification =
  | { result: 'unreadable'; reason: Unreadable }
  | {
      result: 'whole' | 'tampered';
      kind: 'export' | 'receipt';
      findings: Finding[];
      /** Logs, events, and events of which this reader may not know the content. */
      counts: { streams: number; events: number; withheld: number; opened: number; erased: number };
      checkpoint: { origin: string; size: number; at: string } | null;
      /** `none`: no checkpoint was given; `partly`: the kept one is older, and covers only the events up to it. */
      compared: 'none' | 'wholly' | 'partly';
    };

export type Unreadable = 'NOT_JSON' | 'NOT_AN_EXPORT' | 'KEPT_UNREADABLE' | 'NOT_COMPARABLE';

export function verify(text: string, options: VerifyOptions = {}): Verification {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { result: 'unreadable', reason: 'NOT_JSON' };
  }
  if (isExport(data)) return verifyFile(data, 'export', options);
  if (isReceipt(data)) return verifyFile(data, 'receipt', options);
  return { result: 'unreadable', reason: 'NOT_AN_EXPORT' };
}

function verifyFile(data: RecordExport | Receipt, kind: 'export' | 'receipt', options: VerifyOptions): Verification {
  const findings: Finding[] = [];
  const key = options.key?.trim() ?? data.key;
  if (key !== data.key) findings.push({ code: 'KEY_DIFFERS' });
  const checkpoint = openCheckpoint(data.checkpoint, key);
  if (checkpoint === null) findings.push({ code: 'CHECKPOINT_SIGNATURE' });
  const against = compareKept(data, checkpoint, key, options.kept, findings);
  if (typeof against === 'string') return { result: 'unreadable', reason: against };
  const ground: Ground = { checkpoint, kept: against.leaves };
  const bodies =
    data.format === EXPORT_FORMAT ? verifyStreams(data, ground, findings) : verifyReceiptEvent(data, ground, findings);
  const words = verifyWords(data.words, bodies, findings);
  const events = data.format === EXPORT_FORMAT ? data.streams.flatMap((stream) => arrayOf(stream.events)) : [data.event];
  return {
    result: findings.length === 0 ? 'whole' : 'tampered',
    kind,
    findings,
    counts: {
      streams: data.format === EXPORT_FORMAT ? data.streams.length : 1,
      events: events.length,
      withheld: events.filter((event) => (event as { content?: unknown }).content === null).length,
      ...words,
    },
    checkpoint: checkpoint === null ? null : { origin: checkpoint.origin, size: checkpoint.size, at: checkpoint.at },
    compared: against.compared,
  };
}

function verifyStreams(data: RecordExport, ground: Ground, findings: Finding[]) {
  const seen = new Set<string>();
  return data.streams.flatMap((stream) => {
    if (seen.has(stream.stream)) findings.push({ code: 'STREAM_TWICE', stream: stream.stream });
    seen.add(stream.stream);
    return verifyStream(stream, ground, findings);
  });
}

interface Against {
  compared: 'none' | 'wholly' | 'partly';
  /** Leaves of the tree that was kept elsewhere. */
  leaves: Ground['kept'];
}

/** The file's checkpoint against the kept one: by the same size, by a proof in the file, or by the tiles beside the kept one. */
function compareKept(
  data: RecordExport | Receipt,
  own: Checkpoint | null,
  key: string,
  kept: Kept | undefined,
  findings: Finding[],
): Against | Unreadable {
  if (kept === undefined || own === null) return { compared: 'none', leaves: null };
  const other = openCheckpoint(kept.checkpoint, key);
  if (other === null) return 'KEPT_UNREADABLE';
  if (kept.tiles !== undefined) return compareTiles(own, other, kept.tiles(other.size), findings);
  if (other.size === own.size) {
    if (!other.root.equals(own.root)) findings.push({ code: 'CHECKPOINT_DIFFERS' });
    return { compared: 'wholly', leaves: null };
  }
  const consistency = data.format === EXPORT_FORMAT ? data.consistency : null;
  if (consistency?.size !== other.size || other.size > own.size) return 'NOT_COMPARABLE';
  const proof = consistency.proof.map((encoded) => Buffer.from(encoded, 'base64'));
  if (!isConsistent(other, own, proof)) findings.push({ code: 'CONSISTENCY_WRONG' });
  return { compared: 'wholly', leaves: null };
}

function compareTiles(own: Checkpoint, other: Checkpoint, read: ReadNode, findings: Finding[]): Against {
  const rootAt = (size: number): Buffer | null => {
    try {
      return rootOf(read, size);
    } catch {
      return null;
    }
  };
  if (rootAt(other.size)?.equals(other.root) !== true) {
    findings.push({ code: 'TILES_WRONG' });
    return { compared: 'none', leaves: null };
  }
  const leaves = { size: other.size, leaf: (index: number) => read(0, index) };
  if (own.size > other.size) return { compared: 'partly', leaves };
  if (rootAt(own.size)?.equals(own.root) !== true) findings.push({ code: 'CHECKPOINT_DIFFERS' });
  return { compared: 'wholly', leaves };
}

function isExport(data: unknown): data is RecordExport {
  const names = ['format', 'key', 'checkpoint', 'words', 'streams', 'consistency'];
  return (
    hasSigned(data, EXPORT_FORMAT, names) &&
    isConsistency(data['consistency']) &&
    Array.isArray(data['streams']) &&
    data['streams'].every((stream) => isObject(stream) && isText(stream['stream']))
  );
}

function isReceipt(data: unknown): data is Receipt {
  const names = ['format', 'key', 'checkpoint', 'words', 'stream', 'previous', 'event'];
  return hasSigned(data, RECEIPT_FORMAT, names) && isText(data['stream']) && isObject(data['event']);
}

function hasSigned(data: unknown, format: string, names: string[]): data is Record<string, unknown> {
  return (
    isObject(data) &&
    data['format'] === format &&
    isText(data['key']) &&
    isText(data['checkpoint']) &&
    isObject(data['words']) &&
    Object.keys(data).length === names.length &&
    names.every((name) => Object.hasOwn(data, name))
  );
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
