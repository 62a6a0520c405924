import type { OrganRules, SittingState } from '../../procedure';
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

type Source = { case: string; block: string; round: number };

export function sourceKey({ case: id }: Source): string {
  return id;
}

/**
 * What the cases of an agenda are about, by `sourceKey`: read where the charter has rules of its own for some matters, from the templates
 * that the cases are pinned to.
 */
export async function mattersOf(sql: Sql, intent: IntentRow, state: StreamState | null): Promise<Map<string, string>> {
  const { sources } = asked(intent, state);
  const rules: OrganRules | null = intent.kind === 'convene' ? intent.body.rules : state?.kind === 'sitting' ? state.rules : null;
  const asks = [rules?.special, rules?.circulation, rules?.secret].some((rule) => rule !== undefined);
  if (sources.length === 0 || !asks) return new Map();
  const rows = await sql.rows<{ id: string; matter: string }>(
    `select c.id, t.template ->> 'matter' as matter from guicheng.case_file c
       join guicheng.template_version t on t.hash = c.template_hash where c.id = any($1::uuid[])`,
    [sources.map((source) => source.case)],
  );
  return new Map(rows.map(({ id, matter }) => [id, matter]));
}
