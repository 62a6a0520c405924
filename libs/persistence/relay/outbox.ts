/** Delivers what logs tell each other. An entry is claimed for a while, not locked: who dies with it leaves it to the next. */
import type { DataSource } from 'typeorm';
import type { StreamKind } from '../../contracts/temporal';
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
const AWAY_SECONDS = 5;

/**
 * One batch; says how many were claimed. The second try comes after two seconds, the later ones after up to two minutes. While nobody is heard the
 * engine is away: then nobody's wait grows, and nobody else is asked in vain.
 */
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
  while (lanes.length > 0) {
    const some = lanes.splice(0, LANES);
    const heard = await Promise.all(some.map((entries) => isAnyHeard(engine, entries)));
    if (heard.includes(true)) continue;
    await waitAlike(source, some.flat(), 0, AWAY_SECONDS);
    // Nobody waits behind those who were not heard: the others are the first next time.
    await waitAlike(source, lanes.flat(), 1, 0);
    break;
  }
  return claimed.length;
}

/** What comes behind one that is not heard would not be heard either. */
async function isAnyHeard(engine: EnginePort, entries: Claimed[]): Promise<boolean> {
  for (const [at, { id, stream, to_kind }] of entries.entries()) {
    try {
      if ((await engine.deliver({ outbox: id, stream, kind: to_kind })) === 'pending') return at > 0;
    } catch {
      return at > 0;
    }
  }
  return true;
}

/** Whoever was tried keeps his tries, by which a workflow that cannot go on is known (`stuck.ts`); `untried`: taken off again. */
async function waitAlike(source: DataSource, entries: Claimed[], untried: number, seconds: number): Promise<void> {
  await inTransaction(source, (sql) =>
    sql.run(
      `update guicheng.outbox set attempts = attempts - $2, next_attempt_at = guicheng.record_now() + make_interval(secs => $3)
        where id = any($1::text[]) and delivered_at is null`,
      [entries.map(({ id }) => id), untried, seconds],
    ),
  );
}

function byStream(claimed: Claimed[]): Claimed[][] {
  const lanes = new Map<string, Claimed[]>();
  for (const entry of claimed.toSorted((left, right) => Number(left.position) - Number(right.position))) {
    lanes.set(entry.stream, [...(lanes.get(entry.stream) ?? []), entry]);
  }
  return [...lanes.values()];
}
