/** Delivers what logs tell each other. An entry is claimed for a while, not locked: who dies with it leaves it to the next. */
import type { DataSource } from 'typeorm';
import type { StreamKind } from '../../contracts/temporal';
import { atOnce } from '../at-once';
import type { EnginePort } from '../engine.port';
import { inTransaction } from '../sql';

interface Claimed {
  position: string;
  id: string;
  stream: string;
  to_kind: StreamKind;
}

const BATCH = 50;
const LANES = 8;

/** One batch; says how many were claimed. The second try comes after two seconds, the later ones after up to two minutes. */
export async function deliverOutbox(source: DataSource, engine: EnginePort): Promise<number> {
  const claimed = await inTransaction(source, (sql) =>
    sql.rows<Claimed>(
      `update guicheng.outbox o
          set attempts = attempts + 1,
              next_attempt_at = guicheng.record_now() + make_interval(secs => least(120, 2 ^ least(attempts + 1, 7)))
        where o.id in (
          select id from guicheng.outbox where delivered_at is null and next_attempt_at <= guicheng.record_now()
           order by position limit ${BATCH} for update skip locked)
        returning o.id, o.stream, o.to_kind, o.position`,
    ),
  );
  // To one log in the order in which it was sent; the logs side by side. Append itself notes the delivery.
  const lanes = byStream(claimed);
  await atOnce(LANES, lanes, async (entries) => {
    for (const { id, stream, to_kind } of entries) await engine.deliver({ outbox: id, stream, kind: to_kind });
  });
  return claimed.length;
}

function byStream(claimed: Claimed[]): Claimed[][] {
  const lanes = new Map<string, Claimed[]>();
  for (const entry of claimed.toSorted((left, right) => Number(left.position) - Number(right.position))) {
    lanes.set(entry.stream, [...(lanes.get(entry.stream) ?? []), entry]);
  }
  return [...lanes.values()];
}
