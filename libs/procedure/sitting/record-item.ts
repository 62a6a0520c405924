/** Recording what an organ decided on one item. The chair declares the outcome; the arithmetic must allow it. */
import { isRejection, reject } from '../kernel';
import type { Json, Rejection } from '../kernel';
import { isCivilDate } from '../clock/civil';
import type { Effect } from '../machine/effect.types';
import { countPapers, countsVotes, countVotes, isCount, quorumIn } from './arithmetic';
import { attendanceOf, type Attendance } from './attendance';
import { arithmeticOf } from './circulation';
import { results } from './deliveries';
import { resultOf } from './election-result';
import { forgetDetails, isSecretMatter, standing, strikeByRecorder } from './items';
import { refuseAway } from './refuse-away';
import { countedSecret } from './secret';
import type {
  Arithmetic,
  DeclaredOutcome,
  ItemRecorded,
  ItemResult,
  PaperCount,
  SittingItem,
  SittingState,
  Votes,
} from './sitting.types';

export type Judged = Rejection | ItemResult;

export function recordItem(draft: SittingState, event: ItemRecorded): Rejection | Effect[] {
  if (draft.phase === 'signed') return reject('SITTING_SIGNED');
  if (draft.circulation?.status === 'abandoned') return reject('SITTING_CLOSED');
  const item = standing(draft, event.item);
  if (isRejection(item)) return item;
  const correcting = draft.phase === 'closed';
  if (correcting && !event.hasReason) return reject('REASON_REQUIRED', { item: item.id });
  if (event.outcome === 'struck') return strikeByRecorder(draft, item.id);
  const unfit = refuseFollowUps(event);
  if (unfit !== null) return unfit;
  const judged = judgeItem(draft, item, event, event.outcome);
  if (isRejection(judged)) return judged;
  item.status = 'decided';
  item.result = judged;
  keepDetails(item, event);
  // Before closing nobody has heard of it, so recording again is no correction.
  item.version = correcting ? item.version + 1 : 1;
  // Whoever has signed minutes that said something else has not signed these.
  if (correcting) delete draft.signatures;
  return correcting ? results(draft, [item], 'announced') : [];
}

function judgeItem(draft: SittingState, item: SittingItem, event: ItemRecorded, outcome: DeclaredOutcome): Judged {
  if (draft.form === 'by-circulation') return judgeCount(draft, item, event, outcome);
  if (item.secret?.status === 'open') return reject('SECRET_BALLOT_OPEN', { item: item.id });
  const secret = countedSecret(item);
  if (secret !== null) return judgeCounted(item, secret, event, outcome);
  if (item.election !== undefined) {
    const isCounted = event.votes === null && !givesCircumstances(event);
    return isCounted ? resultOf(item.election, item.id, outcome) : reject('COUNT_STANDS', { item: item.id });
  }
  const unfit = refuseAway(draft, event) ?? takeBallot(draft, item, event);
  if (unfit !== null) return unfit;
  const counted = count(draft, item, event, outcome);
  if (isRejection(counted)) return counted;
  item.recused = event.recused;
  item.votes = event.votes;
  return { outcome, arithmetic: counted.arithmetic };
}

/** The replies were counted when the ballot closed: what they came to is declared, and nothing else. */
function judgeCount(draft: SittingState, item: SittingItem, event: ItemRecorded, outcome: DeclaredOutcome): Judged {
  if (item.count === undefined)
    return reject(draft.circulation === undefined ? 'BALLOT_NOT_OPEN' : 'BALLOT_OPEN', { item: item.id });
  return judgeCounted(item, arithmeticOf(draft, item, item.count), event, outcome);
}

/** Votes that were counted without the chair: by circulation, or in secret. */
function judgeCounted(item: SittingItem, arithmetic: Arithmetic, event: ItemRecorded, outcome: DeclaredOutcome): Judged {
  const { for: inFavour, against, abstained } = arithmetic;
  const isOther = event.votes !== null && !isSame(event.votes, { for: inFavour, against, abstained });
  if (isOther || givesCircumstances(event)) return reject('COUNT_STANDS', { item: item.id });
  if (outcome === 'postponed' && arithmetic.quorumMet) return reject('COUNT_STANDS', { item: item.id });
  const judged = judge(arithmetic, item.id, outcome);
  if (isRejection(judged)) return judged;
  item.votes = { for: inFavour, against, abstained };
  return { outcome, arithmetic };
}

/** Who was away, papers, a casting vote: all that stands with the count already where there was one. */
function givesCircumstances({ recused, outOfRoom, heads, ballot, papers, castingVote }: ItemRecorded): boolean {
  return recused.length > 0 || [outOfRoom, heads, ballot, papers, castingVote].some((given) => given !== undefined);
}

function isSame(left: Votes, right: Votes): boolean {
  return left.for === right.for && left.against === right.against && left.abstained === right.abstained;
}

type Counted = Rejection | { arithmetic: Arithmetic | null };

function count(draft: SittingState, item: SittingItem, event: ItemRecorded, outcome: DeclaredOutcome): Counted {
  const attendance = attendanceOf(draft.rules, draft, event);
  const { entitled } = attendance;
  if (!countsVotes(draft.rules)) return conclude(draft, event, attendance, outcome);
  if (event.votes === null) {
    // Only what was not put to the vote may stand without one.
    if (outcome === 'postponed') return { arithmetic: null };
    return reject('VOTES_DO_NOT_ADD_UP', { item: event.item, entitled, cast: 0 });
  }
  const { votes, castingVote } = event;
  const cast = votes.for + votes.against + votes.abstained;
  const isWhole = Object.values(votes).every(isCount);
  const papers = papersOf(item, event, attendance, cast);
  if (papers !== null && 'rejected' in papers) return papers;
  if (!isWhole || (papers === null && cast !== entitled)) {
    return reject('VOTES_DO_NOT_ADD_UP', { item: event.item, entitled, cast });
  }
  const unfit = castingVote === undefined ? null : refuseCastingVote(draft, item, event, votes);
  if (unfit !== null) return unfit;
  const counting = { matter: item.matter, castingVote, ...(papers === null ? {} : { papers }) };
  return judge(countVotes(draft.rules, attendance, votes, counting), item.id, outcome);
}

/** What a body without a majority of its own has concluded. It still has to be enough of it. */
function conclude(draft: SittingState, event: ItemRecorded, attendance: Attendance, outcome: DeclaredOutcome): Counted {
  const { item, votes, ballot, papers, castingVote } = event;
  if (votes !== null || [ballot, papers, castingVote].some((given) => given !== undefined))
    return reject('VOTES_NOT_COUNTED', { item });
  const { quorumMet, ...quorum } = quorumIn(draft.rules, attendance);
  return quorumMet || outcome === 'postponed' ? { arithmetic: null } : reject('QUORUM_NOT_MET', { item, outcome, ...quorum });
}

/** Papers belong to a written or secret vote, and to no other. */
function papersOf(item: SittingItem, event: ItemRecorded, { entitled }: Attendance, cast: number): Rejection | PaperCount | null {
  const isOpen = (item.ballot ?? 'open') === 'open';
  if (event.papers === undefined) return isOpen ? null : reject('PAPERS_REQUIRED', { item: item.id });
  if (isOpen) return reject('BALLOT_FORM_NOT_ALLOWED', { item: item.id, ballot: 'open' });
  const { issued, returned, invalid } = event.papers;
  return (
    countPapers(event.papers, entitled, cast) ??
    reject('PAPERS_DO_NOT_ADD_UP', { item: item.id, entitled, issued, returned, invalid, counted: cast })
  );
}

/** The chair chooses how a vote is taken, as far as the charter does not. */
function takeBallot({ rules }: SittingState, item: SittingItem, { item: id, ballot }: ItemRecorded): Rejection | null {
  if (ballot === undefined) return null;
  if (ballot !== 'secret' && isSecretMatter(rules, item.matter)) return reject('BALLOT_FORM_NOT_ALLOWED', { item: id, ballot });
  item.ballot = ballot;
  return null;
}

/** Where the charter gives it, on a tie, to a chair who has a vote in this item, in the open. */
function refuseCastingVote(draft: SittingState, item: SittingItem, event: ItemRecorded, votes: Votes): Rejection | null {
  const hasVote =
    draft.assembly !== undefined || draft.roll.some(({ member, presence }) => member === draft.chair && presence === 'present');
  const isAside = event.recused.includes(draft.chair) || event.outOfRoom?.includes(draft.chair) === true;
  const isTied = votes.for === votes.against && votes.for > 0;
  const isAllowed = draft.rules.castingVote === true && hasVote && !isAside && isTied && item.ballot !== 'secret';
  return isAllowed ? null : reject('CASTING_VOTE_NOT_ALLOWED', { item: item.id, for: votes.for, against: votes.against });
}

/** Passed needs quorum and threshold. Not passed needs a quorum too: without one the organ has decided nothing. */
function judge(arithmetic: Arithmetic, item: string, outcome: DeclaredOutcome): Counted {
  const details: Record<string, Json> = { item, outcome, ...(arithmetic as unknown as Record<string, Json>) };
  const passes = outcome === 'passed' || outcome === 'passed-in-principle';
  const decides = passes || outcome === 'not-passed';
  if (decides && !arithmetic.quorumMet) return reject('QUORUM_NOT_MET', details);
  if (decides && passes !== arithmetic.thresholdMet) return reject('THRESHOLD_NOT_MET', details);
  return { arithmetic };
}

/** 督办: somebody, until a day that exists. */
function refuseFollowUps({ item, followUps = [] }: ItemRecorded): Rejection | null {
  const isWhole = followUps.every(({ id, holder, dueOn }) => id !== '' && holder !== '' && isCivilDate(dueOn));
  const isOnce = new Set(followUps.map(({ id }) => id)).size === followUps.length;
  return isWhole && isOnce ? null : reject('FOLLOW_UP_UNFIT', { item });
}

function keepDetails(item: SittingItem, event: ItemRecorded): void {
  forgetDetails(item);
  const { outOfRoom, heads, papers, castingVote, resolutionHash, followUps } = event;
  if (outOfRoom !== undefined) item.outOfRoom = outOfRoom;
  if (heads !== undefined) item.heads = heads;
  if (papers !== undefined) item.papers = papers;
  if (castingVote !== undefined) item.castingVote = castingVote;
  if (resolutionHash !== undefined) item.resolutionHash = resolutionHash;
  if (followUps !== undefined) item.followUps = followUps;
}
