import type { SittingState } from '../../procedure';
import type { StreamState } from '../../procedure/streams';
import type { Sql } from '../sql';
import type { IntentRow } from './rows';

/**
 * Whether everything that an intent puts on an agenda was asked of this very organ. A sitting decides what its own society's cases
 * brought before it, and nothing else: an item of another society would let strangers decide its case.
 */
export async function isOwnAgenda(sql: Sql, intent: IntentRow, state: StreamState | null): Promise<boolean> {
  const { organ, sources } = asked(intent, state);
  if (sources.length === 0) return true;
  const [row] = await sql.rows<{ known: number }>(
    `select count(*)::int as known from jsonb_to_recordset($2::jsonb) as s("case" uuid, block text, round integer)
       join guicheng.agenda_request a on a.case_id = s."case" and a.block = s.block and a.round = s.round and a.organ = $1`,
    [organ, JSON.stringify(sources)],
  );
  return row?.known === sources.length;
}

function asked(intent: IntentRow, state: StreamState | null) {
  if (intent.kind === 'convene') {
    return { organ: intent.body.organ, sources: intent.body.items.flatMap(({ source }) => (source === null ? [] : [source])) };
  }
  if (intent.kind === 'list-item' && intent.body.source !== null) {
    return { organ: (state as SittingState).organ, sources: [intent.body.source] };
  }
  return { organ: null, sources: [] };
}
