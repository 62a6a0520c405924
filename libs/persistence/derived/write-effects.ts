/**
 * One writer per kind of effect, exhaustive by type. Folding a log's effects over empty tables gives the tables again (the rebuild
 * test), so a writer reads nothing but its effect, its context and the forms of the case.
 */
import type { CaseState, Effect, Holder, SittingState } from '../../procedure';
import { taskId } from '../log/task-id';
import { versionOf, writeVersion } from '../registers/versions';
import { json } from '../sql';
import { callCase, leaveCall, openEntry } from './write-calls';
import type { WriteContext } from './write-context';

type Writers = {
  [K in Effect['kind']]: (context: WriteContext, effect: Extract<Effect, { kind: K }>, index: number) => void | Promise<void>;
};

const writers: Writers = {
  'case-saved': saveCase,
  'task-opened': openTask,
  'task-changed': changeTask,
  'task-closed': closeTask,
  'clock-set': setClock,
  'clock-cleared': ({ sql, tables, stream }, { clock }) => {
    sql.later(`delete from ${tables}clock where stream = $1 and clock = $2`, [stream, clock]);
  },
  'reminder-set': setReminder,
  'reminders-dropped': ({ sql, tables, stream }, { clock }) => {
    sql.later(`update ${tables}reminder set state = 'dropped' where stream = $1 and starts_with(key, $2) and state = 'pending'`, [
      stream,
      `${stream}~${clock}.`,
    ]);
  },
  'agenda-requested': requestAgenda,
  'agenda-closed': ({ sql, tables, stream }, { block, round, state }) => {
    sql.later(`update ${tables}agenda_request set state = $4 where case_id = $1 and block = $2 and round = $3`, [
      stream,
      block,
      round,
      state,
    ]);
  },
  'case-called': callCase,
  'call-left': leaveCall,
  opened: openEntry,
  'register-entered': enterRegister,
  notice: writeNotices,
  deliver: sendToOutbox,
  'sitting-saved': saveSitting,
  'ballot-kept': keepBallot,
};

/** Writes everything that one event makes, in the order in which the machine said it; or all but one kind of it, or that kind alone. */
export async function writeEffects(
  context: WriteContext,
  effects: Effect[],
  { only, but }: { only?: Effect['kind']; but?: Effect['kind'] } = {},
): Promise<void> {
  if (context.form !== null) writeForm(context);
  for (const [index, effect] of effects.entries())
    if (effect.kind !== but && (only === undefined || effect.kind === only)) await write(context, effect, index);
}

function write<K extends Effect['kind']>(
  context: WriteContext,
  effect: Extract<Effect, { kind: K }>,
  index: number,
): void | Promise<void> {
  return writers[effect.kind](context, effect, index);
}

function writeForm({ sql, tables, stream, state, form }: WriteContext): void {
  sql.later(`insert into ${tables}case_form (case_id, revision, content_hash, form, intent) values ($1, $2, $3, $4, $5)`, [
    stream,
    (state as CaseState).formRevision,
    form?.contentHash,
    json(form?.form),
    form?.intent,
  ]);
}

function saveCase(context: WriteContext, effect: Extract<Effect, { kind: 'case-saved' }>): void {
  const { sql, tables, stream, filing, templateHash } = context;
  if (filing === null) {
    const { status, outcome, closedAt, waitingOn, applicant, disclosedAt = null } = effect;
    sql.later(
      `update ${tables}case_file set status = $2, outcome = $3, closed_at = $4, waiting_on = $5, applicant = $6, disclosed_at = $7,
              template_hash = $8
        where id = $1`,
      [stream, status, outcome, closedAt, waitingOn, applicant, disclosedAt, templateHash],
    );
    return;
  }
  sql.later(
    `insert into ${tables}case_file (id, number, procedure, template_hash, society, association, applicant, subject,
       status, outcome, filed_at, closed_at, waiting_on, on_paper, keeper, disclosed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      stream,
      filing.number,
      filing.procedure,
      context.templateHash,
      effect.society,
      filing.association,
      effect.applicant,
      filing.subject,
      effect.status,
      effect.outcome,
      effect.filedAt,
      effect.closedAt,
      effect.waitingOn,
      (context.state as CaseState).onPaper !== undefined,
      effect.keeper ?? null,
      effect.disclosedAt ?? null,
    ],
  );
  if (filing.fulfils === undefined) return;
  sql.later(`insert into ${tables}fulfilment (entry, case_id) values ($1, $2)`, [filing.fulfils, stream]);
}

function openTask(context: WriteContext, { slot, audience, dueAt }: Extract<Effect, { kind: 'task-opened' }>): void {
  const { sql, tables, stream } = context;
  sql.later(
    `insert into ${tables}task (id, stream, slot, block, round, purpose, audience, holders, outcomes, content_hash, opened_at, due_at, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open')
     on conflict (id) do update set holders = excluded.holders, outcomes = excluded.outcomes, content_hash = excluded.content_hash,
       opened_at = excluded.opened_at, due_at = excluded.due_at, status = 'open', outcome = null, actor = null, closed_at = null,
       closed_reason = null`,
    [
      taskId(stream, slot.id),
      stream,
      slot.id,
      slot.block,
      slot.round,
      slot.purpose,
      audience,
      json(slot.holders),
      json(slot.outcomes),
      slot.contentHash,
      slot.openedAt,
      dueAt,
    ],
  );
  // An act that was undone, or a seat that was taken back, opens the same task again.
  sql.later(`delete from ${tables}task_holder where task = $1`, [taskId(stream, slot.id)]);
  writeHolders(context, slot.id, slot.holders, dueAt, slot.openedAt);
}

function changeTask(context: WriteContext, { slot, holders, dueAt }: Extract<Effect, { kind: 'task-changed' }>): void {
  const { sql, tables, stream, state } = context;
  sql.later(`update ${tables}task set holders = $2, due_at = $3 where id = $1`, [taskId(stream, slot), json(holders), dueAt]);
  sql.later(`delete from ${tables}task_holder where task = $1`, [taskId(stream, slot)]);
  writeHolders(context, slot, holders, dueAt, (state as CaseState).slots[slot]?.openedAt ?? context.at);
}

function writeHolders(context: WriteContext, slot: string, holders: Holder[], dueAt: string | null, openedAt: string): void {
  const { sql, tables, stream, state, filing } = context;
  // 科室待办: it stands in a pool, and nobody has it alone.
  const toTake = (state as CaseState).slots[slot]?.pool !== undefined && holders.every(({ person }) => person === undefined);
  sql.later(
    `insert into ${tables}task_holder
       (task, organisation, role, nobody, person, without, turned, open, due_at, opened_at, to_take, society, procedure)
     select $1, h.organisation, h.role, h.nobody, h.person, h.without, h.turned, true, $3, $4, $5, $6,
            coalesce($7, (select procedure from ${tables}case_file where id = $8))
       from jsonb_to_recordset($2::jsonb) as h (organisation uuid, role text, nobody text, person uuid, without uuid[], turned boolean)
     on conflict do nothing`,
    [
      taskId(stream, slot),
      json(holders),
      dueAt,
      openedAt,
      toTake,
      (state as CaseState).society,
      filing?.procedure ?? null,
      stream,
    ],
  );
}

function closeTask({ sql, tables, stream, at }: WriteContext, effect: Extract<Effect, { kind: 'task-closed' }>): void {
  sql.later(
    `with closed as (
       update ${tables}task set status = 'closed', outcome = $2, actor = $3, closed_at = $4, closed_reason = $5 where id = $1 returning id)
     update ${tables}task_holder set open = false, to_take = false where task in (select id from closed)`,
    [taskId(stream, effect.slot), effect.outcome, effect.actor, at, effect.reason],
  );
}

function setClock({ sql, tables, stream }: WriteContext, { clock }: Extract<Effect, { kind: 'clock-set' }>): void {
  sql.later(
    `insert into ${tables}clock (stream, clock, detail, due_at) values ($1, $2, $3, $4)
     on conflict (stream, clock) do update set detail = excluded.detail, due_at = excluded.due_at`,
    [stream, clock.id, json(clock), clock.dueAt],
  );
}

function setReminder({ sql, tables, stream }: WriteContext, effect: Extract<Effect, { kind: 'reminder-set' }>): void {
  sql.later(
    `insert into ${tables}reminder (key, stream, slot, block, holders, message, due_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (key) do nothing`,
    [`${stream}~${effect.key}`, stream, effect.slot, effect.block, json(effect.to), effect.message, effect.dueAt],
  );
}

function requestAgenda(context: WriteContext, effect: Extract<Effect, { kind: 'agenda-requested' }>): void {
  const { sql, tables, stream, state, at } = context;
  sql.later(
    `insert into ${tables}agenda_request (case_id, block, round, organ, society, requested_at, list_by, state)
     values ($1, $2, $3, $4, $5, $6, $7, 'waiting')`,
    [stream, effect.block, effect.round, effect.organ, state.society, at, effect.listBy],
  );
}

async function enterRegister(context: WriteContext, effect: Extract<Effect, { kind: 'register-entered' }>): Promise<void> {
  const { sql, tables, stream, templateHash, state, at, seq, event } = context;
  if (event.kind !== 'registered') throw new Error('a register was written by something else than its own event');
  const { register, contentHash, plan } = effect;
  const entering = {
    ...{ society: (state as CaseState).society, register, at, seq, place: { block: event.block, round: event.round } },
    form: { tables, stream, contentHash, templateHash },
    ...(plan === undefined ? {} : { plan }),
  };
  const version = await versionOf(sql, entering);
  if (version === null) throw new Error('the entry that a case has changed is not there');
  writeVersion(sql, version, entering);
}

function writeNotices(context: WriteContext, { to, message }: Extract<Effect, { kind: 'notice' }>, index: number): void {
  const { sql, tables, stream, seq, at } = context;
  sql.later(
    `insert into ${tables}notice (id, stream, organisation, role, message, at)
     select $1 || '~' || h.organisation || '~' || h.role, $2, h.organisation, h.role, $4, $5
       from jsonb_to_recordset($3::jsonb) as h (organisation uuid, role text)
     on conflict (id) do nothing`,
    [`${stream}~${seq}~${index}`, stream, json(to), message, at],
  );
}

function sendToOutbox(context: WriteContext, { delivery }: Extract<Effect, { kind: 'deliver' }>): void {
  const { sql, tables, stream, seq, at } = context;
  sql.later(
    `insert into ${tables}outbox (id, source, source_seq, to_kind, stream, event, next_attempt_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do nothing`,
    [delivery.event.id, stream, seq, delivery.to, delivery.stream, json(delivery.event), at],
  );
}

function saveSitting(context: WriteContext, effect: Extract<Effect, { kind: 'sitting-saved' }>): void {
  const { sql, tables, stream } = context;
  const { society, form, chair, recorder, circulation } = context.state as SittingState;
  const closesAt = circulation?.status === 'open' ? circulation.closesAt : null;
  sql.later(
    `insert into ${tables}sitting (id, society, organ, held_on, form, chair, recorder, phase, items, roll, closes_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (id) do update set phase = excluded.phase, items = excluded.items, roll = excluded.roll,
       chair = excluded.chair, closes_at = excluded.closes_at`,
    [
      stream,
      society,
      effect.organ,
      effect.on,
      form,
      chair,
      recorder,
      effect.phase,
      json(effect.items),
      json(effect.roll),
      closesAt,
    ],
  );
}

function keepBallot({ sql, tables, stream, ballot }: WriteContext, effect: Extract<Effect, { kind: 'ballot-kept' }>): void {
  if (ballot === null) throw new Error('a reply came without its intent');
  sql.later(
    `insert into ${tables}ballot (sitting, item, member, revision, choice, intent) values ($1, $2, $3, $4, $5, $6)
     on conflict (sitting, item, member) do update
       set revision = excluded.revision, choice = excluded.choice, intent = excluded.intent`,
    [stream, effect.item, effect.member, effect.revision, ballot.choice, ballot.intent],
  );
}
