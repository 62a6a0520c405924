/** A refusal is an answer too: kept with its intent, and on the record of attempts. No texts, no names. */
import type { Answer } from '../../contracts/temporal';
import { asUuid, isUuid, json } from '../sql';
import type { Door } from './append';
import { storeAnswer, tellAnswered } from './store-event';
import { taskId } from './task-id';

export async function refuse(
  door: Door,
  code: string,
  details: Record<string, unknown>,
): Promise<{ answer: Answer | null; details: Record<string, unknown> }> {
  const { sql, request, now } = door;
  const { proposal } = request;
  const intent = proposal.by === 'intent' && code !== 'NO_INTENT' ? await actorOf(door, proposal.intent) : null;
  const full =
    code === 'SLOT_CLOSED' && intent !== null ? { ...details, ...(await whoWasQuicker(door, intent.target)) } : details;
  sql.later(`insert into guicheng.attempt (actor, action, stream, intent, code, details) values ($1, $2, $3, $4, $5, $6)`, [
    intent?.actor ?? null,
    intent?.kind ?? proposal.by,
    isUuid(request.stream) ? request.stream : null,
    intent?.id ?? null,
    code,
    json(full),
  ]);
  if (intent === null) return { answer: null, details: full };
  const answer: Answer = { answered: 'refused', code, details: full, at: now };
  storeAnswer(sql, intent.id, answer);
  tellAnswered(sql, intent.id);
  // A secret ballot that was not taken is gone.
  if (intent.kind === 'cast-secret') sql.later('delete from guicheng.secret_offer where intent = $1', [intent.id]);
  return { answer, details: full };
}

function actorOf(
  { sql }: Door,
  intent: string,
): Promise<{ id: string; actor: string; kind: string; target: string | null } | null> {
  return sql.one('select id, actor, kind, target from guicheng.intent where id = $1', [asUuid(intent)]);
}

/** So that the slower of two hears who decided, and what. */
async function whoWasQuicker({ sql, request }: Door, slot: string | null): Promise<Record<string, unknown>> {
  const task = await sql.one<{ actor: string | null; outcome: string | null; closed_at: Date | null }>(
    'select actor, outcome, closed_at from guicheng.task where id = $1',
    [taskId(request.stream, slot ?? '')],
  );
  return task === null ? {} : { by: task.actor, outcome: task.outcome, at: task.closed_at?.toISOString() ?? null };
}
