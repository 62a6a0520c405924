/**
 * Votes that wait side by side are heard in one transaction: one event each, in the order in which they were received, each judged on the
 * state behind the one before. What an evening's ballot costs is the way to the log and back, and the state that is written behind each
 * event; a crowd pays both once (`crowd.decision.md`).
 */
import type { Answer } from '../../contracts/temporal';
import { isRejection } from '../../procedure';
import { applyEvent } from '../../procedure/streams';
import { asUuid } from '../sql';
import type { Door } from './append';
import { INTENT_COLUMNS, prepareAsked } from './prepare';
import { refuse } from './refuse';
import type { IntentRow, LogRow } from './rows';
import { storeFollowed, storeStanding, type EventToStore } from './store-event';

/** As many as a quick try of append has time for, with room to spare. */
const CROWD = 40;

/** All unanswered votes of this log, if the one that is asked for is among them. Locked, because the log is. */
export async function crowdOf({ sql, request }: Door, asked: string): Promise<IntentRow[]> {
  return sql.rows<IntentRow>(
    `select ${INTENT_COLUMNS} from guicheng.intent
      where id in (
        select i.id from guicheng.intent i
         where i.stream = $1 and i.stream_kind = $2 and i.kind in ('cast-ballot', 'cast-secret') and i.answered_at is null
           and exists (select 1 from guicheng.intent a where a.id = $3 and a.stream = $1 and a.kind = i.kind)
         order by (i.id = $3) desc, i.received_at, i.id limit ${CROWD})
      order by received_at, id for no key update`,
    [asUuid(request.stream), request.kind, asUuid(asked)],
  );
}

/** Decides on each; says what each is answered. The door stands behind the last of them then. */
export async function answerCrowd(door: Door, crowd: IntentRow[]): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  let last: { given: EventToStore; after: LogRow } | null = null;
  for (const intent of crowd) {
    const heard = await hear(door, intent);
    answers.set(intent.id, heard.answer);
    last = heard.stored ?? last;
  }
  // A clock that was due may have come behind it, and has written where the log stands.
  if (last !== null && door.log === last.after) await storeStanding(door.sql, last.given, last.after);
  return answers;
}

async function hear(
  door: Door,
  intent: IntentRow,
): Promise<{ answer: Answer; stored: { given: EventToStore; after: LogRow } | null }> {
  const { sql, request } = door;
  const prepared = await prepareAsked(door, intent);
  if ('waitMs' in prepared) throw new Error('a vote is no clock');
  if ('code' in prepared) return { answer: await refused(door, intent, prepared.code, prepared.details), stored: null };
  const step = applyEvent(request.kind, prepared.world, door.log?.state ?? null, prepared.event);
  if (isRejection(step)) return { answer: await refused(door, intent, step.rejected, step.details), stored: null };
  const given = { ...prepared, stream: request.stream, kind: request.kind, before: door.log, step };
  const after = await storeFollowed(sql, given);
  door.log = after;
  door.written.push({ seq: after.seq, event: prepared.event });
  const answer: Answer = { answered: 'accepted', stream: request.stream, seq: after.seq, at: prepared.event.at };
  return { answer, stored: { given, after } };
}

async function refused(door: Door, intent: IntentRow, code: string, details: Record<string, unknown>): Promise<Answer> {
  const own = { ...door, request: { ...door.request, proposal: { by: 'intent' as const, intent: intent.id } } };
  const { answer, details: full } = await refuse(own, code, details);
  return answer ?? { answered: 'refused', code, details: full, at: door.now };
}
