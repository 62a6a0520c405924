/** Sends again what was asked and not answered: the API died after writing it, or the engine was away. */
import type { DataSource } from 'typeorm';
import type { StreamKind } from '../../contracts/temporal';
import type { EnginePort } from '../engine.port';
import { withConnection, type Sql } from '../sql';

interface Unanswered {
  id: string;
  stream: string;
  stream_kind: StreamKind;
}

const LANES = 8;
const BATCH = 100;
const FIRST_MS = 5_000;
const LONGEST_MS = 300_000;

/**
 * Remembers in memory when each was sent last: a second worker sends too, which changes nothing. Whoever is not answered while others are
 * has a trouble of his own, and is asked less and less often; while nobody is answered the engine is away, and all wait for it alike.
 */
export class UnansweredIntents {
  private readonly sent = new Map<string, { alone: number; notBefore: number }>();

  constructor(
    private readonly source: DataSource,
    private readonly engine: EnginePort,
  ) {}

  /** One batch; says how many were sent. A suspended log is left alone until an administrator lets it go on. */
  async send(): Promise<number> {
    const due = await this.due();
    let sent = 0;
    while (due.length > 0) {
      const some = due.splice(0, LANES);
      const heard = await Promise.all(some.map((row) => this.isHeard(row)));
      sent += some.length;
      const isAway = !heard.includes(true);
      for (const [at, { id }] of some.entries()) this.note(id, heard[at] === true, isAway);
      // The others would wait as long for nothing, and with them all that the relay does besides.
      if (isAway) break;
    }
    return sent;
  }

  /** The oldest that wait, without those whose turn has not come: they must not stand in the way of the others. */
  private async due(): Promise<Unanswered[]> {
    const now = Date.now();
    const later = [...this.sent].filter(([, { notBefore }]) => notBefore > now).map(([id]) => id);
    return withConnection(this.source, async (sql) => {
      await this.forgetAnswered(sql);
      return sql.rows<Unanswered>(
        `select i.id, i.stream, i.stream_kind from guicheng.intent i left join guicheng.stream s on s.id = i.stream
          where i.answered_at is null and i.received_at < guicheng.record_now() - interval '5 seconds' and s.fault is null
            and i.id <> all($1::uuid[])
          order by i.received_at limit ${BATCH}`,
        [later],
      );
    });
  }

  private async forgetAnswered(sql: Sql): Promise<void> {
    // Nearly always: nobody waits.
    if (this.sent.size === 0) return;
    const open = await sql.rows<{ id: string }>(
      'select id from guicheng.intent where id = any($1::uuid[]) and answered_at is null',
      [[...this.sent.keys()]],
    );
    const unanswered = new Set(open.map(({ id }) => id));
    for (const id of this.sent.keys()) if (!unanswered.has(id)) this.sent.delete(id);
  }

  private async isHeard({ id, stream, stream_kind }: Unanswered): Promise<boolean> {
    try {
      return (await this.engine.submitAgain({ intent: id, stream, kind: stream_kind })) !== 'pending';
    } catch {
      return false;
    }
  }

  private note(id: string, isHeard: boolean, isAway: boolean): void {
    if (isHeard) {
      this.sent.delete(id);
      return;
    }
    const alone = (this.sent.get(id)?.alone ?? 0) + (isAway ? 0 : 1);
    this.sent.set(id, { alone, notBefore: Date.now() + Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, alone - 1)) });
  }
}
