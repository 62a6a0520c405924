/** What only the store can answer before a case goes on: counts of a register, and whether an entry is possible. */
import {
  civilDateOf,
  guaranteeHolds,
  guaranteeOf,
  registerPlan,
  type CaseEvent,
  type CaseState,
  type LookUpValue,
  type Program,
} from '../../procedure';
import { answerLookUp } from '../registers/look-ups';
import { isPossible, versionOf } from '../registers/versions';
import type { Sql } from '../sql';

/** The event that answers what the case is waiting for, or null when it does not wait for this (any more). */
export async function eventOfPending(
  sql: Sql,
  state: CaseState,
  pinned: { program: Program | null; templateHash: string | null },
  asked: { block: string; round: number },
  given: string,
): Promise<CaseEvent | null> {
  const { pending } = state;
  if (pending === null || pending.block !== asked.block || pending.round !== asked.round) return null;
  const { block, round } = asked;
  const id = pendingEventId(state.id, pending);
  // What is counted or found free from here on stays so until this transaction ends, and what registers say has one order.
  await sql.run(`select guicheng.lock_registers_of($1)`, [state.society]);
  const at = await laterOf(sql, given);
  const answers = (ids: string[]): Promise<Record<string, LookUpValue>> => lookUp(sql, state, pinned.program, ids, at);
  if (pending.kind === 'look-up') return { kind: 'looked-up', id, at, block, round, values: await answers(pending.lookUps) };
  // What was true when it was checked may not be true any more: it is asked again where nobody else can enter between.
  const guarantee = pinned.program === null ? null : guaranteeOf(pinned.program, block);
  const values = guarantee === null ? null : await answers(guarantee.lookUps);
  const isKept =
    guarantee === null || values === null || pinned.program === null || guaranteeHolds(pinned.program, state, guarantee, values);
  const isEntered = isKept && (await mayEnter(sql, state, pinned, asked, at));
  return {
    ...{ kind: 'registered', id, at, block, round, result: isEntered ? 'entered' : 'conflict' },
    ...(values === null ? {} : { values }),
  };
}

export function pendingEventId(stream: string, pending: { kind: 'look-up' | 'register'; block: string; round: number }): string {
  return `${stream}/${pending.kind}/${pending.block}/${pending.round}`;
}

async function lookUp(
  sql: Sql,
  state: CaseState,
  program: Program | null,
  ids: string[],
  at: string,
): Promise<Record<string, LookUpValue>> {
  const { society, facts, parameters } = state;
  const values: Record<string, LookUpValue> = {};
  for (const id of ids) {
    const declared = program?.lookUps.find((candidate) => candidate.id === id);
    if (declared === undefined) throw new Error(`look-up ${id} is not declared`);
    values[id] = await answerLookUp(sql, declared, { society, facts, parameters, on: civilDateOf(at) });
  }
  return values;
}

/** Whether what the step would write is possible now. The plan is the one by which it is written afterwards. */
async function mayEnter(
  sql: Sql,
  state: CaseState,
  pinned: { program: Program | null; templateHash: string | null },
  place: { block: string; round: number },
  at: string,
): Promise<boolean> {
  if (pinned.program === null) throw new Error('a case without its program can enter nothing');
  const { id: stream, society, contentHash } = state;
  const plan = registerPlan(pinned.program, state, { block: place.block, at });
  const form = { tables: 'guicheng.', stream, contentHash, templateHash: pinned.templateHash };
  const version = await versionOf(sql, { form, society, register: plan.register, place, at, plan });
  return version !== null && (await isPossible(sql, version, society));
}

/** The record's clock may have gone on while others held the registers. */
async function laterOf(sql: Sql, given: string): Promise<string> {
  const row = await sql.one<{ now: Date }>('select guicheng.record_now() as now');
  const now = row?.now.toISOString() ?? given;
  return now > given ? now : given;
}
