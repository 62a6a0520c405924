/** The rows of what is to be sent: claimed for a while, not locked, so that who dies with one leaves it to the next. */
import type { DataSource } from 'typeorm';
import type { MessageKind, Sending } from '../../notices';
import { inTransaction, type Sql } from '../sql';

export interface Claimed {
  id: string;
  kind: MessageKind;
  person: string | null;
  task: string | null;
  facts: { since?: string; receipt?: string; event?: string; about?: string; occurredAt?: string };
  attempts: number;
  made_at: Date;
}

/** What becomes of a claimed message: how its sending ended, or that it has to wait, or that there is nothing to say any more. */
export type Ending = Sending | { notBefore: string } | 'over';

const BATCH = 100;
/** Of one message that was not taken: three days, so that a mailbox may be full over a weekend. */
const TRIED_FOR = `interval '3 days'`;
/** Of a channel that takes nothing: long enough for whoever runs the house to mend it. */
const WAITED_FOR = `interval '7 days'`;

/** Takes what is due; nothing where the channel takes nothing for a while. */
export function claim(source: DataSource, channel: string): Promise<Claimed[]> {
  return inTransaction(source, (sql) =>
    sql.rows<Claimed>(
      `update guicheng.message m set attempts = attempts + 1, next_attempt_at = guicheng.record_now() + interval '2 minutes'
        where m.id in (
          select id from guicheng.message where channel = $1 and state = 'waiting' and next_attempt_at <= guicheng.record_now()
             and not exists (select 1 from guicheng.message_channel where channel = $1 and paused_until > guicheng.record_now())
           order by next_attempt_at limit ${BATCH} for update skip locked)
        returning m.id, m.kind, m.person, m.task, m.facts, m.attempts, m.made_at`,
      [channel],
    ),
  );
}

/** Which channels this house has, as the worker was started with them. What it had before stays to be read, as not listed. */
export function listChannels(source: DataSource, channels: string[]): Promise<void> {
  return inTransaction(source, async (sql) => {
    await sql.run('update guicheng.message_channel set listed_at = null where channel <> all($1::text[])', [channels]);
    for (const channel of channels)
      await sql.run(
        `insert into guicheng.message_channel (channel, listed_at) values ($1, guicheng.record_now())
         on conflict (channel) do update set listed_at = excluded.listed_at, paused_until = null`,
        [channel],
      );
  });
}

/** Writes down what became of one message, and how its channel is. */
export function settle(source: DataSource, channel: string, message: Claimed, ending: Ending): Promise<void> {
  return inTransaction(source, (sql) => {
    settleOne(sql, message, ending);
    noteChannel(sql, channel, ending);
    return Promise.resolve();
  });
}

function settleOne(sql: Sql, { id }: Claimed, ending: Ending): void {
  if (ending === 'over')
    return sql.later(`update guicheng.message set state = 'dropped', settled_at = guicheng.record_now() where id = $1`, [id]);
  if ('notBefore' in ending)
    return sql.later(`update guicheng.message set attempts = attempts - 1, next_attempt_at = $2 where id = $1`, [
      id,
      ending.notBefore,
    ]);
  if ('sent' in ending)
    return sql.later(
      `update guicheng.message set state = 'sent', settled_at = guicheng.record_now(), failure = null, receipt = $2 where id = $1`,
      [id, ending.sent],
    );
  if ('refused' in ending)
    return sql.later(
      `update guicheng.message set state = 'failed', settled_at = guicheng.record_now(), failure = $2 where id = $1`,
      [id, ending.refused],
    );
  const isAway = 'away' in ending;
  const code = isAway ? ending.away : ending.later;
  const given = isAway ? WAITED_FOR : TRIED_FOR;
  // A channel that takes nothing uses up nobody's tries.
  sql.later(
    `update guicheng.message
        set failure = $2, attempts = attempts - $3,
            state = case when made_at < guicheng.record_now() - ${given} then 'failed' else 'waiting' end,
            settled_at = case when made_at < guicheng.record_now() - ${given} then guicheng.record_now() end,
            next_attempt_at = guicheng.record_now() + ${isAway ? `interval '1 second'` : 'make_interval(secs => least(3600, 30 * 2 ^ least(attempts, 8)))'}
      where id = $1`,
    [id, code, isAway ? 1 : 0],
  );
}

/** After the first failure half a minute, then as long again as it has failed, at most ten minutes. */
function noteChannel(sql: Sql, channel: string, ending: Ending): void {
  if (typeof ending !== 'object') return;
  if ('sent' in ending)
    sql.later(
      `update guicheng.message_channel set last_sent_at = guicheng.record_now(), failure = null, paused_until = null where channel = $1`,
      [channel],
    );
  if (!('away' in ending)) return;
  sql.later(
    `update guicheng.message_channel
        set failure = $2,
            paused_until = guicheng.record_now() + least(interval '10 minutes',
              greatest(interval '30 seconds', guicheng.record_now() - coalesce(last_sent_at, last_failed_at, guicheng.record_now()))),
            last_failed_at = guicheng.record_now()
      where channel = $1`,
    [channel, ending.away],
  );
}
