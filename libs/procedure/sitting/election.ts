/**
 * The arithmetic of an election: how ballots become votes, and votes become seats. Two rounds at most; a tie at the last seat is never
 * broken by an order of names, by age or by lot that nobody has written into the charter.
 */
import { meets, neededOf, quorumIn, totalOf } from './arithmetic';
import type { Attendance } from './attendance';
import type { ElectionRound, ElectionRules, OrganRules, Papers, RoundArithmetic, SittingItem } from './sitting.types';

export const MAX_ROUNDS = 2;

type Election = NonNullable<SittingItem['election']>;

/** Who stands for how many seats in the next round. */
export interface Contest {
  seats: number;
  /** Positions in the terms. */
  candidates: number[];
  /** A tie must be decided; seats that nobody reached may also stay vacant. */
  isNeeded: boolean;
}

/** The round that may be held now, or null. */
export function nextContest({ seats, candidates, rounds }: Election): Contest | null {
  const all = candidates.map((_, position) => position);
  const last = rounds.at(-1);
  if (last === undefined) return { seats, candidates: all, isNeeded: true };
  if (rounds.length >= MAX_ROUNDS) return null;
  const left = last.seats - last.elected.length;
  if (left === 0) return null;
  const again = last.tied.length > 0 ? last.tied : all.filter((position) => !last.elected.includes(position));
  return again.length === 0 ? null : { seats: left, candidates: again, isNeeded: last.tied.length > 0 };
}

/** How ballots count: one that names more than there are seats, a stranger or somebody twice is invalid, one that names nobody is blank. */
export function countBallots(
  ballots: string[][],
  candidates: string[],
  seats: number,
): { returned: number; invalid: number; blank: number; votes: Record<string, number> } {
  const known = new Set(candidates);
  const votes = Object.fromEntries(candidates.map((candidate) => [candidate, 0]));
  let [invalid, blank] = [0, 0];
  for (const named of ballots) {
    const isValid =
      named.length <= seats && new Set(named).size === named.length && named.every((candidate) => known.has(candidate));
    if (!isValid) invalid += 1;
    else if (named.length === 0) blank += 1;
    else for (const candidate of named) votes[candidate] = (votes[candidate] ?? 0) + 1;
  }
  return { returned: ballots.length, invalid, blank, votes };
}

/**
 * Who is elected: of those who reached the threshold those with the most votes. Where more of them are level than seats are left, none of
 * the level ones is.
 */
export function seatsOf(
  { seats, candidates }: Pick<Contest, 'seats' | 'candidates'>,
  votes: number[],
  isReached: (votes: number) => boolean,
): { elected: number[]; tied: number[] } {
  const votesAt = (index: number): number => votes[index] ?? 0;
  const ranked = candidates
    .map((_, index) => index)
    .filter((index) => votesAt(index) > 0 && isReached(votesAt(index)))
    .sort((left, right) => votesAt(right) - votesAt(left) || left - right);
  const [last, first] = [ranked[seats - 1], ranked[seats]];
  const isTied = last !== undefined && first !== undefined && votesAt(last) === votesAt(first);
  const line = isTied ? votesAt(last) : -1;
  const position = (index: number): number => candidates[index] ?? -1;
  const above = ranked.slice(0, seats).filter((index) => votesAt(index) > line);
  const level = isTied ? ranked.filter((index) => votesAt(index) === line) : [];
  return { elected: above.map(position), tied: level.map(position) };
}

/** One round as it was counted. `votes` in the contest's order. */
export function countRound(
  rules: OrganRules & { election: ElectionRules },
  attendance: Attendance,
  contest: Contest,
  papers: Papers & { blank: number },
  votes: number[],
): Omit<ElectionRound, 'tellers' | 'sheetHash'> {
  const { threshold, article } = rules.election;
  const total = totalOf(threshold, attendance, rules.recusedLeave === true);
  const { expected, represented, outOfRoom, entitled } = attendance;
  const { issued, returned, invalid, blank } = papers;
  const { members, present, quorumNeeded, quorumMet } = quorumIn(rules, attendance);
  const arithmetic: RoundArithmetic = {
    members,
    ...(expected === members ? {} : { expected }),
    present,
    ...(represented === 0 ? {} : { represented }),
    ...(outOfRoom === 0 ? {} : { outOfRoom }),
    entitled,
    issued,
    returned,
    notReturned: issued - returned,
    valid: returned - invalid - blank,
    invalid,
    blank,
    quorumNeeded,
    quorumMet,
    total,
    votesNeeded: Math.max(1, neededOf(threshold, total)),
    article,
    rulesVersion: rules.version,
  };
  const { seats, candidates } = contest;
  return { seats, candidates, votes, ...seatsOf(contest, votes, (count) => meets(count, threshold, total)), arithmetic };
}
