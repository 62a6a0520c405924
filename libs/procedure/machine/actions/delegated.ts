/**
 * 委派: somebody works on the task and gives it back with his opinion; the decision stays where it was. Whoever asked him may take it back
 * at any time, and whom a deadline has added may decide meanwhile, so that nobody waits for a delegate.
 */
import { isRejection, reject } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import type { Delegated, GivenBack } from '../action.types';
import { turnedOf } from '../holders';
import { barred, remember, withoutThose } from '../persons';
import type { Run } from '../run';
import type { Holder, Slot } from '../state.types';
import { give, handOn, taskFor } from './task';

export function delegated(run: Run, event: Delegated): Heard {
  const task = taskFor(run, 'delegated', event.slot);
  if (isRejection(task)) return task;
  const { slot } = task;
  const holder = handOn(run, task, event, 'delegated');
  if (isRejection(holder)) return holder;
  slot.delegated = { by: event.actor, back: slot.holders };
  give(run, slot, [holder, ...turnedOf(slot)], [holder]);
  return null;
}

export function givenBack(run: Run, event: GivenBack): Heard {
  const task = taskFor(run, 'given-back', event.slot);
  if (isRejection(task)) return task;
  const { slot, step } = task;
  const isDelegate = delegateOf(slot)?.person === event.actor;
  if (slot.delegated === undefined || (!isDelegate && slot.delegated.by !== event.actor)) {
    return reject('NOT_THE_HOLDER', { slot: slot.id });
  }
  if (isDelegate) {
    const refused = barred(run, step, event.actor);
    if (refused !== null) return refused;
    if (!event.hasReason) return reject('OPINION_REQUIRED', { slot: slot.id });
    slot.advised = [...(slot.advised ?? []), { by: event.actor, hasOpinion: event.hasReason }];
    // He had his part in it, for whatever has to be done by somebody else.
    remember(run, step, event.actor);
  }
  const back = takeBackDelegation(run, slot);
  give(run, slot, back, back);
  return null;
}

/** Whoever works on it for somebody else. */
export function delegateOf(slot: Slot): Holder | undefined {
  return slot.delegated === undefined ? undefined : slot.holders.find(({ because }) => because === 'delegated');
}

/** Ends a delegation and gives the holders to whom it comes back, with those whom a deadline has added since. */
export function takeBackDelegation(run: Run, slot: Slot): Holder[] {
  const back = (slot.delegated?.back ?? []).map((holder) => withoutThose(run, slot.block, holder));
  delete slot.delegated;
  return [...back, ...turnedOf(slot)];
}
