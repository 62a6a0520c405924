import { Inject, Injectable } from '@nestjs/common';
import type { ChannelView, FailedMessageView, ListPage, SentKind } from '../../../libs/contracts';
import { inTransaction, sendFailedAgain } from '../../../libs/persistence';
import { cursorOf, isIdText, pageOf, type ListRequest } from '../cursor';
import { Database } from '../database';
import type { Subject } from '../session/session.service';

interface ChannelRow {
  channel: string;
  listed: boolean;
  last_sent_at: Date | null;
  last_failed_at: Date | null;
  failure: string | null;
  paused_until: Date | null;
  waiting: number;
  oldest: Date | null;
  failed: number;
}

interface FailedRow {
  id: string;
  channel: string;
  kind: SentKind;
  person: string | null;
  name: string | null;
  failure: string | null;
  attempts: number;
  made_at: Date;
}

/** How messages leave the house, for whoever runs it. No address and no text: who was to be written to, and the code of why not. */
@Injectable()
export class ChannelsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(): Promise<ChannelView[]> {
    const rows = await this.database.rows<ChannelRow>(
      `select c.channel, c.listed_at is not null as listed, c.last_sent_at, c.last_failed_at, c.failure,
              case when c.paused_until > guicheng.record_now() then c.paused_until end as paused_until,
              coalesce(m.waiting, 0)::int as waiting, m.oldest, coalesce(m.failed, 0)::int as failed
         from guicheng.message_channel c
         left join lateral (
           select count(*) filter (where state = 'waiting') as waiting, min(made_at) filter (where state = 'waiting') as oldest,
                  count(*) filter (where state = 'failed') as failed
             from guicheng.message where channel = c.channel and state in ('waiting', 'failed')) m on true
        where c.listed_at is not null or m.waiting > 0 or m.failed > 0
        order by c.channel like 'webhook:%', c.channel`,
    );
    return rows.map((row) => ({
      channel: row.channel,
      isListed: row.listed,
      lastSentAt: row.last_sent_at?.toISOString() ?? null,
      lastFailedAt: row.last_failed_at?.toISOString() ?? null,
      failure: row.failure,
      pausedUntil: row.paused_until?.toISOString() ?? null,
      waiting: row.waiting,
      oldestWaitingAt: row.oldest?.toISOString() ?? null,
      failed: row.failed,
    }));
  }

  async failed({ cursor, limit }: ListRequest): Promise<ListPage<FailedMessageView>> {
    const [at, id] = cursor === undefined ? [null, null] : cursorOf(cursor, 1, isIdText);
    const found = await this.database.rows<FailedRow>(
      `select m.id, m.channel, m.kind, m.person, p.name, m.failure, m.attempts, m.made_at
         from guicheng.message m left join guicheng.person p on p.id = m.person
        where m.state = 'failed' and ($1::timestamptz is null or (m.made_at, m.id) < ($1::timestamptz, $2::text))
        order by m.made_at desc, m.id desc limit $3`,
      [at, id, limit + 1],
    );
    const { items, next } = pageOf(found, limit, (row) => [row.made_at.toISOString(), row.id]);
    return { items: items.map(viewOf), next };
  }

  /** As if they had just been thought of, so that they get all their tries again. Others of the ids change nothing. */
  async again(asker: Subject, ids: string[]): Promise<{ again: number }> {
    const again = await inTransaction(this.database.source, (sql) => sendFailedAgain(sql, ids, asker.person.id));
    return { again };
  }
}

function viewOf({ id, channel, kind, person, name, failure, attempts, made_at }: FailedRow): FailedMessageView {
  return {
    id,
    channel,
    kind,
    person: person === null ? null : { id: person, name: name ?? '' },
    failure,
    tries: attempts,
    madeAt: made_at.toISOString(),
  };
}
