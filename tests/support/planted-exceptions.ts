/** Exceptions as the record has them, one of each kind, planted by the owner of the store beside a case that was walked. */
import { randomUUID } from 'node:crypto';
import type { FoundKind } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import type { TestEnvironment } from '../../libs/testing/environment';

export interface Planting {
  owner: TestEnvironment['owner'];
  walked: { caseId: string; sitting: string };
  /** Of the record's clock. */
  day: string;
  secretary: string;
}

/** A case like the one that was walked, under another number; it has no events but those that a test plants. */
export async function plantCase(
  { owner, walked }: Pick<Planting, 'owner' | 'walked'>,
  more: Record<string, unknown> = {},
  procedure = 'branch-setup',
): Promise<string> {
  const id = randomUUID();
  const [template] = await owner<{ hash: string }>(
    `select hash from guicheng.template_version where procedure = $1 and jurisdiction = 'CN' order by version desc limit 1`,
    [procedure],
  );
  const change = { id, number: `T-${id.slice(0, 8)}`, procedure, template_hash: template?.hash, ...more };
  await owner(
    `insert into guicheng.stream select (jsonb_populate_record(s, jsonb_build_object('id', $1::text, 'closed', true))).* from guicheng.stream s where s.id = $2`,
    [id, walked.caseId],
  );
  await owner(
    `insert into guicheng.case_file select (jsonb_populate_record(c, $1::jsonb)).* from guicheng.case_file c where c.id = $2`,
    [JSON.stringify(change), walked.caseId],
  );
  return id;
}
export const plantEvent = (
  { owner, day }: Planting,
  stream: string,
  seq: number,
  kind: string,
  event: Record<string, unknown>,
  occurredOn = day,
  at: string | null = null,
) =>
  owner(
    `insert into guicheng.stream_event (stream, seq, id, kind, event, at, occurred_on, state_hash, audit_hash)
     values ($1, $2, $3, $4, $5, coalesce($7, guicheng.record_now()), $6, 'x', 'x')`,
    [stream, seq, randomUUID(), kind, JSON.stringify({ kind, actor: demo.ENVIRONMENT_SOCIETY, ...event }), occurredOn, at],
  );
const EARLIER = '2026-01-05';

/** One of each, as the record has it. Exhaustive by kind: a kind that is added asks for its own. */
export const PLANTS: Record<FoundKind, (at: Planting) => Promise<unknown>> = {
  'on-behalf': async (at) =>
    plantEvent(at, await plantCase(at), 1, 'acted', {
      slot: 'materials.1',
      recorded: { by: randomUUID(), form: 'paper', evidenceHash: 'x' },
    }),
  'on-paper': (at) => plantCase(at, { on_paper: true }),
  'back-dated': async (at) => plantEvent(at, await plantCase(at), 1, 'acted', { slot: 'materials.1' }, EARLIER),
  overridden: async (at) => plantEvent(at, await plantCase(at), 1, 'overridden', { does: { what: 'cancel' } }),
  'same-day': async (at) => {
    const [together, apart] = [await plantCase(at, {}, 'large-expenditure'), await plantCase(at, {}, 'large-expenditure')];
    await plantEvent(at, together, 1, 'acted', { slot: 'pre-review.1' });
    await plantEvent(at, together, 2, 'acted', { slot: 'organ-decision.1' });
    await plantEvent(at, apart, 1, 'acted', { slot: 'pre-review.1' }, EARLIER, `${EARLIER}T02:00:00Z`);
    await plantEvent(at, apart, 2, 'acted', { slot: 'organ-decision.1' });
  },
  'edge-of-quorum': async (at) =>
    plantEvent(at, await plantCase(at), 1, 'item-resulted', {
      block: 'council-decision',
      stage: 'announced',
      version: 1,
      result: { outcome: 'passed', arithmetic: { present: 6, quorumNeeded: 6 } },
    }),
  'votes-by-link': (at) =>
    at.owner(
      `insert into guicheng.intent select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'key', gen_random_uuid(),
         'kind', 'cast-ballot', 'strength', 'link', 'target', 'item', 'received_at', guicheng.record_now()))).*
         from guicheng.intent i where i.stream = $1 and i.kind = 'close-sitting'`,
      [at.walked.sitting],
    ),
  recusal: async (at) => plantEvent(at, await plantCase(at), 1, 'recused', { person: randomUUID(), step: null }),
  'corrected-result': async (at) =>
    plantEvent(at, await plantCase(at), 1, 'item-resulted', {
      block: 'council-decision',
      stage: 'announced',
      version: 2,
      result: { outcome: 'passed' },
    }),
  'check-passed-over': async (at) => {
    const id = await plantCase(at, {}, 'large-expenditure');
    await at.owner(`update guicheng.stream set state = '{"blocks":{"not-split":{"outcome":"fails"}}}' where id = $1`, [id]);
  },
  'refused-attempt': async (at) =>
    at.owner(`insert into guicheng.attempt (actor, action, stream, code) values ($1, 'act', $2, 'FORBIDDEN')`, [
      at.secretary,
      await plantCase(at),
    ]),
  'voided-number': async (at) =>
    at.owner(
      `with d as (insert into guicheng.document (id, case_id, house, kind, title, drafted_by) values (gen_random_uuid(), $1, $2, 'letter', '函', $3) returning id)
       insert into guicheng.document_number (house, year, written, document, given_by, voided_by, voided_at, void_reason)
       select $2, 2026, '示科协函〔2026〕' || $1 || '号', d.id, $3, $3, guicheng.record_now(), '文种写错' from d`,
      [await plantCase(at), demo.ASSOCIATION, at.secretary],
    ),
  late: async (at) => {
    const id = await plantCase(at);
    return at.owner(
      `insert into guicheng.task select (jsonb_populate_record(t, jsonb_build_object('id', $1::text || '~materials.1', 'stream', $1::text,
         'due_at', t.closed_at - interval '1 day'))).* from guicheng.task t where t.stream = $2 and t.actor is not null limit 1`,
      [id, at.walked.caseId],
    );
  },
  turned: async (at) => {
    const id = await plantCase(at);
    await at.owner(
      `insert into guicheng.task select (jsonb_populate_record(t, jsonb_build_object('id', $1::text || '~materials.1', 'stream', $1::text))).*
         from guicheng.task t where t.stream = $2 limit 1`,
      [id, at.walked.caseId],
    );
    await at.owner(
      `insert into guicheng.task_holder select (jsonb_populate_record(h, jsonb_build_object('task', $1::text || '~materials.1', 'turned', true,
         'opened_at', guicheng.record_now()))).* from guicheng.task_holder h join guicheng.task t on t.id = h.task where t.stream = $2 limit 1`,
      [id, at.walked.caseId],
    );
  },
};
