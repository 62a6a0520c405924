/** Recording the rounds of an election, and what they come to. */
import { isRejection, reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { Effect } from '../machine/effect.types';
import { isCount } from './arithmetic';
import { attendanceOf, type Attendance } from './attendance';
import { countRound, nextContest, type Contest } from './election';
import { standing } from './items';
import { refuseAway } from './refuse-away';
import type { DeclaredOutcome, ElectionRecorded, ItemResult, SittingItem, SittingState } from './sitting.types';

type Election = NonNullable<SittingItem['election']>;

/** The count sheet of a round. Recording a round again drops what came after it; whoever corrects declares the outcome anew. */
export function recordElection(draft: SittingState, event: ElectionRecorded): Rejection | Effect[] {
  if (draft.phase === 'signed') return reject('SITTING_SIGNED');
  const item = standing(draft, event.item);
  if (isRejection(item)) return item;
  if (draft.phase === 'closed' && !event.hasReason) return reject('REASON_REQUIRED', { item: item.id });
  const rules = draft.rules.election;
  const { election } = item;
  const isHeld = election !== undefined && isCount(event.round) && event.round >= 1 && event.round <= election.rounds.length + 1;
  if (!isHeld || rules === undefined) return reject('ROUND_NOT_OPEN', { item: item.id, round: event.round });
  const before = { ...election, rounds: election.rounds.slice(0, event.round - 1) };
  const contest = nextContest(before);
  if (contest === null) return reject('ROUND_NOT_OPEN', { item: item.id, round: event.round });
  const away = {
    recused: [],
    ...(event.outOfRoom && { outOfRoom: event.outOfRoom }),
    ...(event.heads && { heads: event.heads }),
  };
  const absent = refuseAway(draft, away);
  if (absent !== null) return absent;
  const attendance = attendanceOf(draft.rules, draft, away);
  const unfit = refuseSheet(event, election, contest, attendance);
  if (unfit !== null) return unfit;
  const votes = contest.candidates.map((position) => event.votes[election.candidates[position] ?? ''] ?? 0);
  const counted = countRound({ ...draft.rules, election: rules }, attendance, contest, event.papers, votes);
  const { present, quorumNeeded, quorumMet } = counted.arithmetic;
  if (!quorumMet) return reject('QUORUM_NOT_MET', { item: item.id, present, quorumNeeded });
  before.rounds.push({ ...counted, tellers: event.tellers, sheetHash: event.sheetHash });
  item.election = before;
  Object.assign(item, { status: 'listed', recused: [], votes: null, result: null });
  return [];
}

/** Whether the sheet is one of this round, adds up, and was counted by others than those who stand. */
function refuseSheet(
  event: ElectionRecorded,
  { candidates }: Election,
  contest: Contest,
  { entitled }: Attendance,
): Rejection | null {
  const { item, papers, tellers, votes } = event;
  const standingNow = contest.candidates.map((position) => candidates[position] ?? '');
  const isWhole = Object.keys(votes).length === standingNow.length && standingNow.every((candidate) => isCount(votes[candidate]));
  if (!isWhole) return reject('CANDIDATES_UNFIT', { item, seats: contest.seats, candidates: standingNow.length });
  const isWitnessed = tellers.length > 0 && new Set(tellers).size === tellers.length && event.sheetHash !== '';
  if (!isWitnessed || tellers.some((teller) => standingNow.includes(teller))) return reject('TELLERS_UNFIT', { item });
  const { issued, returned, invalid, blank } = papers;
  const valid = returned - invalid - blank;
  const given = Object.values(votes);
  const cast = given.reduce((sum, count) => sum + count, 0);
  // More papers than were given out make the round void: nothing can be counted from it.
  const adds = issued <= entitled && returned <= issued && valid >= 0;
  const fits = given.every((count) => count <= valid) && cast <= valid * contest.seats;
  if ([issued, returned, invalid, blank].every(isCount) && adds && fits) return null;
  return reject('PAPERS_DO_NOT_ADD_UP', { item, entitled, issued, returned, invalid, blank, counted: cast });
}

/** What the chair may declare: elected is who was elected, and a tie that can still be decided is decided first. */
export function resultOf(election: Election, item: string, outcome: DeclaredOutcome): Rejection | ItemResult {
  if (outcome === 'postponed') return { outcome, arithmetic: null };
  const last = election.rounds.at(-1);
  if (last === undefined) return reject('ELECTION_NOT_COUNTED', { item });
  if (nextContest(election)?.isNeeded === true) return reject('SECOND_ROUND_REQUIRED', { item, tied: last.tied.length });
  const elected = election.rounds.flatMap((round) => round.elected);
  const mostVotes = Math.max(0, ...last.votes);
  const { votesNeeded } = last.arithmetic;
  if (outcome === 'passed-in-principle' || (outcome === 'passed') !== elected.length > 0) {
    return reject('THRESHOLD_NOT_MET', { item, outcome, for: mostVotes, votesNeeded });
  }
  return {
    outcome,
    arithmetic: null,
    elected: elected.map((position) => election.candidates[position] ?? ''),
    election: {
      seats: election.seats,
      vacant: election.seats - elected.length,
      rounds: election.rounds.map((round) => ({
        seats: round.seats,
        candidates: round.candidates.length,
        elected: round.elected.length,
        votes: round.elected.map((position) => round.votes[round.candidates.indexOf(position)] ?? 0),
        arithmetic: round.arithmetic,
      })),
    },
  };
}
