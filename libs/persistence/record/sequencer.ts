/**
 * The one way into the tree. What a transaction wrote lies in `record_pending` from the moment that it commits, however late that is, so
 * nothing is ever looked for by "greater than the last". One sequencer at a time moves it, and the checkpoint over it is part of the same
 * transaction: the tree has no leaf that no checkpoint covers.
 */
import type { DataSource } from 'typeorm';
import { completedBy, eventEntry, headEntry, leafHash, MemoryTree, nodeHash, rootOf, type Checkpoint } from '../../record';
import { inTransaction, json, type Sql } from '../sql';
import { takeBatches } from './batches';
import { headRows, lastCheckpoint, nodesAt, onTree } from './tree-store';

/** The tree no longer begins with what was signed before: it was changed underneath, or an older store was put in its place. */
export class RecordForked extends Error {
  constructor(readonly size: number) {
    super(`the tree in the database does not contain the checkpoint of ${size} entries that was signed before`);
  }
}

export type Unsigned = Omit<Checkpoint, 'origin'>;

export interface Sequenced {
  size: number;
  /** More is waiting than one transaction takes. */
  more: boolean;
}

const AT_ONCE = 5_000;

interface Pending {
  id: string;
  kind: 'event' | 'attempt' | 'act';
  stream: string | null;
  seq: number | null;
  hash: string | null;
  attempt: string | null;
  act: string | null;
}

interface Leaf {
  entry: string;
  stream: string | null;
  seq: number | null;
}

/** Takes what is pending into the tree under a new checkpoint; null when nothing was. `known`: the last one that the signer itself keeps. */
export function sequence(
  source: DataSource,
  sign: (tree: Unsigned) => string,
  known: Pick<Checkpoint, 'size' | 'root'> | null,
): Promise<Sequenced | null> {
  return inTransaction(source, async (sql) => {
    await sql.run(`select pg_advisory_xact_lock(hashtextextended('record/sequencer', 0))`);
    // Rows are hashed as text; an instant must read the same whatever the session's settings are.
    await sql.run(`set local timezone = 'UTC'`);
    if (known !== null) await refuseFork(sql, known);
    const pending = await sql.rows<Pending>(
      `select p.id, p.kind, p.stream, p.seq, e.audit_hash as hash, p.attempt, p.act
         from guicheng.record_pending p left join guicheng.stream_event e on e.stream = p.stream and e.seq = p.seq
        order by p.id limit ${AT_ONCE}`,
    );
    const events = pending.filter(({ kind }) => kind === 'event');
    const leaves: Leaf[] = events.map(({ stream, seq, hash }) => ({
      entry: eventEntry({ stream: stream ?? '', seq: seq ?? 0, hash: hash ?? '' }),
      stream,
      seq,
    }));
    const batches = await takeBatches(sql, {
      attempts: pending.flatMap(({ attempt }) => (attempt === null ? [] : [attempt])),
      acts: pending.flatMap(({ act }) => (act === null ? [] : [act])),
    });
    for (const entry of batches) leaves.push({ entry, stream: null, seq: null });
    if (leaves.length === 0) return null;
    sql.later('delete from guicheng.record_pending where id = any($1::text[]::bigint[])', [pending.map(({ id }) => id)]);
    return { size: await grow(sql, leaves, events, sign), more: pending.length === AT_ONCE };
  });
}

async function refuseFork(sql: Sql, known: Pick<Checkpoint, 'size' | 'root'>): Promise<void> {
  const last = await lastCheckpoint(sql);
  if ((last?.size ?? 0) < known.size) throw new RecordForked(known.size);
  if (known.size === 0) return;
  const root = await onTree(sql, (read) => rootOf(read, known.size)).catch(() => null);
  if (root?.equals(known.root) !== true) throw new RecordForked(known.size);
}

async function grow(sql: Sql, leaves: Leaf[], events: Pending[], sign: (tree: Unsigned) => string): Promise<number> {
  const before = (await lastCheckpoint(sql))?.size ?? 0;
  const nodes = new Map<string, Buffer>();
  const stored = await nodesAt(sql, edgeOf(before));
  const read = (level: number, index: number): Buffer => nodes.get(`${level}/${index}`) ?? stored(level, index);
  const grown: { level: number; position: number; hash: string }[] = [];
  const rows = leaves.map((leaf, offset) => {
    const position = before + offset;
    const hash = leafHash(leaf.entry);
    nodes.set(`0/${position}`, hash);
    for (const { level, index } of completedBy(position)) {
      const node = nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
      nodes.set(`${level}/${index}`, node);
      grown.push({ level, position: index, hash: node.toString('hex') });
    }
    return { position, ...leaf, hash: hash.toString('hex') };
  });
  insertTree(sql, rows, grown);
  insertHeads(sql, events);
  const size = before + leaves.length;
  const heads = new MemoryTree((await headRows(sql)).map((head) => leafHash(headEntry(head))));
  const at = (await sql.one<{ now: Date }>('select guicheng.record_now() as now'))?.now ?? new Date();
  const note = sign({
    size,
    root: rootOf(read, size),
    heads: { count: heads.size, root: heads.root() },
    at: at.toISOString(),
  });
  sql.later('insert into guicheng.record_checkpoint (size, at, note) values ($1, $2, $3)', [size, at.toISOString(), note]);
  return size;
}

/** The complete subtrees that a tree of this size ends with: all that is needed of it to add to it. */
function edgeOf(size: number): { level: number; index: number }[] {
  const edge: { level: number; index: number }[] = [];
  for (let [level, rest, from] = [Math.floor(Math.log2(Math.max(1, size))), size, 0]; rest > 0; level -= 1) {
    const width = 2 ** level;
    if (rest < width) continue;
    edge.push({ level, index: from / width });
    [rest, from] = [rest - width, from + width];
  }
  return edge;
}

function insertTree(
  sql: Sql,
  leaves: (Leaf & { position: number; hash: string })[],
  nodes: { level: number; position: number; hash: string }[],
): void {
  sql.later(
    `insert into guicheng.record_leaf (position, entry, stream, seq, hash)
     select position, entry, stream, seq, decode(hash, 'hex')
       from jsonb_to_recordset($1::jsonb) as l (position bigint, entry text, stream uuid, seq integer, hash text)`,
    [json(leaves)],
  );
  sql.later(
    `insert into guicheng.record_node (level, position, hash)
     select level, position, decode(hash, 'hex') from jsonb_to_recordset($1::jsonb) as n (level smallint, position bigint, hash text)`,
    [json(nodes)],
  );
}

function insertHeads(sql: Sql, events: Pending[]): void {
  const last = new Map<string, Pending>();
  for (const event of events) {
    if ((last.get(event.stream ?? '')?.seq ?? 0) < (event.seq ?? 0)) last.set(event.stream ?? '', event);
  }
  const heads = [...last.values()].map(({ stream, seq, hash }) => ({ stream, seq, hash }));
  sql.later(
    `insert into guicheng.record_head as h (stream, seq, hash)
     select stream, seq, hash from jsonb_to_recordset($1::jsonb) as n (stream uuid, seq integer, hash text)
     on conflict (stream) do update set seq = excluded.seq, hash = excluded.hash where h.seq < excluded.seq`,
    [json(heads)],
  );
}
