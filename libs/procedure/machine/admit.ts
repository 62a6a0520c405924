/** What every act passes before its step hears it: who acts, for whom, by whose hand it came to us, and whether others come first. */
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { ProgramStep } from '../template/program.types';
import { refusedHere } from './actions/table';
import type { Acted } from './event.types';
import { barred, personsOf } from './persons';
import { refuseRecording } from './recording';
import type { Run } from './run';
import { waitsForSigner } from './signing';
import type { Slot } from './state.types';

/**
 * Why an act is not heard, or null. Whether somebody holds the slot's post, or is the person whose it is, the store knows and has said;
 * the machine adds what the case itself knows. Of a task that one person has taken or been given it asks no more: when he has left his
 * post it is his post's again, and that too only the store can see.
 */
export function admit(run: Run, step: ProgramStep, slot: Slot, event: Acted): Rejection | null {
  if (event.for === event.actor) return reject('PERSON_UNFIT', { slot: slot.id });
  if (event.for !== undefined) {
    const refused = refusedHere('proxy', step, slot);
    if (refused !== null) return refused;
  }
  if (slot.purpose !== 'supplement') {
    for (const person of personsOf(event)) {
      const refused = barred(run, step, person, slot.id);
      if (refused !== null) return refused;
    }
  }
  return refuseDelegate(slot, event) ?? refuseRecording(run, step, slot, event) ?? waitsForSigner(run, slot);
}

/** Whoever works on it for somebody else does not decide it: he gives it back. */
function refuseDelegate(slot: Slot, event: Acted): Rejection | null {
  const persons = personsOf(event);
  const isDelegate = slot.holders.some(
    ({ because, person }) => because === 'delegated' && person !== undefined && persons.includes(person),
  );
  return slot.delegated !== undefined && isDelegate ? reject('NOT_THE_HOLDER', { slot: slot.id }) : null;
}
