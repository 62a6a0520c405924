/** What of a case's state decides what can still happen: everything but instants, hashes, and how often it went round. */
import type { BlockState, CaseState } from '../../procedure';
import { isTimer } from '../../procedure/machine/strike';

/** Rounds and supplements above this are alike. */
const COUNTED = 3;

/**
 * Two states of one program with the same situation have the same future, ids and instants aside. The request before a postponement
 * is not asked about: results of it are not among the moves.
 */
export function situationOf(state: CaseState): string {
  const { status, outcome, result, facts, given, parameters, lookUps, pending, registeredBy } = state;
  const blocks = Object.entries(state.blocks).map(([place, block]) => [place, blockOf(block)]);
  const slots = Object.values(state.slots).map(
    ({ block, purpose, outcomes, id }) => `${block} ${purpose} ${outcomes.join()} ${seatOf(id)}`,
  );
  const clocks = Object.values(state.clocks)
    .filter(isTimer)
    .sort((a, b) => (a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1))
    .map(({ block, effect }) => `${block} ${effect.kind}`);
  return JSON.stringify({
    ...{ status, outcome, facts, given, parameters, lookUps, slots: slots.sort(), clocks },
    ...{ result: result ?? null, blocks: Object.fromEntries(blocks) as unknown, isRegistered: registeredBy !== null },
    pending: pending === null ? null : `${pending.kind} ${pending.block}`,
  });
}

/** Of several the number of the seat. */
function seatOf(id: string): string {
  return /\.\d+\.(.+)$/.exec(id)?.[1] ?? '';
}

function blockOf(block: BlockState): unknown {
  const { openedAt: _opened, closedAt: _closed, remaining: _remaining, previousAgenda: _previous, ...kept } = block;
  const { round, supplements, agenda, several, notice, submissionHash: _handedIn, ...rest } = kept;
  return {
    ...{ ...rest, isNew: round === 0, supplements: Math.min(supplements ?? 0, COUNTED) },
    agenda: agenda === undefined ? null : `${agenda.status} ${agenda.result?.outcome ?? ''}`,
    several: several?.acts.map(({ slot, outcome }) => `${seatOf(slot)} ${outcome}`),
    notice: notice && [notice.postedOn !== null, notice.isOver, notice.objections.map(({ outcome }) => outcome)],
  };
}
