/** Everything of a case that is one person's own, so that it can go elsewhere when he keeps out or leaves. */
import { withoutThose } from '../persons';
import { changeHolders, isNamed } from '../holders';
import { notify, type Run } from '../run';
import type { AddedSigner, Holder, Slot } from '../state.types';
import { delegateOf, takeBackDelegation } from './delegated';

/** Puts another holder in a person's place, wherever the task names him, and tells who holds it now; whether it named him at all. */
export function replaceIn(run: Run, slot: Slot, person: string, other: (holder: Holder) => Holder): boolean {
  const { held, lent } = putInPlace(run, slot, person, other);
  if (held) {
    const own = slot.holders.filter(({ turned }) => !turned);
    notify(run, own, 'task-waiting');
  }
  return held || lent;
}

/** The same without telling anybody. `held`: it was his; `lent`: it comes back to him from somebody who works on it. */
export function putInPlace(
  run: Run,
  slot: Slot,
  person: string,
  other: (holder: Holder) => Holder,
): Record<'held' | 'lent', boolean> {
  const replaced = (holders: Holder[]): Holder[] =>
    holders.map((holder) => (holder.person === person ? withoutThose(run, slot.block, other(holder)) : holder));
  const held = isNamed(slot.holders, person);
  const lent = slot.delegated !== undefined && isNamed(slot.delegated.back, person);
  if (slot.pool !== undefined && isNamed(slot.pool, person)) slot.pool = replaced(slot.pool);
  if (slot.delegated !== undefined && lent) slot.delegated.back = replaced(slot.delegated.back);
  if (!held) return { held, lent };
  // Whoever only worked on it gives it back by that: another is asked by whoever holds it.
  changeHolders(run, slot, delegateOf(slot)?.person === person ? takeBackDelegation(run, slot) : replaced(slot.holders));
  return { held, lent };
}

/** The same of those who were added and whose turn has not come. */
export function replaceAdded(added: AddedSigner[] | undefined, person: string, other: (holder: Holder) => Holder): boolean {
  const his = (added ?? []).filter(({ holder }) => holder.person === person);
  for (const signer of his) signer.holder = other(signer.holder);
  return his.length > 0;
}
