/** Sends again what was asked and not answered: the API died after writing it, or the engine was away. */
import type { DataSource } from 'typeorm';
import type { StreamKind } from '../../contracts/temporal';
import { atOnce } from '../at-once';
import type { EnginePort } from '../engine.port';
import { withConnection } from '../sql';

interface Unanswered {
  id: string;
  stream: string;
  stream_kind: StreamKind;
}

const LANES = 8;
const BATCH = 100;
const FIRST_MS = 5_000;
const LONGEST_MS = 300_000;

/** Remembers in memory when each was sent last: a second worker sends too, which changes nothing. */
export class UnansweredIntents {
  private readonly sent = new Map<string, { times: number; notBefore: number }>();

  constructor(
    private readonly source: DataSource,
    private readonly engine: EnginePort,
  ) {}

  /** One batch; says how many were sent. A suspended log is left alone until an administrator lets it go on. */
  async send(): Promise<number> {
    const rows = await withConnection(this.source, (sql) =>
      sql.rows<Unanswered>(
        `select i.id, i.stream, i.stream_kind from guicheng.intent i left join guicheng.stream s on s.id = i.stream
          where i.answered_at is null and i.received_at < guicheng.record_now() - interval '5 seconds' and s.fault is null
          order by i.received_at limit ${BATCH}`,
      ),
    );
    this.forgetAnswered(rows);
    const now = Date.now();
    const due = rows.filter(({ id }) => (this.sent.get(id)?.notBefore ?? 0) <= now);
    await atOnce(LANES, due, async ({ id, stream, stream_kind }) => {
      const times = (this.sent.get(id)?.times ?? 0) + 1;
      this.sent.set(id, { times, notBefore: Date.now() + Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - 1)) });
      await this.engine.submitAgain({ intent: id, stream, kind: stream_kind });
    });
    return due.length;
  }

  private forgetAnswered(rows: Unanswered[]): void {
    const open = new Set(rows.map(({ id }) => id));
    for (const id of this.sent.keys()) if (!open.has(id)) this.sent.delete(id);
  }
}
