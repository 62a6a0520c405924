/** What whoever holds a task can be offered besides its answers: what the table has for it, as far as the task as it stands has a use for it. */
import type { ProgramStep } from '../../template/program.types';
import type { ActionKind } from '../action.types';
import { findStep } from '../program';
import type { CaseState, Clock, Slot } from '../state.types';
import type { Program } from '../../template/program.types';
import { refusedHere } from './table';

interface Offer {
  state: CaseState;
  step: ProgramStep;
  slot: Slot;
  clock: Clock | undefined;
}

/** In the order in which they are offered. What is not here is nobody's to be offered: it is asked for from the case, or by the house. */
const OFFERS: [ActionKind, (offer: Offer) => boolean][] = [
  ['transferred', () => true],
  ['delegated', ({ slot }) => slot.delegated === undefined],
  ['given-back', ({ slot }) => slot.delegated !== undefined],
  ['signer-added', () => true],
  ['signer-removed', ({ state, slot }) => Object.values(state.slots).some(({ beside }) => beside?.slot === slot.id)],
  ['taken', ({ step, slot }) => isPool(step) && !isTaken(slot)],
  ['put-back', ({ slot }) => isTaken(slot)],
  ['recused', () => true],
  ['clock-suspended', ({ step, clock }) => clock?.stoppedAt === null && officerClock(step)?.suspendable !== undefined],
  ['clock-resumed', ({ clock }) => clock !== undefined && clock.stoppedAt !== null],
  [
    'clock-extended',
    ({ step, clock }) => clock !== undefined && clock.extension === undefined && officerClock(step)?.extension !== undefined,
  ],
];

/** For an open task; none for any other. */
export function offeredActions(program: Program, state: CaseState, slotId: string): ActionKind[] {
  const slot = state.slots[slotId];
  const step = slot === undefined ? null : findStep(program, slot.block);
  if (slot === undefined || step === null) return [];
  const clock = Object.values(state.clocks).find(({ slot: of, rung }) => of === slot.id && rung === undefined);
  return OFFERS.filter(
    ([action, isOfUse]) => refusedHere(action, step, slot) === null && isOfUse({ state, step, slot, clock }),
  ).map(([action]) => action);
}

function isPool(step: ProgramStep): boolean {
  return 'by' in step && step.by.pool === true;
}

function isTaken(slot: Slot): boolean {
  return slot.holders.some(({ because }) => because === 'taken');
}

function officerClock(step: ProgramStep): { suspendable?: unknown; extension?: unknown } | undefined {
  return 'clock' in step ? step.clock : undefined;
}
