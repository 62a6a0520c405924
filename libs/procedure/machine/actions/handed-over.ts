/**
 * 离职交接: what was one person's own in this case is another's. Votes, scorers' sheets and whatever is a party body's are nobody's to hand
 * over: they go back to their post when he leaves it. The applicant's own tasks follow by 变更经办.
 */
import { reject } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import type { HandedOver } from '../action.types';
import { isNamed, postOf } from '../holders';
import { barred } from '../persons';
import { stepOf } from '../program';
import type { Run } from '../run';
import type { Holder, Slot } from '../state.types';
import { replaceAdded, replaceIn } from './own-tasks';
import { refusedHere } from './table';

export function handedOver(run: Run, event: HandedOver): Heard {
  const { from, to } = event;
  if (from === to) return reject('PERSON_UNFIT', { because: 'ONESELF' });
  const mine = Object.values(run.state.slots).filter((slot) => isOf(slot, from));
  let moved = 0;
  for (const slot of mine) {
    if (refusedHere('handed-over', stepOf(run.program, slot.block), slot) !== null) continue;
    const successor = successorIn(run, slot.block, to);
    // One who has a part in the step already is no second person in it: the post does it.
    if (replaceIn(run, slot, from, has(run, slot.block, to) ? postOf : successor)) moved += 1;
    if (slot.delegated?.by === from) Object.assign(slot.delegated, { by: to });
    if (slot.beside?.by === from) Object.assign(slot.beside, { by: to });
  }
  for (const [place, block] of Object.entries(run.state.blocks)) {
    for (const added of [block.several?.next, block.signers?.after]) {
      if (added === undefined) continue;
      const successor = has(run, place, to) ? postOf : successorIn(run, place, to);
      if (replaceAdded(added, from, successor)) moved += 1;
      for (const signer of added) if (signer.by === from) signer.by = to;
    }
    if (block.chosen?.includes(from) === true && !block.chosen.includes(to)) {
      block.chosen = block.chosen.map((person) => (person === from ? to : person));
      moved += 1;
    }
  }
  if (moved > 0) return null;
  const [first] = mine;
  return (first && refusedHere('handed-over', stepOf(run.program, first.block), first)) ?? reject('NOT_THE_HOLDER');
}

function isOf({ holders, delegated, beside }: Slot, person: string): boolean {
  return isNamed(holders, person) || isNamed(delegated?.back ?? [], person) || delegated?.by === person || beside?.by === person;
}

/** Somebody who acted in the step, or holds another task of it by name. */
function has({ state }: Run, place: string, person: string): boolean {
  const acts = state.blocks[place]?.several?.acts ?? [];
  return (
    acts.some((act) => act.actor === person || act.for === person) ||
    Object.values(state.slots).some(({ block, holders }) => block === place && isNamed(holders, person))
  );
}

/** In his place the successor; where he must keep out, the post. */
function successorIn(run: Run, place: string, to: string): (holder: Holder) => Holder {
  const step = stepOf(run.program, place);
  if (barred(run, step, to) !== null) return postOf;
  return (holder) => ({ ...holder, person: to, because: 'handed-over' });
}
