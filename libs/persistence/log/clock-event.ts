/** The event of a clock that has come: of a case that it has struck, of a ballot by circulation what the replies come to. */
import type { CirculationCount, SittingState } from '../../procedure';
import type { StreamEvent, StreamState } from '../../procedure/streams';
import type { Sql } from '../sql';
import { clockEventId } from './event-id';
import { hashOf } from './hashes';
import type { BallotChoice } from './intent-bodies';

/** The clock's own due instant, or null when it does not run (any more). */
export function dueOf(state: StreamState | undefined, clock: string): string | null {
  if (state === undefined) return null;
  if (state.kind === 'sitting') return state.circulation?.status === 'open' ? state.circulation.closesAt : null;
  const found = state.clocks[clock];
  return found === undefined || found.struckAt !== null || found.stoppedAt !== null ? null : found.dueAt;
}

export async function clockEvent(
  sql: Sql,
  state: StreamState,
  due: { clock: string; dueAt: string; at: string },
): Promise<StreamEvent> {
  const common = { id: clockEventId(state.id, due.clock), ...due };
  if (state.kind === 'case') return { ...common, kind: 'clock-struck' };
  return { ...common, kind: 'ballots-counted', ...(await countReplies(sql, state)) };
}

interface Reply {
  item: string;
  member: string;
  revision: number;
  choice: BallotChoice;
}

/** Counts what the table holds. The log knows how many replied to each item; the machine refuses a count that is not of those. */
async function countReplies(sql: Sql, state: SittingState): Promise<{ counts: CirculationCount[]; ballotsHash: string }> {
  const replies = await sql.rows<Reply>(
    'select item, member, revision, choice from guicheng.ballot where sitting = $1 order by item, member',
    [state.id],
  );
  const counts = state.items
    .filter(({ status }) => status === 'listed')
    .map(({ id }) => {
      const count: CirculationCount = { item: id, for: 0, against: 0, abstained: 0, invalid: 0, recused: 0 };
      for (const { item, choice } of replies) if (item === id) count[choice] += 1;
      return count;
    });
  return { counts, ballotsHash: hashOf(replies) };
}
