/** What leaves the house: logs with their proofs as of the last checkpoint, and receipts of single events. */
import {
  commitmentsIn,
  consistencyProof,
  EXPORT_FORMAT,
  headEntry,
  inclusionProof,
  leafHash,
  MemoryTree,
  nodesRead,
  RECEIPT_FORMAT,
  type EventContent,
  type ExportedEvent,
  type ExportedStream,
  type ExportedWord,
  type Receipt,
  type RecordExport,
} from '../../record';
import type { StreamEvent } from '../../procedure/streams';
import { headRows, lastCheckpoint, nodesAt, onTree, verifierKey, type RecordReader } from './tree-store';

/** What a reader may have of a log. Events that he may not read go with their hash alone. */
export interface RecordRights {
  mayReadContent(event: RecordEvent): boolean;
  /** The words behind these commitments, those that he may read. */
  words(events: RecordEvent[]): Promise<Map<string, ExportedWord>>;
}

export interface RecordEvent {
  stream: string;
  seq: number;
  event: StreamEvent;
  program_hash: string | null;
  calendar: string | null;
  state_hash: string;
  intent_hash: string | null;
  audit_hash: string;
  body: unknown;
  position: string;
}

/** Null while no checkpoint covers anything of what is asked for. Read it in one snapshot. */
export async function exportRecord(
  reader: RecordReader,
  streams: string[],
  rights: RecordRights,
  against?: { size: number },
): Promise<RecordExport | null> {
  const [checkpoint, key] = [await lastCheckpoint(reader), await verifierKey(reader)];
  if (checkpoint === null || key === null) return null;
  const events = await eventsOf(reader, streams);
  if (events.length === 0) return null;
  const proofs = await proofsOf(reader, events, checkpoint.size);
  const heads = await headsOf(reader);
  const readable = events.filter((event) => rights.mayReadContent(event));
  const exported = [...new Set(events.map(({ stream }) => stream))].map((stream): ExportedStream => {
    const own = events.filter((event) => event.stream === stream);
    return { stream, head: heads(stream), events: own.map((event) => exportedOf(event, rights, proofs)) };
  });
  return {
    format: EXPORT_FORMAT,
    key,
    checkpoint: checkpoint.note,
    streams: exported,
    words: wordsOf(readable, await rights.words(readable)),
    consistency:
      against === undefined || against.size > checkpoint.size
        ? null
        : {
            size: against.size,
            proof: (await onTree(reader, (read) => consistencyProof(read, against.size, checkpoint.size))).map(base64),
          },
  };
}

/** Null while the event is in no checkpoint yet. */
export async function receiptFor(
  reader: RecordReader,
  stream: string,
  seq: number,
  rights: RecordRights,
): Promise<Receipt | null> {
  const [checkpoint, key] = [await lastCheckpoint(reader), await verifierKey(reader)];
  if (checkpoint === null || key === null) return null;
  const events = await eventsOf(reader, [stream]);
  const event = events.find((candidate) => candidate.seq === seq);
  if (event === undefined) return null;
  const proofs = await proofsOf(reader, [event], checkpoint.size);
  return {
    format: RECEIPT_FORMAT,
    key,
    checkpoint: checkpoint.note,
    stream,
    previous: events.find((candidate) => candidate.seq === seq - 1)?.audit_hash ?? null,
    event: exportedOf(event, rights, proofs),
    words: rights.mayReadContent(event) ? wordsOf([event], await rights.words([event])) : {},
  };
}

/** What stands in the tree, which is all that a checkpoint covers. */
export function eventsOf(reader: RecordReader, streams: string[]): Promise<RecordEvent[]> {
  return reader.rows<RecordEvent>(
    `select e.stream, e.seq, e.event, e.program_hash, e.calendar, e.state_hash, e.intent_hash, e.audit_hash, coalesce(i.body, b.body) as body, l.position
       from guicheng.stream_event e join guicheng.record_leaf l on l.stream = e.stream and l.seq = e.seq
       left join guicheng.intent i on i.stream = e.stream and i.id::text = e.id and e.intent_hash is not null
       left join guicheng.case_start b on b.event = e.id and b.stream = e.stream
      where e.stream = any($1::uuid[]) order by array_position($1::uuid[], e.stream), e.seq`,
    [streams],
  );
}

async function proofsOf(reader: RecordReader, events: RecordEvent[], size: number): Promise<Map<string, Buffer[]>> {
  const positions = events.map(({ position }) => Number(position));
  const read = await nodesAt(
    reader,
    nodesRead((from) => positions.forEach((position) => inclusionProof(from, position, size))),
  );
  return new Map(positions.map((position) => [String(position), inclusionProof(read, position, size)]));
}

async function headsOf(reader: RecordReader): Promise<(stream: string) => ExportedStream['head']> {
  const rows = await headRows(reader);
  const tree = new MemoryTree(rows.map((head) => leafHash(headEntry(head))));
  return (stream) => {
    const index = rows.findIndex((row) => row.stream === stream);
    const row = rows[index];
    if (row === undefined) throw new Error(`the log ${stream} has no head`);
    return { seq: row.seq, hash: row.hash, index, proof: inclusionProof(tree.read, index, rows.length).map(base64) };
  };
}

function exportedOf(row: RecordEvent, rights: RecordRights, proofs: Map<string, Buffer[]>): ExportedEvent {
  return {
    seq: row.seq,
    auditHash: row.audit_hash,
    content: rights.mayReadContent(row) ? contentOf(row) : null,
    leaf: { index: Number(row.position), proof: (proofs.get(String(row.position)) ?? []).map(base64) },
  };
}

function contentOf(row: RecordEvent): EventContent {
  return {
    event: row.event,
    programHash: row.program_hash,
    calendar: row.calendar,
    stateHash: row.state_hash,
    intentHash: row.intent_hash,
    body: row.body,
  };
}

function wordsOf(events: RecordEvent[], words: Map<string, ExportedWord>): Record<string, ExportedWord> {
  const commitments = events.flatMap(({ body }) => commitmentsIn(body));
  return Object.fromEntries(commitments.map((commitment) => [commitment, words.get(commitment) ?? { state: 'withheld' }]));
}

function base64(hash: Buffer): string {
  return hash.toString('base64');
}
