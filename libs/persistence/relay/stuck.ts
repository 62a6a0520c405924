/**
 * A workflow that fails at its task again and again hears nobody: what is asked of it stays unanswered, what is sent to it undelivered, its
 * clocks without effect. Its log knows all that it knows, so it is ended and begins anew from there. One that is only slow is left alone.
 */
import type { DataSource } from 'typeorm';
import type { StreamKind } from '../../contracts/temporal';
import { atOnce } from '../at-once';
import type { EnginePort } from '../engine.port';
import { withConnection } from '../sql';

interface Suspect {
  stream: string;
  kind: StreamKind;
}

const BATCH = 25;
const LANES = 8;
const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;

/** Remembers what was started anew: where that did not help, the next time comes later and later. */
export class StuckWorkflows {
  private readonly restarted = new Map<string, { times: number; notBefore: number }>();

  constructor(
    private readonly source: DataSource,
    private readonly engine: EnginePort,
    private readonly onRestarted: (stream: string, times: number) => void = () => undefined,
  ) {}

  /** One look at those that do not answer; says how many were started anew. */
  async restart(): Promise<number> {
    const suspects = await this.suspects();
    const silent = new Set(suspects.map(({ stream }) => stream));
    for (const stream of this.restarted.keys()) if (!silent.has(stream)) this.restarted.delete(stream);
    const due = suspects.filter(({ stream }) => (this.restarted.get(stream)?.notBefore ?? 0) <= Date.now());
    let made = 0;
    const failures = await atOnce(LANES, due, async ({ stream, kind }) => {
      if (!(await this.engine.restartFailing(stream, kind))) return;
      const times = (this.restarted.get(stream)?.times ?? 0) + 1;
      this.restarted.set(stream, { times, notBefore: Date.now() + Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - 1)) });
      this.onRestarted(stream, times);
      made += 1;
    });
    if (failures.length > 0) throw failures[0];
    return made;
  }

  /** Asked and not answered, sent and not arrived, due and without effect: each longer than the relay's own second try takes. */
  private suspects(): Promise<Suspect[]> {
    return withConnection(this.source, (sql) =>
      sql.rows<Suspect>(
        `select distinct found.stream, found.kind from (
           select i.stream, i.stream_kind as kind from guicheng.intent i
            where i.answered_at is null and i.received_at < guicheng.record_now() - interval '15 seconds'
           union all
           select o.stream, o.to_kind from guicheng.outbox o where o.delivered_at is null and o.attempts >= 3
           union all
           select b.id, 'sitting' from guicheng.sitting b where b.closes_at < guicheng.record_now() - interval '1 minute'
           union all
           select c.stream, s.kind from guicheng.clock c join guicheng.stream s on s.id = c.stream
            where c.due_at < guicheng.record_now() - interval '1 minute' and c.detail -> 'effect' ->> 'kind' in ('turn-to', 'mark', 'return', 'outcome')
              and c.detail ->> 'struckAt' is null and c.detail ->> 'stoppedAt' is null) found
           left join guicheng.stream s on s.id = found.stream
          where s.id is null or (s.fault is null and not s.closed)
          limit ${BATCH}`,
      ),
    );
  }
}
