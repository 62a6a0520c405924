/** What a case begins besides itself: cases that it calls and waits for, cases that it opens, and entries in a society's calendar. */
import type { Effect } from '../../procedure';
import { json } from '../sql';
import { callKey, calledCaseId, startEventId, type CalledBy, type StartOrder } from '../starts/start-order';
import type { WriteContext } from './write-context';

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

export function callCase(context: WriteContext, effect: Of<'case-called'>): void {
  const { sql, tables, stream, at } = context;
  const { block, round, procedure, society, item } = effect;
  const called = calledCaseId({ case: stream, block, round });
  sql.later(
    `insert into ${tables}called_case (caller, block, round, case_id, procedure, society, item, called_at, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'called')`,
    [stream, block, round, called, procedure, society, item, at],
  );
  order(context, called, { procedure, society, by: { kind: 'call', case: stream, block, round, item, input: effect.input } });
}

/** The case that it called hears so; one that has not begun never does. */
export function leaveCall(context: WriteContext, { block, round }: Of<'call-left'>): void {
  const { sql, tables, stream } = context;
  const place = { case: stream, block, round };
  sql.later(`update ${tables}called_case set status = 'left' where caller = $1 and block = $2 and round = $3`, [
    stream,
    block,
    round,
  ]);
  const id = `${callKey(place)}/left`;
  toOutbox(context, calledCaseId(place), { kind: 'caller-left', id });
}

export function openEntry(context: WriteContext, effect: Of<'opened'>): void {
  const { sql, tables, stream, at } = context;
  const { block, round, start, procedure, society, item, dueAt } = effect;
  const place = { case: stream, block, round };
  const started = start === 'at-once' && procedure !== null ? calledCaseId(place) : null;
  sql.later(
    `insert into ${tables}opening (id, case_id, block, round, start, procedure, society, item, opened_at, due_at, started)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [callKey(place), stream, block, round, start, procedure, society, item, at, dueAt, started],
  );
  if (started === null || procedure === null) return;
  order(context, started, { procedure, society, by: { kind: 'opening', case: stream, block, round, item, input: effect.input } });
}

function order(context: WriteContext, started: string, asked: Omit<StartOrder, 'kind' | 'id' | 'by'> & { by: CalledBy }): void {
  toOutbox(context, started, { kind: 'start', id: startEventId(callKey(asked.by)), ...asked });
}

function toOutbox({ sql, tables, stream, seq, at }: WriteContext, to: string, event: StartOrder | { kind: string; id: string }) {
  sql.later(
    `insert into ${tables}outbox (id, source, source_seq, to_kind, stream, event, next_attempt_at) values ($1, $2, $3, 'case', $4, $5, $6)
     on conflict (id) do nothing`,
    [event.id, stream, seq, to, json(event), at],
  );
}
