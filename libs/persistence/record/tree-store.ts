/** The tree as it lies in PostgreSQL: leaves, and the complete subtrees above them. */
import { nodesRead, type ReadNode } from '../../record';
import { json, type Sql } from '../sql';

/** As much of a connection as reading needs. */
export type RecordReader = Pick<Sql, 'rows'>;

type Coordinate = { level: number; index: number };

/** Fetches at once what these algorithms will read, and runs them on it. */
export async function onTree<Result>(reader: RecordReader, work: (read: ReadNode) => Result): Promise<Result> {
  return work(await nodesAt(reader, nodesRead(work)));
}

export async function nodesAt(reader: RecordReader, wanted: Coordinate[]): Promise<ReadNode> {
  const rows = await reader.rows<{ level: number; position: string; hash: Buffer }>(
    `with wanted as (select level, index from jsonb_to_recordset($1::jsonb) as w (level smallint, index bigint))
     select w.level, w.index as position, l.hash from wanted w join guicheng.record_leaf l on w.level = 0 and l.position = w.index
     union all
     select w.level, w.index, n.hash from wanted w join guicheng.record_node n on n.level = w.level and n.position = w.index`,
    [json(wanted)],
  );
  const found = new Map(rows.map(({ level, position, hash }) => [`${level}/${position}`, hash]));
  return (level, index) => {
    const hash = found.get(`${level}/${index}`);
    if (hash === undefined) throw new Error(`the tree has no node ${level}/${index}`);
    return hash;
  };
}

export interface StoredCheckpoint {
  size: number;
  at: Date;
  note: string;
}

export async function lastCheckpoint(reader: RecordReader): Promise<StoredCheckpoint | null> {
  const [row] = await reader.rows<{ size: string; at: Date; note: string }>(
    'select size, at, note from guicheng.record_checkpoint order by size desc limit 1',
  );
  return row === undefined ? null : { ...row, size: Number(row.size) };
}

/** The line by which the house's checkpoints are verified: the newest, when the auditor was given a new key. */
export async function verifierKey(reader: RecordReader): Promise<string | null> {
  const [row] = await reader.rows<{ verifier: string }>('select verifier from guicheng.record_key order by since desc limit 1');
  return row?.verifier ?? null;
}

/** The last event of every log in the tree, in the order of the tree of heads. */
export function headRows(reader: RecordReader): Promise<{ stream: string; seq: number; hash: string }[]> {
  return reader.rows('select stream, seq, hash from guicheng.record_head order by stream');
}
