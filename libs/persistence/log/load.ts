/** Reads a log as it stands, for a workflow that starts from it. */
import type { DataSource } from 'typeorm';
import type { LoadedStream, StreamFault } from '../../contracts/append';
import { asUuid, json, withConnection } from '../sql';
import type { StreamRow } from './rows';
import type { Worlds } from './worlds';

/** Null when there is no such log. */
export function loadStream(source: DataSource, worlds: Worlds, stream: string): Promise<LoadedStream | null> {
  return withConnection(source, async (sql) => {
    const row = await sql.one<StreamRow & { now: Date }>(
      'select s.*, guicheng.record_now() as now from guicheng.stream s where id = $1',
      [asUuid(stream)],
    );
    if (row === null) return null;
    return {
      seq: row.seq,
      state: row.state,
      world: await worlds.of(sql, row.program_hash, row.calendar),
      now: row.now.toISOString(),
      suspendedBy: row.fault?.reference ?? null,
    };
  });
}

/** Suspends a log after an unexpected error; null lets it go on. Says whether there is such a log. */
export function markFault(source: DataSource, stream: string, fault: StreamFault | null): Promise<boolean> {
  return withConnection(source, async (sql) => {
    if (fault !== null) {
      await sql.run(
        `insert into guicheng.attempt (action, stream, code, details) select 'fault', id, $2, $3 from guicheng.stream where id = $1`,
        [asUuid(stream), fault.code, json({ reference: fault.reference })],
      );
    }
    const changed = await sql.run('update guicheng.stream set fault = $2 where id = $1', [
      asUuid(stream),
      fault === null ? null : json(fault),
    ]);
    return changed > 0;
  });
}
