/** Recording what an organ decided on one item. The chair declares the outcome; the arithmetic must allow it. */
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import { countItem } from './arithmetic';
import { listing, results } from './deliveries';
import type { SittingHeard } from './sitting-machine';
import type { Arithmetic, ItemRecorded, ItemResult, SittingItem, SittingState } from './sitting.types';

type Outcome = ItemResult['outcome'];

export function recordItem(draft: SittingState, event: ItemRecorded): SittingHeard {
  if (draft.phase === 'signed') return reject('SITTING_SIGNED');
  const item = draft.items.find(({ id }) => id === event.item);
  if (item === undefined || item.status === 'struck') return reject('ITEM_UNKNOWN', { item: event.item });
  const correcting = draft.phase === 'closed';
  if (correcting && !event.hasReason) return reject('REASON_REQUIRED', { item: item.id });
  if (event.outcome === 'struck') return strike(draft, item);
  const counted = count(draft, event, event.outcome);
  if ('rejected' in counted) return counted;
  item.status = 'decided';
  item.recused = event.recused;
  item.votes = event.votes;
  item.result = { outcome: event.outcome, arithmetic: counted.arithmetic };
  // Before closing nobody has heard of it, so recording again is no correction.
  item.version = correcting ? item.version + 1 : 1;
  return correcting ? results(draft, [item], 'announced') : [];
}

/** Taken off the agenda. After closing its result is announced, and only another result can correct that. */
function strike(draft: SittingState, item: SittingItem): SittingHeard {
  if (draft.phase !== 'convened') return reject('SITTING_CLOSED');
  Object.assign(item, { status: 'struck', recused: [], votes: null, result: null });
  return listing(draft, item, 'struck');
}

type Counted = Rejection | { arithmetic: Arithmetic | null };

function count(draft: SittingState, event: ItemRecorded, outcome: Outcome): Counted {
  const unfit = refuseRecusals(draft, event.recused);
  if (unfit !== null) return unfit;
  if (event.votes === null) {
    // Only what was not put to the vote may stand without one.
    if (outcome === 'postponed') return { arithmetic: null };
    const { entitled } = countItem(draft.rules, draft.roll, event.recused, { for: 0, against: 0, abstained: 0 });
    return reject('VOTES_DO_NOT_ADD_UP', { item: event.item, entitled, cast: 0 });
  }
  const { votes } = event;
  const cast = votes.for + votes.against + votes.abstained;
  const arithmetic = countItem(draft.rules, draft.roll, event.recused, votes);
  const whole = Object.values(votes).every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!whole || cast !== arithmetic.entitled) {
    return reject('VOTES_DO_NOT_ADD_UP', { item: event.item, entitled: arithmetic.entitled, cast });
  }
  return judge(arithmetic, event.item, outcome);
}

function refuseRecusals(draft: SittingState, recused: string[]): Rejection | null {
  if (new Set(recused).size !== recused.length) return reject('NOT_ON_ROLL', { members: recused });
  for (const member of recused) {
    const entry = draft.roll.find((candidate) => candidate.member === member);
    if (entry === undefined) return reject('NOT_ON_ROLL', { members: [member] });
    if (entry.presence !== 'present') return reject('NOT_PRESENT', { members: [member] });
  }
  return null;
}

/** Passed needs quorum and threshold. Not passed needs a quorum too: without one the organ has decided nothing. */
function judge(arithmetic: Arithmetic, item: string, outcome: Outcome): Counted {
  const details = { item, outcome, ...arithmetic };
  const passes = outcome === 'passed' || outcome === 'passed-in-principle';
  const decides = passes || outcome === 'not-passed';
  if (decides && !arithmetic.quorumMet) return reject('QUORUM_NOT_MET', details);
  if (decides && passes !== arithmetic.thresholdMet) return reject('THRESHOLD_NOT_MET', details);
  return { arithmetic };
}
