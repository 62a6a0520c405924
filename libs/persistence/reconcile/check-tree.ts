/** The tree against what it was made of: every event and every batch once, every hash right, and the last checkpoint over all of it. */
import { batchText, eventEntry, headEntry, leafHash, MemoryTree, openCheckpoint, sha256, type Batch } from '../../record';
import { entryHash, rowHash, type BatchRow } from '../record/batches';
import { headRows, lastCheckpoint, verifierKey } from '../record/tree-store';
import { inTransaction, type Sql } from '../sql';
import type { DataSource } from 'typeorm';
import type { Difference } from '../log/rebuild';

type Tell = (difference: Omit<Difference, 'stream'> & { stream?: string }) => void;

interface LeafRow {
  position: string;
  entry: string;
  stream: string | null;
  seq: number | null;
  hash: Buffer;
  audit_hash: string | null;
}

const LEAVES_AT_ONCE = 10_000;

/** One snapshot of the tree. `stream` is empty where a difference belongs to no one log. */
export async function checkTree(source: DataSource): Promise<{ leaves: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  const tell: Tell = (difference) => differences.push({ stream: '', ...difference });
  const leaves = await inTransaction(source, async (sql) => {
    await sql.run('set transaction isolation level repeatable read');
    await sql.run(`set local timezone = 'UTC'`);
    const tree = await checkLeaves(sql, tell);
    await checkEvents(sql, tell);
    await checkCheckpoint(sql, tree, tell);
    await checkBatches(sql, tell);
    await checkWords(sql, tell);
    return tree.size;
  });
  return { leaves, differences };
}

/** Makes the tree again out of the entries, and says which stored hash is another. */
async function checkLeaves(sql: Sql, tell: Tell): Promise<MemoryTree> {
  const tree = new MemoryTree();
  for (;;) {
    const rows = await sql.rows<LeafRow>(
      `select l.*, e.audit_hash from guicheng.record_leaf l left join guicheng.stream_event e on e.stream = l.stream and e.seq = l.seq
        where l.position >= $1 order by l.position limit ${LEAVES_AT_ONCE}`,
      [tree.size],
    );
    for (const row of rows) {
      if (Number(row.position) !== tree.size) {
        tell({ where: 'record_leaf', what: 'gap', key: row.position });
        return tree;
      }
      judgeLeaf(row, tell);
      tree.add(leafHash(row.entry));
    }
    if (rows.length < LEAVES_AT_ONCE) break;
  }
  await checkNodes(sql, tree, tell);
  return tree;
}

function judgeLeaf({ position, entry, stream, seq, hash, audit_hash }: LeafRow, tell: Tell): void {
  if (!leafHash(entry).equals(hash)) tell({ where: 'record_leaf.hash', what: 'different', key: position });
  if (stream === null || seq === null) return;
  if (audit_hash === null) tell({ stream, where: 'stream_event', what: 'missing', key: String(seq) });
  else if (eventEntry({ stream, seq, hash: audit_hash }) !== entry)
    tell({ stream, where: 'record_leaf', what: 'different', key: String(seq) });
}

async function checkNodes(sql: Sql, tree: MemoryTree, tell: Tell): Promise<void> {
  const rows = await sql.rows<{ level: number; position: string; hash: Buffer }>(
    'select level, position, hash from guicheng.record_node',
  );
  for (const { level, position, hash } of rows) {
    const isThere = (Number(position) + 1) * 2 ** level <= tree.size;
    if (!isThere || !tree.read(level, Number(position)).equals(hash))
      tell({ where: 'record_node', what: isThere ? 'different' : 'unexpected', key: `${level}/${position}` });
  }
}

async function checkEvents(sql: Sql, tell: Tell): Promise<void> {
  const rows = await sql.rows<{ stream: string; seq: number }>(
    `select e.stream, e.seq from guicheng.stream_event e
      where not exists (select 1 from guicheng.record_leaf l where l.stream = e.stream and l.seq = e.seq)
        and not exists (select 1 from guicheng.record_pending p where p.stream = e.stream and p.seq = e.seq)`,
  );
  for (const { stream, seq } of rows) tell({ stream, where: 'record_leaf', what: 'missing', key: String(seq) });
}

async function checkCheckpoint(sql: Sql, tree: MemoryTree, tell: Tell): Promise<void> {
  const [stored, key] = [await lastCheckpoint(sql), await verifierKey(sql)];
  if (stored === null) {
    if (tree.size > 0) tell({ where: 'record_checkpoint', what: 'missing' });
    return;
  }
  const checkpoint = key === null ? null : openCheckpoint(stored.note, key);
  if (checkpoint === null) return tell({ where: 'record_checkpoint', what: 'different', key: String(stored.size) });
  if (checkpoint.size !== tree.size || !checkpoint.root.equals(tree.root()))
    tell({ where: 'record_checkpoint', what: 'different', key: String(stored.size) });
  const heads = new MemoryTree((await headRows(sql)).map((head) => leafHash(headEntry(head))));
  if (heads.size !== checkpoint.heads.count || !heads.root().equals(checkpoint.heads.root))
    tell({ where: 'record_head', what: 'different' });
}

interface BatchRecord {
  chain: Batch['chain'];
  number: number;
  day: string;
  previous: string | null;
  hash: string;
  rows: BatchRow[];
}

async function checkBatches(sql: Sql, tell: Tell): Promise<void> {
  const batches = await sql.rows<BatchRecord>(
    `select chain, number, to_char(day, 'YYYY-MM-DD') as day, previous, hash, rows from guicheng.record_batch order by chain, number`,
  );
  const last = new Map<string, BatchRecord>();
  for (const batch of batches) {
    const { chain, number, day, previous, hash, rows } = batch;
    const before = last.get(chain);
    const key = `${chain}/${number}`;
    const isNext = number === (before?.number ?? 0) + 1 && previous === (before?.hash ?? null);
    if (!isNext || sha256(batchText({ chain, number, day, previous, entries: rows.map(entryHash) })) !== hash)
      tell({ where: 'record_batch', what: 'different', key });
    last.set(chain, batch);
  }
  await checkRows(sql, 'attempts', 'attempt', batches, tell);
  await checkRows(sql, 'acts', 'administrative_act', batches, tell);
}

async function checkRows(sql: Sql, chain: Batch['chain'], table: string, batches: BatchRecord[], tell: Tell): Promise<void> {
  const rows = await sql.rows<{ id: string; row: Record<string, unknown>; pending: boolean }>(
    `select t.id::text as id, to_jsonb(t) as row,
            exists (select 1 from guicheng.record_pending p where ${chain === 'acts' ? 'p.act' : 'p.attempt'} = t.id) as pending
       from guicheng.${table} t`,
  );
  const there = new Map(rows.map((row) => [row.id, row]));
  const batched = new Set<string>();
  for (const entry of batches.filter((batch) => batch.chain === chain).flatMap((batch) => batch.rows)) {
    if ('tally' in entry) continue;
    const row = there.get(entry.id);
    batched.add(entry.id);
    if (row === undefined) tell({ where: table, what: 'missing', key: entry.id });
    else if (rowHash(row.row) !== entry.hash) tell({ where: table, what: 'different', key: entry.id });
  }
  for (const { id, pending } of rows) if (!batched.has(id) && !pending) tell({ where: table, what: 'unexpected', key: id });
}

/** Commitments that nothing opens, and that no erasure accounts for. */
async function checkWords(sql: Sql, tell: Tell): Promise<void> {
  const rows = await sql.rows<{ stream: string; commitment: string }>(
    `select i.stream, w.commitment from (
              select stream, body from guicheng.intent union all select stream, body from guicheng.case_start) i,
            lateral (select jsonb_path_query(i.body, 'lax $.**.sealed') #>> '{}' as commitment) w
      where w.commitment ~ '^[0-9a-f]{64}$' and not exists (select 1 from guicheng.sealed_value v where v.commitment = w.commitment)`,
  );
  for (const { stream, commitment } of rows) tell({ stream, where: 'sealed_value', what: 'missing', key: commitment });
}
