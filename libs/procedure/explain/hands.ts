/** In whose hands a task is, and for whom it waits besides: as much of it as each reader may know. */
import { openSigners } from '../machine/signing';
import type { CaseState, Holder, Slot } from '../machine/state.types';
import type { HeldBecause } from '../template/template.types';

/** `lent`: somebody works on it and gives it back. `opinions`: how many have done so. `signers`: how many still sign before or after it. */
export interface TaskHands {
  because?: HeldBecause;
  lent?: true;
  opinions?: number;
  signers?: { when: 'before' | 'after'; open: number };
}

/**
 * Whom the deadline was turned to is the department's own affair, and so is which of its people has it. Who keeps out is nobody's to read
 * here: he says so himself, or it was found, and either stands in the timeline.
 */
export function holdersFor(slot: Slot, outside: boolean): Holder[] {
  const shown = slot.holders.map(({ without: _without, ...holder }): Holder => holder);
  if (!outside) return shown;
  return shown.filter(({ turned }) => !turned).map(({ person: _person, because: _because, ...post }) => post);
}

/** In whose hands it is, to whoever is inside: why one person has it, whether he only works on it, and for whose signature it waits. */
export function handsOf(state: CaseState, slot: Slot): TaskHands | null {
  const because = slot.holders.find(({ person }) => person !== undefined)?.because;
  const signers = openSigners(state, slot);
  const hands: TaskHands = {
    ...(because === undefined ? {} : { because }),
    ...(slot.delegated === undefined ? {} : { lent: true }),
    ...(slot.advised === undefined ? {} : { opinions: slot.advised.length }),
    ...(signers === null ? {} : { signers }),
  };
  return Object.keys(hands).length === 0 ? null : hands;
}

/** Whether the reader may come to an outcome: not while others sign, and not who only works on it for somebody else. */
export function mayDecide(state: CaseState, slot: Slot, reader: string): boolean {
  const isDelegate =
    slot.delegated !== undefined && slot.holders.some(({ because, person }) => because === 'delegated' && person === reader);
  return !isDelegate && openSigners(state, slot) === null;
}
