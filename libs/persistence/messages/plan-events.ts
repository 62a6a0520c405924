/** What societies' own systems are told: that something came for their society's posts, by ids and kinds alone. */
import type { DataSource } from 'typeorm';
import type { EventChannel } from '../../notices';
import { inTransaction } from '../sql';

/** A transaction that began earlier may end later: what it wrote is still found within this time. */
const BEHIND = `interval '10 minutes'`;

export const channelOf = ({ name }: EventChannel): string => `webhook:${name}`;

/** Says how many were thought of. What came before the channel was listed is not told. */
export async function planEvents(source: DataSource, channels: EventChannel[]): Promise<number> {
  let made = 0;
  for (const channel of channels) {
    made += await inTransaction(source, async (sql) => {
      await sql.run(
        `insert into guicheng.message_event_mark (channel, begun_at, planned_to) values ($1, guicheng.record_now(), guicheng.record_now()) on conflict do nothing`,
        [channelOf(channel)],
      );
      const found = await sql.run(
        `with mark as (select planned_to, begun_at from guicheng.message_event_mark where channel = $1)
         insert into guicheng.message (id, kind, channel, facts, next_attempt_at)
         select distinct 'event/' || $1 || '/' || n.stream || '/' || n.message || '/' || to_char(n.at at time zone 'UTC', 'YYYYMMDD"T"HH24MISSMS'),
                'event', $1, jsonb_build_object('event', n.message, 'about', n.stream, 'occurredAt', n.at), guicheng.record_now()
           from mark, guicheng.every_notice n
          where n.organisation = $2 and n.at > greatest(mark.planned_to - ${BEHIND}, mark.begun_at)
            and n.at <= guicheng.record_now() - interval '60 seconds'
         on conflict (id) do nothing`,
        [channelOf(channel), channel.organisation],
      );
      await sql.run(
        `update guicheng.message_event_mark set planned_to = guicheng.record_now() - interval '60 seconds' where channel = $1`,
        [channelOf(channel)],
      );
      return found;
    });
  }
  return made;
}
