/** Putting an item on the agenda and taking it off; and what an item forgets when it has to be recorded again. */
import { isRejection, reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { Matter } from '../template/template.types';
import type { Effect } from '../machine/effect.types';
import { isCount } from './arithmetic';
import { listing } from './deliveries';
import { endUncounted } from './secret-end';
import type { ElectionTerms, ListedItem, OrganRules, SittingItem, SittingState, SourceWithdrawn } from './sitting.types';

/** A bigger election would not fit into a state; none is known. */
export const MAX_CANDIDATES = 300;

export function listItem(draft: SittingState, event: ListedItem): Rejection | Effect[] {
  const { source, matter, election } = event;
  const ballot = event.ballot ?? (isSecretMatter(draft.rules, matter) ? 'secret' : undefined);
  const closed = refuseAgenda(draft) ?? refuseKind(draft, { ...event, ...(ballot === undefined ? {} : { ballot }) });
  if (closed !== null) return closed;
  const same = draft.items.find(
    (item) => item.id === event.item || (source !== null && item.status !== 'struck' && isOf(item, source)),
  );
  if (same !== undefined) return reject('ITEM_ALREADY_LISTED', { item: same.id });
  const item: SittingItem = {
    id: event.item,
    source,
    status: 'listed',
    recused: [],
    votes: null,
    result: null,
    version: 0,
    ...(matter === undefined ? {} : { matter }),
    ...(ballot === undefined ? {} : { ballot }),
    ...(election === undefined ? {} : { election: { ...election, rounds: [] } }),
  };
  draft.items.push(item);
  return listing(draft, item, 'listed');
}

/** 三重一大 brings whatever a society decides together: what it is about is said when it is listed. */
export function isNamedWhenListed(matter: string): boolean {
  return matter === ('major-decision' satisfies Matter);
}

export function matterOfCase(own: string, told: string | undefined): string {
  return isNamedWhenListed(own) ? (told ?? own) : own;
}

export function isSecretMatter({ secret }: Pick<OrganRules, 'secret'>, matter: string | undefined): boolean {
  return matter !== undefined && secret?.matters.includes(matter) === true;
}

/** The agenda stands still once the sitting is closed, and from the opening of a ballot by circulation. */
export function refuseAgenda({ phase, circulation }: SittingState): Rejection | null {
  if (phase !== 'convened') return reject('SITTING_CLOSED');
  if (circulation === undefined) return null;
  return circulation.status === 'open' ? reject('BALLOT_OPEN', { closesAt: circulation.closesAt }) : reject('COUNT_STANDS');
}

function refuseKind(draft: SittingState, { item, matter, ballot, election }: ListedItem): Rejection | null {
  const { rules } = draft;
  if (draft.form === 'by-circulation') {
    const isBarred = matter !== undefined && rules.circulation?.never.includes(matter) === true;
    if (isBarred || election !== undefined) return reject('MATTER_NOT_BY_CIRCULATION', { item, matter: matter ?? 'election' });
    // A reply under a name is no secret; a sealed one needs a store that can keep it.
    if (ballot === 'secret') return reject('BALLOT_FORM_NOT_ALLOWED', { item, ballot });
  }
  if (election === undefined) return null;
  // A vote on persons is taken on papers.
  if (ballot === undefined || ballot === 'open') return reject('BALLOT_FORM_NOT_ALLOWED', { item, ballot: ballot ?? 'open' });
  return refuseTerms(rules, election);
}

export function refuseTerms(
  { organ, election: rules }: OrganRules,
  { seats, kind, candidates }: ElectionTerms,
): Rejection | null {
  if (rules === undefined) return reject('ORGAN_RULES_MISSING', { organ });
  const count = candidates.length;
  const details = { seats, candidates: count, kind };
  const isWhole = isCount(seats) && seats > 0 && count <= MAX_CANDIDATES && new Set(candidates).size === count;
  const isKind = rules.kinds.includes(kind) && (kind === 'equal' ? count === seats : count > seats);
  if (!isWhole || !isKind) return reject('CANDIDATES_UNFIT', details);
  const { numerator, denominator } = rules.surplus ?? { numerator: 0, denominator: 1 };
  const isEnough = kind === 'equal' || (count - seats) * denominator >= seats * numerator;
  return isEnough ? null : reject('CANDIDATES_UNFIT', { ...details, surplus: `${numerator}/${denominator}` });
}

/** An item that was decided under other circumstances would carry a wrong arithmetic: it is recorded again. */
export function reopen(item: SittingItem, recused: string[]): void {
  if (item.secret?.status === 'counted') {
    // Who was in the room when it was taken does not change; only what was declared by it falls.
    forgetDetails(item);
    Object.assign(item, { status: 'listed', votes: null, result: null });
    return;
  }
  forget(item);
  Object.assign(item, { status: 'listed', recused, votes: null, result: null });
}

export function strikeOut(item: SittingItem): void {
  endUncounted(item, 'ended');
  forget(item);
  Object.assign(item, { status: 'struck', recused: [], votes: null, result: null });
}

function forget(item: SittingItem): void {
  forgetDetails(item);
  if (item.election !== undefined) item.election.rounds = [];
}

/** What goes with one recording and not with the item. */
export function forgetDetails(item: SittingItem): void {
  delete item.outOfRoom;
  delete item.heads;
  delete item.papers;
  delete item.castingVote;
  delete item.resolutionHash;
  delete item.followUps;
}

/** The item that an event is about, if it still stands on the agenda. */
export function standing(draft: SittingState, id: string): SittingItem | Rejection {
  const item = draft.items.find((candidate) => candidate.id === id);
  return item === undefined || item.status === 'struck' ? reject('ITEM_UNKNOWN', { item: id }) : item;
}

/** Taken off the agenda by the recorder. After closing its result is announced, and only another result can correct that. */
export function strikeByRecorder(draft: SittingState, id: string): Rejection | Effect[] {
  const item = standing(draft, id);
  if (isRejection(item)) return item;
  // Neither a ballot that goes on nor what it came to is taken away by whoever keeps the record.
  const stands = refuseAgenda(draft) ?? refuseStrikingVote(item);
  if (stands !== null) return stands;
  strikeOut(item);
  return listing(draft, item, 'struck');
}

function refuseStrikingVote({ id, secret }: SittingItem): Rejection | null {
  if (secret?.status === 'open') return reject('SECRET_BALLOT_OPEN', { item: id });
  return secret?.status === 'counted' ? reject('COUNT_STANDS', { item: id }) : null;
}

/** From the case: nobody waits for this item any more. What was decided in a closed sitting stays as it was recorded. */
export function strikeForSource(draft: SittingState, event: SourceWithdrawn): Rejection | Effect[] {
  const item = draft.items.find((candidate) => candidate.status !== 'struck' && isOf(candidate, event));
  if (item === undefined) return reject('ITEM_UNKNOWN', { case: event.case, block: event.block });
  if (draft.phase !== 'convened') return reject(draft.phase === 'closed' ? 'SITTING_CLOSED' : 'SITTING_SIGNED');
  strikeOut(item);
  return [];
}

function isOf({ source }: SittingItem, of: { case: string; block: string; round: number }): boolean {
  return source?.case === of.case && source.block === of.block && source.round === of.round;
}
