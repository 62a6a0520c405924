/**
 * 特殊处理: what an administrator may do with a case that is stuck. It gives a task to another post, opens a step again, or ends the case
 * without a decision. None of these has an outcome, so none can be an organ's decision or a party body's opinion (R42).
 */
import { reject } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import { ASSOCIATION_ROLES, PARTY_ROLES, SOCIETY_ROLES, type Role } from '../../template/roles';
import type { Overridden, Override } from '../action.types';
import { placesIn } from '../inside';
import { redateTask } from '../clock-changes';
import { barred } from '../persons';
import { find, findStep } from '../program';
import { placesBehind, resetFrom } from '../rounds';
import { notify, type Run } from '../run';
import type { CaseState, Holder } from '../state.types';
import { hasEntered } from '../registered';
import { wasReached } from './reopened';

type Overrides = {
  [K in Override['what']]: (run: Run, does: Extract<Override, { what: K }>, event: Overridden) => Heard;
};

const overrides: Overrides = { assign, 'open-again': openAgain, cancel };

export function override(run: Run, event: Overridden): Heard {
  return take(run, event.does, event);
}

function take<K extends Override['what']>(run: Run, does: Extract<Override, { what: K }>, event: Overridden): Heard {
  return overrides[does.what](run, does, event);
}

/** The task's holders are one post, or one person in it, from now on. The applicant's own work has a verb of its own (变更经办). */
function assign(run: Run, does: Extract<Override, { what: 'assign' }>, event: Overridden): Heard {
  const slot = run.state.slots[does.slot];
  if (slot === undefined) return reject('SLOT_CLOSED', { slot: does.slot });
  const step = findStep(run.program, slot.block);
  if (step === null || slot.purpose === 'supplement') return reject('NOT_MEANINGFUL_HERE', { slot: slot.id });
  const { role, organisation, person } = does;
  if (!postsIn(run.state, organisation).includes(role)) return reject('PERSON_UNFIT', { slot: slot.id });
  // A party body's work stays with that body, and no other body's work goes to it.
  const isParty = slot.holders.some((holder) => isPartyRole(holder.role));
  const leaves = slot.holders.every((holder) => holder.organisation !== organisation);
  if (isParty !== isPartyRole(role) || (isParty && leaves)) return reject('ACTION_REFUSED_HERE', { slot: slot.id });
  if (person === event.actor) return reject('PERSON_UNFIT', { slot: slot.id });
  const refused = person === null ? null : barred(run, step, person);
  if (refused !== null) return refused;
  const holder: Holder = {
    role,
    organisation,
    nobody: slot.holders.find((one) => one.organisation === organisation)?.nobody ?? null,
    turned: false,
    ...(person === null ? {} : { person }),
  };
  slot.holders = [holder];
  delete slot.delegated;
  redateTask(run, slot);
  notify(run, slot.holders, 'task-waiting');
  return null;
}

/** A step that the case had come to begins again, and everything behind it. What stands in a register is past that. */
function openAgain(run: Run, { block }: Extract<Override, { what: 'open-again' }>): Heard {
  const found = find(run.program, block);
  if (found === null || !wasReached(run, block)) return reject('NOT_MEANINGFUL_HERE', { block });
  const again = [...placesIn(run.state, found.block, found.item), ...placesBehind(run, block)];
  const registered = again.find((place) => hasEntered(run, place));
  if (registered !== undefined) return reject('ALREADY_REGISTERED', { step: registered });
  resetFrom(run, block, []);
  return null;
}

function cancel(run: Run): Heard {
  const { registeredBy } = run.state;
  if (registeredBy !== null) return reject('ALREADY_REGISTERED', { step: registeredBy });
  run.ending = { outcome: 'withdrawn', refusedBy: null };
  return null;
}

/** Whoever runs the deployment decides nothing in it. */
function postsIn({ society, association, party }: CaseState, organisation: string): readonly Role[] {
  if (organisation === society) return SOCIETY_ROLES.filter((role) => role !== 'society-administrator');
  if (organisation === association) return ASSOCIATION_ROLES;
  return organisation === party ? PARTY_ROLES : [];
}

function isPartyRole(role: Role): boolean {
  return (PARTY_ROLES as readonly Role[]).includes(role);
}
