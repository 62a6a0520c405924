/**
 * A clock that passed and took no effect says that its log's workflow is gone, or sleeps on an older state: the workflow is started
 * again from the log. Nothing is decided here.
 */
import type { DataSource } from 'typeorm';
import type { StreamKind } from '../../contracts/temporal';
import { atOnce } from '../at-once';
import type { EnginePort } from '../engine.port';
import { withConnection } from '../sql';

const BATCH = 100;
const LANES = 8;

/** One batch; says how many logs were woken. */
export async function wakeOverdue(source: DataSource, engine: EnginePort): Promise<number> {
  const rows = await withConnection(source, (sql) =>
    sql.rows<{ id: string; kind: StreamKind }>(
      `select s.id, s.kind from guicheng.sitting b join guicheng.stream s on s.id = b.id
        where b.closes_at < guicheng.record_now() - interval '30 seconds' and s.fault is null and not s.closed
       union
       select s.id, s.kind from guicheng.clock c join guicheng.stream s on s.id = c.stream
        where c.due_at < guicheng.record_now() - interval '30 seconds' and c.detail -> 'effect' ->> 'kind' in ('turn-to', 'mark', 'return', 'outcome')
          and c.detail ->> 'struckAt' is null and c.detail ->> 'stoppedAt' is null and s.fault is null and not s.closed
        limit ${BATCH}`,
    ),
  );
  await atOnce(LANES, rows, ({ id, kind }) => engine.sync(id, kind, 2_000));
  return rows.length;
}
