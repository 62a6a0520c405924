/**
 * A secret vote (无记名投票) over the members' own telephones, in the room. The log knows who has voted and how often, never what; the sealed
 * ballots lie in the store, and this machine hears one thing more: what they came to. It counts each item once; what was not opened
 * (ended, key lost) came to nothing and is held again.
 */
import { isRejection, reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { Effect } from '../machine/effect.types';
import { countVotes, isCount, quorumIn } from './arithmetic';
import { attendanceOf, type Attendance } from './attendance';
import { countRound, nextContest } from './election';
import { refuseAgenda, refuseTerms, standing } from './items';
import { notOnRoll } from './roll';
import { refuseAway } from './refuse-away';
import { endUncounted } from './secret-end';
import type {
  Arithmetic,
  SecretCast,
  SecretCounted,
  SecretOpened,
  SecretVoided,
  SecretVote,
  SittingItem,
  SittingState,
  Votes,
} from './sitting.types';

/** Fewer ballots than these nearly tell who voted what. */
export const FEW_BALLOTS = 5;
/** The lines of a ballot paper where nobody is elected. */
export const VOTE_LINES = ['for', 'against', 'abstained'] as const;

type Heard = Rejection | Effect[];
type OpenItem = SittingItem & { secret: SecretVote };

/** What stands on the ballot paper, and how many lines may be marked; of an election none is an abstention. */
export interface SecretPaper {
  lines: readonly string[];
  least: number;
  most: number;
}

export function secretPaperOf({ election }: Pick<SittingItem, 'election'>): SecretPaper {
  if (election === undefined) return { lines: VOTE_LINES, least: 1, most: 1 };
  const contest = nextContest(election);
  const lines = (contest?.candidates ?? []).map((position) => election.candidates[position] ?? '');
  return { lines, least: 0, most: contest?.seats ?? 0 };
}

/** Whether these marks, one for each line, are a ballot of this paper. */
export function isBallot({ lines, least, most }: SecretPaper, marks: number[]): boolean {
  const given = marks.filter((mark) => mark === 1).length;
  return marks.length === lines.length && marks.every((mark) => mark === 0 || mark === 1) && given >= least && given <= most;
}

/** Text, roll and who stands aside are fixed from here until it is counted. */
export function openSecret(draft: SittingState, event: SecretOpened): Heard {
  const stands = refuseAgenda(draft);
  if (stands !== null) return stands;
  // An assembly's roll is a number: nobody can be told his own ballot by it.
  if (draft.form === 'by-circulation' || draft.assembly !== undefined) return reject('FORM_NOT_ALLOWED', { form: draft.form });
  // Nobody marks a secret ballot for somebody else.
  if ((draft.mandates?.length ?? 0) > 0) return reject('DELEGATION_NOT_ALLOWED', { article: draft.rules.article });
  const item = standing(draft, event.item);
  if (isRejection(item)) return item;
  const unfit = refuseTurn(item) ?? refuseElection(draft, item, event);
  if (unfit !== null) return unfit;
  if (event.textHash === '') return reject('TEXT_REQUIRED', { items: [item.id] });
  const away = refuseAway(draft, event);
  if (away !== null) return away;
  const attendance = attendanceOf(draft.rules, draft, event);
  const { present, quorumNeeded, quorumMet } = quorumIn(draft.rules, attendance);
  if (!quorumMet || attendance.entitled === 0) return reject('QUORUM_NOT_MET', { item: item.id, present, quorumNeeded });
  if (attendance.entitled < FEW_BALLOTS && !event.knowsFew) {
    return reject('SECRET_BALLOT_FEW', { item: item.id, entitled: attendance.entitled, few: FEW_BALLOTS });
  }
  if (event.election !== undefined) item.election = { ...event.election, rounds: [] };
  item.recused = event.recused;
  item.secret = {
    turn: event.turn,
    status: 'open',
    textHash: event.textHash,
    voted: draft.roll.map(() => 0),
    ...(event.outOfRoom === undefined ? {} : { outOfRoom: event.outOfRoom }),
    ...(event.plain === true ? { plain: true } : {}),
  };
  return [];
}

/** Which vote on this item would be the next one. */
export function nextTurn({ secret }: Pick<SittingItem, 'secret'>): number {
  return (secret?.turn ?? 0) + 1;
}

function refuseTurn(item: SittingItem): Rejection | null {
  if (item.secret?.status === 'open') return reject('SECRET_BALLOT_OPEN', { item: item.id });
  const goesOn = item.election !== undefined && nextContest(item.election) !== null;
  const isCounted = item.secret?.status === 'counted' && !goesOn;
  // One vote more on what was counted, with one voter less, would tell his.
  return isCounted || item.status === 'decided' ? reject('COUNT_STANDS', { item: item.id }) : null;
}

function refuseElection(draft: SittingState, item: SittingItem, { election }: SecretOpened): Rejection | null {
  if (election === undefined) return null;
  if ((item.election?.rounds.length ?? 0) > 0) return reject('COUNT_STANDS', { item: item.id });
  return refuseTerms(draft.rules, election);
}

/** Somebody has voted, or voted again: his sealed ballot was laid over the one before. */
export function castSecret(draft: SittingState, event: SecretCast): Heard {
  const item = openItem(draft, event);
  if (isRejection(item)) return item;
  if (event.actor !== event.member) return reject('NOT_VOTER');
  const place = draft.roll.findIndex(({ member }) => member === event.member);
  const entry = draft.roll[place];
  if (entry === undefined) return reject('NOT_ON_ROLL', { members: notOnRoll(draft, [event.member]) });
  if (item.recused.includes(event.member)) return reject('VOTER_RECUSED', { item: item.id });
  const isOut = item.secret.outOfRoom?.includes(event.member) === true;
  if (entry.presence !== 'present' || isOut) return reject('NOT_PRESENT', { members: [event.member] });
  if (event.textHash !== item.secret.textHash) return reject('CONTENT_CHANGED', { item: item.id });
  item.secret.voted[place] = (item.secret.voted[place] ?? 0) + 1;
  return [];
}

/** Whether the ballots may be opened now. Asked before anybody opens them, and again when their count is heard. */
export function refuseCount(state: SittingState, asked: { item: string; turn: number }): Rejection | null {
  const item = openItem(state, asked);
  if (isRejection(item)) return item;
  const { entitled } = attendanceIn(state, item);
  const returned = votersOf(item);
  if (returned === entitled || returned >= FEW_BALLOTS) return null;
  return reject('SECRET_BALLOT_TOO_FEW', { item: item.id, returned, entitled, few: FEW_BALLOTS });
}

export function countSecret(draft: SittingState, event: SecretCounted): Heard {
  const unfit = refuseCount(draft, event);
  if (unfit !== null) return unfit;
  const item = openItem(draft, event);
  if (isRejection(item)) return item;
  const counted = item.election === undefined ? countMarks(draft, item, event) : countSeats(draft, item, item.election, event);
  if (counted !== null) return counted;
  item.secret.status = 'counted';
  Object.assign(item, { status: 'listed', votes: null, result: null });
  return [];
}

function countMarks(draft: SittingState, item: OpenItem, event: SecretCounted): Rejection | null {
  const attendance = attendanceIn(draft, item);
  const [inFavour = -1, against = -1, abstained = -1] = VOTE_LINES.map((line) => event.votes[line]);
  const votes: Votes = { for: inFavour, against, abstained };
  const cast = inFavour + against + abstained;
  if (![inFavour, against, abstained].every(isCount) || cast + event.invalid !== votersOf(item)) return doNotAddUp(item, event);
  const { issued, returned, invalid } = papersOf(item, event, attendance);
  const papers = { issued, returned, valid: returned - invalid, invalid, notReturned: issued - returned };
  item.secret.arithmetic = countVotes(draft.rules, attendance, votes, { matter: item.matter, papers });
  return null;
}

function countSeats(
  draft: SittingState,
  item: OpenItem,
  election: NonNullable<SittingItem['election']>,
  event: SecretCounted,
): Rejection | null {
  const [contest, rules] = [nextContest(election), draft.rules.election];
  if (contest === null || rules === undefined) return reject('ROUND_NOT_OPEN', { item: item.id, round: election.rounds.length });
  const attendance = attendanceIn(draft, item);
  const votes = contest.candidates.map((position) => event.votes[election.candidates[position] ?? ''] ?? -1);
  const valid = votersOf(item) - event.invalid - event.blank;
  const isWhole = [...votes, event.blank, event.invalid, valid].every(isCount);
  const fits = votes.every((count) => count <= valid) && votes.reduce((sum, count) => sum + count, 0) <= valid * contest.seats;
  if (!isWhole || !fits || Object.keys(event.votes).length !== votes.length) return doNotAddUp(item, event);
  const papers = { ...papersOf(item, event, attendance), blank: event.blank };
  const counted = countRound({ ...draft.rules, election: rules }, attendance, contest, papers, votes);
  // Nobody counted papers by hand: there are no tellers and there is no sheet.
  election.rounds.push({ ...counted, tellers: [], sheetHash: '' });
  return null;
}

/** Ended without a count: nothing was opened, nobody knows what it would have come to. */
export function voidSecret(draft: SittingState, event: SecretVoided): Heard {
  const item = openItem(draft, event);
  if (isRejection(item)) return item;
  if (event.why === 'ended' && !event.hasReason) return reject('REASON_REQUIRED', { item: item.id });
  endUncounted(item, event.why);
  return [];
}

/** The arithmetic of a secret vote that was counted; null for anything else, an election too. */
export function countedSecret({ secret, election }: SittingItem): Arithmetic | null {
  return secret?.status === 'counted' && election === undefined ? (secret.arithmetic ?? null) : null;
}

/** Who may vote in it, in the roll's order. */
export function secretVoters({ roll }: Pick<SittingState, 'roll'>, { recused, secret }: SittingItem): string[] {
  const aside = new Set([...recused, ...(secret?.outOfRoom ?? [])]);
  return roll.filter(({ member, presence }) => presence === 'present' && !aside.has(member)).map(({ member }) => member);
}

function openItem(state: SittingState, asked: { item: string; turn: number }): OpenItem | Rejection {
  const item = standing(state, asked.item);
  if (isRejection(item)) return item;
  const isOpen = item.secret?.status === 'open' && item.secret.turn === asked.turn && state.phase === 'convened';
  return isOpen ? (item as OpenItem) : reject('SECRET_BALLOT_NOT_OPEN', { item: item.id });
}

function attendanceIn(state: SittingState, { recused, secret }: OpenItem): Attendance {
  return attendanceOf(state.rules, state, { recused, ...(secret.outOfRoom && { outOfRoom: secret.outOfRoom }) });
}

function votersOf({ secret }: OpenItem): number {
  return secret.voted.filter((times) => times > 0).length;
}

function papersOf(item: OpenItem, { invalid }: SecretCounted, { entitled }: Attendance) {
  return { issued: entitled, returned: votersOf(item), invalid };
}

function doNotAddUp(item: OpenItem, { votes, blank, invalid }: SecretCounted): Rejection {
  const counted = Object.values(votes).reduce((sum, count) => sum + count, 0) + blank + invalid;
  return reject('PAPERS_DO_NOT_ADD_UP', { item: item.id, returned: votersOf(item), counted });
}
