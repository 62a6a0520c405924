/**
 * 加签 in a step of one: somebody signs before its holder, who waits for him, or after him: then the outcome waits, and who does not sign
 * gives it back to its holder in the same round. In a step of several whoever is added has a seat (`steps/seats.ts`).
 */
import { Fault, reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { Heard } from '../steps/step-kind';
import type { ProgramStep } from '../template/program.types';
import type { OfficerClock } from '../template/template.types';
import { remindersOf } from './clocks';
import type { Acted } from './event.types';
import { remember } from './persons';
import { blockOf, closeSlot, conclude, notify, openSlot, type Run } from './run';
import type { AddedSigner, CaseState, Slot } from './state.types';

/** What somebody who was added may say. */
export const SIGNED = 'agreed';
export const NOT_SIGNED = 'disagreed';

/** For how many signatures a task waits, or an outcome that is held; null where it waits for none. */
export function openSigners(
  { slots, blocks }: CaseState,
  { id, block }: Slot,
): { when: 'before' | 'after'; open: number } | null {
  const isHeld = blocks[block]?.signers?.held?.slot === id;
  const when = isHeld ? 'after' : 'before';
  const open = Object.values(slots).filter(({ beside }) => beside?.slot === id && beside.when === when).length;
  return isHeld || open > 0 ? { when, open } : null;
}

/** Whether a task waits for somebody who signs before it, or an outcome for those who sign after it. */
export function waitsForSigner(run: Run, slot: Slot): Rejection | null {
  return openSigners(run.state, slot) === null ? null : reject('SIGNER_OPEN', { slot: slot.id });
}

/** Opens the task of somebody who was added. It reminds him and decides nothing. */
export function openSignature(run: Run, step: ProgramStep, signer: AddedSigner, when: 'before' | 'after'): void {
  if (!('clock' in step)) throw new Fault('SLOT_WITHOUT_STEP', { slot: signer.slot });
  const clock: OfficerClock = { ...step.clock, then: 'remind' };
  openSlot(run, {
    step,
    purpose: 'sign',
    seat: signer.number,
    holders: [signer.holder],
    outcomes: [SIGNED, NOT_SIGNED],
    more: { beside: { slot: signer.slot, when, by: signer.by } },
    clock: {
      name: 'sign',
      rule: clock.within,
      effect: { kind: 'remind' },
      remind: remindersOf(clock),
      message: 'task-due-soon',
    },
    notice: 'task-waiting',
  });
}

/** Keeps an outcome back for those who sign after it; false where nobody does. The task stays open until they have signed. */
export function hold(run: Run, step: ProgramStep, slot: Slot, event: Acted): boolean {
  const { signers } = blockOf(run, step.id);
  if (signers === undefined || signers.after.length === 0) return false;
  signers.held = { slot: slot.id, outcome: event.outcome, actor: event.actor };
  for (const signer of signers.after) openSignature(run, step, signer, 'after');
  return true;
}

/** Somebody who was added signs, or does not. The slot, its content and the person were already checked. */
export function sign(run: Run, step: ProgramStep, slot: Slot, event: Acted): Heard {
  if (event.outcome === NOT_SIGNED && !event.hasReason)
    return reject('OPINION_REQUIRED', { slot: slot.id, outcome: event.outcome });
  remember(run, step, event.actor);
  if (event.for !== undefined) remember(run, step, event.for);
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  if (slot.beside?.when !== 'after') return null;
  if (event.outcome === NOT_SIGNED) comeBack(run, step, slot.beside.slot);
  else settleHeld(run, step);
  return null;
}

/** The outcome stands when nobody has to sign after it any more. */
export function settleHeld(run: Run, step: ProgramStep): void {
  const { signers } = blockOf(run, step.id);
  const held = signers?.held ?? null;
  if (signers === undefined || held === null || signaturesAfter(run, step.id).length > 0) return;
  const slot = run.state.slots[held.slot];
  if (slot === undefined) throw new Fault('SLOT_WITHOUT_STEP', { slot: held.slot });
  closeSlot(run, slot, { outcome: held.outcome, actor: held.actor, reason: 'acted' });
  signers.held = null;
  conclude(run, step, held.outcome);
}

/** One does not sign: the outcome is withdrawn, and its holder decides again. Those after him are asked again, under new numbers. */
function comeBack(run: Run, step: ProgramStep, main: string): void {
  const { signers } = blockOf(run, step.id);
  const slot = run.state.slots[main];
  if (signers === undefined || slot === undefined) throw new Fault('SLOT_WITHOUT_STEP', { slot: main });
  for (const open of signaturesAfter(run, step.id)) closeSlot(run, open, { outcome: null, actor: null, reason: 'cancelled' });
  signers.held = null;
  for (const signer of signers.after) {
    signers.added += 1;
    signer.number = signers.added;
  }
  notify(run, slot.holders, 'task-waiting');
}

function signaturesAfter(run: Run, block: string): Slot[] {
  return Object.values(run.state.slots).filter((slot) => slot.block === block && slot.beside?.when === 'after');
}
