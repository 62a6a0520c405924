/** Temporal's histories, as far as it still has them, against the log: whoever was told something there finds it in the log. */
import type { DataSource } from 'typeorm';
import type { Answer } from '../../contracts/temporal';
import { atOnce } from '../at-once';
import type { EnginePort } from '../engine.port';
import type { Difference } from '../log/rebuild';
import { asUuid, withConnection } from '../sql';

const LANES = 8;

/** All logs whose workflow has a history. Gives how many had one. */
export async function checkHistories(
  engine: EnginePort,
  source: DataSource,
): Promise<{ histories: number; differences: Difference[] }> {
  const streams = await withConnection(source, (sql) => sql.rows<{ id: string }>('select id from guicheng.stream order by id'));
  const differences: Difference[] = [];
  let histories = 0;
  const failures = await atOnce(LANES, streams, async ({ id }) => {
    const told = await engine.answersInHistory(id);
    if (told === null) return;
    histories += 1;
    const stored = await answersOf(source, id);
    for (const { intent, answer } of told) {
      const log = stored.get(intent);
      if (log === undefined) differences.push({ stream: id, where: 'history', what: 'unexpected', key: intent });
      else if (!isSame(answer, log)) differences.push({ stream: id, where: 'history', what: 'different', key: intent });
    }
  });
  if (failures.length > 0) throw failures[0];
  return { histories, differences };
}

async function answersOf(source: DataSource, stream: string): Promise<Map<string, Answer | null>> {
  const rows = await withConnection(source, (sql) =>
    sql.rows<{ id: string; answer: Answer | null }>('select id::text as id, answer from guicheng.intent where stream = $1', [
      asUuid(stream),
    ]),
  );
  return new Map(rows.map(({ id, answer }) => [id, answer]));
}

function isSame(told: Answer, stored: Answer | null): boolean {
  if (stored === null || told.answered !== stored.answered) return false;
  if (told.answered === 'accepted' && stored.answered === 'accepted') return told.seq === stored.seq;
  return told.answered === 'refused' && stored.answered === 'refused' && told.code === stored.code;
}
