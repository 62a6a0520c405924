/** Messages that used up their tries, sent again by whoever runs the house: on a page, or on the server's console. */
import type { Sql } from '../sql';
import { json } from '../sql';

/** Null: all that failed. As if they had just been thought of, so that they get all their tries again; others of the ids change nothing. */
export async function sendFailedAgain(sql: Sql, ids: string[] | null, actor: string | null): Promise<number> {
  const again = await sql.run(
    `update guicheng.message set state = 'waiting', attempts = 0, made_at = guicheng.record_now(), next_attempt_at = guicheng.record_now(),
            settled_at = null, failure = null
      where state = 'failed' and ($1::text[] is null or id = any($1::text[]))`,
    [ids],
  );
  if (again > 0)
    await sql.run(
      `insert into guicheng.administrative_act (actor, action, object_kind, object, details)
       values ($1, 'messages-sent-again', 'deployment', 'messages', $2)`,
      [actor, json({ messages: String(again) })],
    );
  return again;
}
