/** Opening the sealed ballots of one vote: what they come to, and where it was asked for the papers themselves, shuffled. */
import { randomInt } from 'node:crypto';
import { countBallots, isBallot, refuseCount, secretPaperOf, type SittingState } from '../../procedure';
import type { Sql } from '../sql';
import type { BallotKeys } from './ballot-keys';
import { openBallot } from './paper';

export interface SecretStore {
  keys: BallotKeys;
}

export type Opened =
  | { votes: Record<string, number>; blank: number; invalid: number; papers: string[] | null }
  | { lost: 'key-lost' | 'ballots-changed' };

/** Asked for only where the machine would take a count. Null: it would not, and says why itself. */
export async function openBallots(
  sql: Sql,
  state: SittingState,
  asked: { item: string; turn: number },
  { keys }: SecretStore,
): Promise<Opened | null> {
  const item = state.items.find(({ id }) => id === asked.item);
  if (item?.secret === undefined || refuseCount(state, asked) !== null) return null;
  const place = { sitting: state.id, ...asked };
  const vote = await sql.one<{ key_id: string }>(
    'select key_id from guicheng.secret_vote where sitting = $1 and item = $2 and turn = $3 and open',
    [place.sitting, place.item, place.turn],
  );
  const key = vote === null ? null : await keys.take(vote.key_id);
  if (key === null) return { lost: 'key-lost' };
  const rows = await sql.rows<{ member: string; sealed: Buffer | null }>(
    'select member, sealed from guicheng.secret_ballot where sitting = $1 and item = $2 and turn = $3 order by member',
    [place.sitting, place.item, place.turn],
  );
  const paper = secretPaperOf(item);
  const ballots = rows.map(({ member, sealed }) => (sealed === null ? null : openBallot(key, { ...place, member }, sealed)));
  const voted = item.secret.voted.filter((times) => times > 0).length;
  // One ballot that is gone, or not as its voter sealed it: somebody was at the store, and nothing is counted.
  const isWhole = ballots.every((marks): marks is number[] => marks !== null && isBallot(paper, marks));
  if (!isWhole || ballots.length !== voted) return { lost: 'ballots-changed' };
  const { lines, most } = paper;
  const named = ballots.map((marks) => lines.filter((_, line) => marks[line] === 1));
  const { votes, blank, invalid } = countBallots(named, [...lines], most);
  const papers = item.secret.plain === true ? shuffled(ballots.map((marks) => marks.join(''))) : null;
  return { votes, blank, invalid, papers };
}

/** Fisher and Yates, by the machine's own randomness. */
function shuffled<T>(papers: T[]): T[] {
  const deck = [...papers];
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const chosen = randomInt(last + 1);
    [deck[last], deck[chosen]] = [deck[chosen] as T, deck[last] as T];
  }
  return deck;
}
