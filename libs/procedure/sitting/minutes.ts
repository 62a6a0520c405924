/** Closing a sitting and signing its minutes: what makes a result heard, and what makes it final. */
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { Effect } from '../machine/effect.types';
import { results } from './deliveries';
import { refuseWhileOpen } from './secret-end';
import type { MinutesSigned, SittingState } from './sitting.types';

type Heard = Rejection | Effect[];

export function close(draft: SittingState): Heard {
  if (draft.phase !== 'convened') return reject('SITTING_CLOSED');
  if (draft.circulation?.status === 'open') return reject('BALLOT_OPEN', { closesAt: draft.circulation.closesAt });
  const voting = refuseWhileOpen(draft);
  if (voting !== null) return voting;
  const undecided = undecidedOf(draft);
  if (undecided.length > 0) return reject('ITEM_NOT_DECIDED', { items: undecided });
  draft.phase = 'closed';
  return results(draft, draft.items, 'announced');
}

export function sign(draft: SittingState, event: MinutesSigned): Heard {
  if (draft.phase === 'signed') return reject('SITTING_SIGNED');
  if (draft.phase === 'convened') return reject('SITTING_NOT_CLOSED');
  if (draft.circulation?.status === 'abandoned') return reject('SITTING_CLOSED');
  // A count that was corrected has no declared outcome yet.
  const undecided = undecidedOf(draft);
  if (undecided.length > 0) return reject('ITEM_NOT_DECIDED', { items: undecided });
  const unfit = addSignature(draft, event);
  if (unfit !== null) return unfit;
  const needed = draft.rules.signers ?? [];
  if (needed.some((signer) => draft.signatures?.every((signature) => signature.as !== signer) !== false)) return [];
  draft.phase = 'signed';
  draft.minutesHash = event.minutesHash;
  return results(draft, draft.items, 'final');
}

/** Both sign one and the same text: a signature under another one falls when a new one comes. */
function addSignature(draft: SittingState, { as, signer, minutesHash }: MinutesSigned): Rejection | null {
  const needed = draft.rules.signers ?? [];
  if (needed.length === 0) return null;
  const isOwn = signer !== undefined && (as === 'chair') === (signer === draft.chair);
  if (as === undefined || !needed.includes(as) || !isOwn) return reject('SIGNER_UNFIT', { as: as ?? null });
  const others = (draft.signatures ?? []).filter((signature) => signature.as !== as && signature.minutesHash === minutesHash);
  draft.signatures = [...others, { as, signer, minutesHash }];
  return null;
}

/** An item of no case may be no more than something heard; what a case waits for, and what was elected, must have its result. */
function undecidedOf({ items }: SittingState): string[] {
  return items
    .filter(
      ({ status, source, election, secret }) =>
        status === 'listed' && (source !== null || (election?.rounds.length ?? 0) > 0 || secret?.status === 'counted'),
    )
    .map(({ id }) => id);
}
