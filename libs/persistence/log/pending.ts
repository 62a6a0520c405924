/** What only the store can answer before a case goes on: counts of a register, and whether an entry is possible. */
import {
  civilDateOf,
  guaranteeHolds,
  guaranteeOf,
  type CaseEvent,
  type CaseState,
  type LookUpValue,
  type Program,
} from '../../procedure';
import { registerEntry } from '../derived/branch-register';
import { answerLookUp } from '../registers/look-ups';
import type { Sql } from '../sql';

/** The event that answers what the case is waiting for, or null when it does not wait for this (any more). */
export async function eventOfPending(
  sql: Sql,
  state: CaseState,
  pinned: { program: Program | null; templateHash: string | null },
  asked: { block: string; round: number },
  at: string,
): Promise<CaseEvent | null> {
  const { pending } = state;
  if (pending === null || pending.block !== asked.block || pending.round !== asked.round) return null;
  const { block, round } = asked;
  const id = pendingEventId(state.id, pending);
  // One at a time over the society's registers: what is counted or found free here stays so until this transaction ends.
  await sql.run(`select pg_advisory_xact_lock(hashtextextended('register/' || $1, 0))`, [state.society]);
  const answers = (ids: string[]): Promise<Record<string, LookUpValue>> => lookUp(sql, state, pinned.program, ids, at);
  if (pending.kind === 'look-up') return { kind: 'looked-up', id, at, block, round, values: await answers(pending.lookUps) };
  // What was true when it was checked may not be true any more: it is asked again where nobody else can enter between.
  const guarantee = pinned.program === null ? null : guaranteeOf(pinned.program, block);
  const values = guarantee === null ? null : await answers(guarantee.lookUps);
  const isKept =
    guarantee === null || values === null || pinned.program === null || guaranteeHolds(pinned.program, state, guarantee, values);
  const isEntered = isKept && (await isFree(sql, state, pinned.templateHash));
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

async function isFree(sql: Sql, state: CaseState, templateHash: string | null): Promise<boolean> {
  const entry = await registerEntry(sql, { tables: 'guicheng.', stream: state.id, templateHash, contentHash: state.contentHash });
  const taken = await sql.one(`select 1 from guicheng.register_branch where society = $1 and name = $2 and state = 'active'`, [
    state.society,
    entry.name,
  ]);
  return taken === null;
}
