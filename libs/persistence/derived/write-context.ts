import type { StreamEvent, StreamState } from '../../procedure/streams';
import type { ActBody, BallotChoice, CastBallotBody, FileBody, IntentBodies, IntentKind } from '../log/intent-bodies';
import type { Sql } from '../sql';

/** Where one event's rows go, and what of its surroundings they hold. */
export interface WriteContext {
  sql: Sql;
  /** `guicheng.` for the tables themselves; another schema when a log is folded again beside them. */
  tables: string;
  stream: string;
  seq: number;
  at: string;
  event: StreamEvent;
  /** After the event. */
  state: StreamState;
  templateHash: string | null;
  /** The filing's own words for the case's row; with the first event only. */
  filing: FileBody | null;
  /** A reply to an item of a ballot by circulation, and the intent that carried it. */
  ballot: { intent: string; choice: BallotChoice } | null;
  /** A form that came with the event, and the intent that carried it; null: a case that began by itself. */
  form: { intent: string | null; contentHash: string; form: Record<string, unknown> } | null;
}

/** The form that an intent's body carries, if its event made it the case's. */
export function formOf(intent: string | null, body: IntentBodies[IntentKind] | null): WriteContext['form'] {
  const { form, content } = (body ?? {}) as Partial<Pick<ActBody, 'form' | 'content'>>;
  // A sitting's `form` is a word, and comes without content.
  return form === undefined || content === undefined ? null : { intent, contentHash: content.contentHash, form };
}

/** The reply that an intent's body carries. */
export function ballotOf(intent: { id: string; kind: IntentKind; body: IntentBodies[IntentKind] }): WriteContext['ballot'] {
  return intent.kind === 'cast-ballot' ? { intent: intent.id, choice: (intent.body as CastBallotBody).choice } : null;
}
