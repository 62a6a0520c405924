/** An act may be one's own, that of somebody for whom one stands in (代理), or another's that one enters (代录). */
import type { CaseState, Holder, Program } from '../../procedure';
import { holderOf } from '../../procedure/machine/run';
import { findStep } from '../../procedure/machine/program';
import { inForce } from '../../rights/in-force';
import type { Sql } from '../sql';
import type { Claim } from './claims';
import type { IntentOf } from './rows';
import { taskId } from './task-id';

/** What must hold for the act; null: nobody may do it so. */
export async function claimsOfAct(
  sql: Sql,
  intent: IntentOf<'act'>,
  state: CaseState,
  program: Program | null,
): Promise<Claim[] | null> {
  const holders = await holdersOf(sql, state, intent.stream, intent.target ?? '');
  if (holders === null) return [];
  const { recorded, for: principal } = intent.body;
  const on = intent.occurred_on;
  if (recorded !== undefined) {
    const step = program === null ? null : findStep(program, state.slots[intent.target ?? '']?.block ?? '');
    const rule = step !== null && 'actions' in step ? step.actions?.recording : undefined;
    // Without a rule nobody enters anything for anybody; the machine says so, whoever asks.
    const recorder = rule === undefined ? [] : [{ person: intent.actor, on, holders: [holderOf(state, rule.by)] }];
    return [...recorder, { person: recorded.person, on: recorded.on, holders }];
  }
  if (principal !== undefined) {
    return (await standsIn(sql, intent, principal)) ? [{ person: principal, on, holders }] : null;
  }
  return [{ person: intent.actor, on, holders }];
}

/** The open slot's holders; of a slot that is closed by now those that it had, so that only they hear who was quicker. */
export async function holdersOf(sql: Sql, state: CaseState, stream: string, slot: string): Promise<Holder[] | null> {
  const open = state.slots[slot];
  if (open !== undefined) return open.holders;
  const task = await sql.one<{ holders: Holder[] }>('select holders from guicheng.task where id = $1', [taskId(stream, slot)]);
  return task?.holders ?? null;
}

/** Whether the actor is the principal's proxy on that day, for this procedure or for all, and still his colleague. The posts stay until the transaction ends. */
async function standsIn(sql: Sql, { actor, stream, occurred_on }: IntentOf<'act'>, principal: string): Promise<boolean> {
  const row = await sql.one(
    `select 1 from guicheng.proxy x join guicheng.case_file c on c.id = $3
       join guicheng.post own on own.person = x.proxy join guicheng.post theirs on theirs.person = x.principal and theirs.organisation = own.organisation
      where x.principal = $1 and x.proxy = $2 and x.ended_at is null and $4 between x.first_on and x.last_on
        and (x.procedures is null or c.procedure = any(x.procedures))
        and ${inForce('own', '$4')} and ${inForce('theirs', '$4')} for share of x, own, theirs`,
    [principal, actor, stream, occurred_on],
  );
  return row !== null;
}
