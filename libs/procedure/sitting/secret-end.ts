/** What an open secret vote means for everything else of a sitting. */
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { SecretVote, SittingItem, SittingState } from './sitting.types';

/** Also when the item leaves the agenda while members vote. */
export function endUncounted(item: SittingItem, why: NonNullable<SecretVote['why']>): void {
  if (item.secret?.status !== 'open') return;
  Object.assign(item.secret, { status: 'void', why });
  if (item.election?.rounds.length === 0) delete item.election;
}

/** Where members vote, the roll stands still. */
export function refuseWhileOpen({ items }: Pick<SittingState, 'items'>): Rejection | null {
  const open = items.find(({ secret }) => secret?.status === 'open');
  return open === undefined ? null : reject('SECRET_BALLOT_OPEN', { item: open.id });
}
