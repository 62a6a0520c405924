import type { StreamState } from '../../procedure/streams';
import type { ActBody, FileBody } from '../log/intent-bodies';
import type { Sql } from '../sql';

/** Where one event's rows go, and what of its surroundings they hold. */
export interface WriteContext {
  sql: Sql;
  /** `guicheng.` for the tables themselves; another schema when a log is folded again beside them. */
  tables: string;
  stream: string;
  seq: number;
  at: string;
  /** After the event. */
  state: StreamState;
  templateHash: string | null;
  /** The filing's own words for the case's row; with the first event only. */
  filing: FileBody | null;
  /** A form that came with the event, and the intent that carried it. */
  form: { intent: string; contentHash: string; form: Record<string, unknown> } | null;
}

/** The form that an intent's body carries, if its event made it the case's. */
export function formOf(intent: string, contentHash: string | null, body: Partial<Pick<FileBody & ActBody, 'form' | 'content'>>): WriteContext['form'] {
  if (body.form === undefined || body.content === undefined) return null;
  return { intent, contentHash: body.content.contentHash ?? contentHash ?? '', form: body.form };
}
