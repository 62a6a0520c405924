/**
 * 加签 and 减签. In a step of one somebody signs before its holder or after him; in a step of several he gets a seat, and the denominator
 * grows by it. It never shrinks in silence: only whoever added him, or whose task it is, takes him off again, and only before he has acted.
 */
import { isRejection, reject } from '../../kernel';
import type { Rejection } from '../../kernel';
import { addSeat, hasResult, removeSeat } from '../../steps/seats';
import type { Heard } from '../../steps/step-kind';
import type { SignerAdded, SignerRemoved } from '../action.types';
import { stepOf } from '../program';
import { blockOf, closeSlot, slotId, type Run } from '../run';
import { openSignature, settleHeld } from '../signing';
import type { AddedSigner, Slot } from '../state.types';
import { handOn, refuseHandingOn, taskFor, type Task } from './task';

/** More are a meeting. */
const MOST_ADDED = 20;

export function signerAdded(run: Run, event: SignerAdded): Heard {
  const task = taskFor(run, 'signer-added', event.slot);
  if (isRejection(task)) return task;
  const { slot, step } = task;
  const block = blockOf(run, slot.block);
  const later = block.several === undefined && decidesByTime(task);
  // Where the text decides by itself when time is over, nobody can be made to wait; and what has its result has no more seats.
  if (later || hasResult(run, step)) return reject('NOT_MEANINGFUL_HERE', { action: event.kind, slot: slot.id });
  const holder = handOn(run, task, event, 'added');
  if (isRejection(holder)) return holder;
  const added = { holder, slot: slot.id, by: event.actor };
  if (block.several !== undefined) {
    if (addedSeats(run, step.id) >= MOST_ADDED) return reject('ACTION_REFUSED_HERE', { action: event.kind, slot: slot.id });
    addSeat(run, step, added, event.when);
    return null;
  }
  block.signers ??= { added: 0, held: null, after: [] };
  if (block.signers.added >= MOST_ADDED) return reject('ACTION_REFUSED_HERE', { action: event.kind, slot: slot.id });
  block.signers.added += 1;
  const signer: AddedSigner = { number: block.signers.added, ...added };
  if (event.when === 'before') openSignature(run, step, signer, 'before');
  else block.signers.after.push(signer);
  return null;
}

function decidesByTime({ step }: Task): boolean {
  return 'clock' in step && (step.clock.then === 'return' || step.clock.then.startsWith('outcome:'));
}

function addedSeats({ state }: Run, place: string): number {
  const { several } = state.blocks[place] ?? {};
  const open = Object.values(state.slots).filter(({ block, beside }) => block === place && beside !== undefined);
  return open.length + (several?.next ?? []).length;
}

export function signerRemoved(run: Run, event: SignerRemoved): Heard {
  const found = findAdded(run, event.slot);
  if (found === null) return reject('SIGNER_UNKNOWN', { slot: event.slot });
  const refused = refuseRemoving(run, found, event.actor);
  if (refused !== null) return refused;
  const { place, slot } = found;
  const step = stepOf(run.program, place);
  const { several, signers } = blockOf(run, place);
  const isOther = ({ number, purpose }: { number: number; purpose: Slot['purpose'] }): boolean =>
    slotId(place, blockOf(run, place).round, purpose, number) !== event.slot;
  if (signers !== undefined) signers.after = signers.after.filter(({ number }) => isOther({ number, purpose: 'sign' }));
  if (several?.next !== undefined) several.next = several.next.filter(({ number }) => isOther({ number, purpose: 'decide' }));
  if (slot !== undefined) closeSlot(run, slot, { outcome: null, actor: null, reason: 'cancelled' });
  if (several !== undefined) removeSeat(run, step);
  else settleHeld(run, step);
  return null;
}

/** Somebody who was added and has not acted: his open task, or what is kept until his turn comes. */
interface Added {
  place: string;
  main: string;
  by: string;
  slot?: Slot;
}

function findAdded(run: Run, id: string): Added | null {
  const open = run.state.slots[id];
  if (open?.beside !== undefined) return { place: open.block, main: open.beside.slot, by: open.beside.by, slot: open };
  for (const [place, { round, several, signers }] of Object.entries(run.state.blocks)) {
    const next = (several?.next ?? []).find(({ number }) => slotId(place, round, 'decide', number) === id);
    // While an outcome waits, everybody after it has his task: one who has none has signed.
    const after =
      (signers?.held ?? null) !== null
        ? undefined
        : signers?.after.find(({ number }) => slotId(place, round, 'sign', number) === id);
    const added = next ?? after;
    if (added !== undefined) return { place, main: added.slot, by: added.by };
  }
  return null;
}

function refuseRemoving(run: Run, { main, by }: Added, actor: string): Rejection | null {
  if (by === actor) return null;
  const slot = run.state.slots[main];
  if (slot === undefined) return reject('NOT_THE_HOLDER', { slot: main });
  return refuseHandingOn(run, { slot, step: stepOf(run.program, slot.block) }, actor);
}
