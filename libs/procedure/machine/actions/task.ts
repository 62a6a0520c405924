/** What actions on a task have in common: which task, whose it is, and who may be given it. */
import { reject } from '../../kernel';
import type { Rejection } from '../../kernel';
import { stepKind } from '../../steps/registry';
import { ASSOCIATION_ROLES, SOCIETY_ROLES, type Role } from '../../template/roles';
import type { ProgramStep } from '../../template/program.types';
import type { HeldBecause } from '../../template/template.types';
import { changeHolders, isNamed, postOf } from '../holders';
import { barred, withoutThose } from '../persons';
import { findStep, stepOf } from '../program';
import { blockOf, notify, type Run } from '../run';
import type { Holder, Slot } from '../state.types';
import { refusedHere, type Row } from './table';

export interface Task {
  slot: Slot;
  step: ProgramStep;
}

/** An open task for which the action is built. Whether a task that is not open ever was, the store tells from its rows. */
export function taskFor(run: Run, action: Row, id: string): Task | Rejection {
  const slot = run.state.slots[id];
  if (slot === undefined)
    return hasNoTasks(run, id) ? reject('NOT_MEANINGFUL_HERE', { action, slot: id }) : reject('SLOT_UNKNOWN', { slot: id });
  const step = stepOf(run.program, slot.block);
  return refusedHere(action, step, slot) ?? { slot, step };
}

/** The round of a step at which nobody acts: a meeting, a check. */
function hasNoTasks(run: Run, id: string): boolean {
  const step = findStep(run.program, /^(.+)\.[1-9]\d*$/.exec(id)?.[1] ?? '');
  return step !== null && stepKind(step).acted === undefined;
}

/**
 * Whether a task is somebody's to hand on: his own by name, or his post's. One who must keep out does not choose who comes in his place.
 */
export function refuseHandingOn(run: Run, { slot, step }: Task, person: string): Rejection | null {
  const refused = barred(run, step, person, slot.id);
  if (refused !== null) return refused;
  const holds = slot.delegated === undefined && slot.holders.some((holder) => (holder.person ?? person) === person);
  return holds ? null : reject('NOT_THE_HOLDER', { slot: slot.id });
}

/** Whether an outcome of the step waits for those who sign after it: until then nothing of it is anybody's to hand on. */
export function refuseWhileHeld(run: Run, slot: Slot): Rejection | null {
  return blockOf(run, slot.block).signers?.held?.slot === slot.id ? reject('SIGNER_OPEN', { slot: slot.id }) : null;
}

/** Whether a person may be given a task: he passes the filter, and has no other part in the step. */
export function refusePerson(run: Run, { slot, step }: Task, person: string): Rejection | null {
  const unfit = (because: string): Rejection => reject('PERSON_UNFIT', { slot: slot.id, because });
  const refused = barred(run, step, person, slot.id);
  if (refused !== null) return unfit(refused.rejected);
  const { several, signers } = blockOf(run, slot.block);
  if ((several?.acts ?? []).some((act) => act.actor === person || act.for === person)) return unfit('ALREADY_ACTED');
  if (signers?.held?.actor === person) return unfit('ALREADY_ACTED');
  const holders = [
    ...Object.values(run.state.slots).flatMap((other) => (other.block === slot.block ? other.holders : [])),
    ...[...(several?.next ?? []), ...(signers?.after ?? [])].map(({ holder }) => holder),
  ];
  return isNamed(holders, person) ? unfit('HOLDS_ALREADY') : null;
}

/** The person as a holder, in the slot's own post or in another of the same house; a post of another house is refused. */
export function personFor(
  run: Run,
  { slot }: Task,
  { to, role }: { to: string; role?: Role },
  because: HeldBecause,
): Holder | Rejection {
  const holder = slot.holders.find(({ turned }) => !turned) ?? slot.holders[0];
  if (holder === undefined) return reject('PERSON_UNFIT', { slot: slot.id, because: 'NO_POST' });
  const post = { ...postOf(holder), turned: false };
  if (role === undefined || role === post.role) return withoutThose(run, slot.block, { ...post, person: to, because }, slot.id);
  if (!postsOfHouse(post.role).includes(role)) return reject('PERSON_UNFIT', { slot: slot.id, because: 'OTHER_HOUSE' });
  return withoutThose(run, slot.block, { ...post, role, nobody: post.role, person: to, because }, slot.id);
}

/** Posts that decide; whoever runs the accounts of a society does not. */
const HOUSES: readonly (readonly Role[])[] = [
  SOCIETY_ROLES.filter((role) => role !== 'society-administrator'),
  ASSOCIATION_ROLES,
];

/** Posts of the same house as this one: to them a task of his may be given. */
export function postsOfHouse(role: Role): readonly Role[] {
  return HOUSES.find((house) => house.includes(role)) ?? [];
}

/** Looks at everything that handing on to a person asks, and gives him as a holder. */
export function handOn(
  run: Run,
  task: Task,
  event: { actor: string; to: string; role?: Role },
  because: HeldBecause,
): Holder | Rejection {
  const refused =
    refuseHandingOn(run, task, event.actor) ??
    refuseWhileHeld(run, task.slot) ??
    (event.to === event.actor ? reject('PERSON_UNFIT', { slot: task.slot.id, because: 'ONESELF' }) : null) ??
    refusePerson(run, task, event.to);
  return refused ?? personFor(run, task, event, because);
}

/** Gives a task its new holders, and tells those who did not have it before. */
export function give(run: Run, slot: Slot, holders: Holder[], told: Holder[]): void {
  changeHolders(run, slot, holders);
  notify(run, told, 'task-waiting');
}
