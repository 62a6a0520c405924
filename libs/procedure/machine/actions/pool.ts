/**
 * 领办: several may take it, and whoever takes it has it alone until he puts it back. It need not be taken first: whoever acts on a task that
 * nobody has taken has taken it by that (one click less, and nothing that anybody could miss).
 */
import { isRejection, reject } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import type { PutBack, Taken } from '../action.types';
import { changeHolders, turnedOf } from '../holders';
import { barred, withoutThose } from '../persons';
import type { Run } from '../run';
import { give, personFor, refuseHandingOn, refusePerson, taskFor } from './task';

export function taken(run: Run, event: Taken): Heard {
  const task = taskFor(run, 'taken', event.slot);
  if (isRejection(task)) return task;
  const { slot } = task;
  if (slot.pool === undefined) return reject('NOT_MEANINGFUL_HERE', { action: event.kind, slot: slot.id });
  if (slot.holders.some(({ person }) => person !== undefined)) return reject('TAKEN_ALREADY', { slot: slot.id });
  // His own reason first: it is said to himself, and not to somebody who would choose another.
  const refused = barred(run, task.step, event.actor) ?? refusePerson(run, task, event.actor);
  if (refused !== null) return refused;
  const holder = personFor(run, task, { to: event.actor }, 'taken');
  if (isRejection(holder)) return holder;
  changeHolders(run, slot, [holder, ...turnedOf(slot)]);
  return null;
}

export function putBack(run: Run, event: PutBack): Heard {
  const task = taskFor(run, 'put-back', event.slot);
  if (isRejection(task)) return task;
  const { slot } = task;
  if (slot.pool === undefined) return reject('NOT_MEANINGFUL_HERE', { action: event.kind, slot: slot.id });
  if (slot.holders.every(({ person }) => person === undefined)) return reject('NOT_TAKEN', { slot: slot.id });
  if (!slot.holders.some(({ person }) => person === event.actor)) return reject('NOT_THE_HOLDER', { slot: slot.id });
  const refused = refuseHandingOn(run, task, event.actor);
  if (refused !== null) return refused;
  const pool = slot.pool.map((holder) => withoutThose(run, slot.block, holder));
  give(run, slot, [...pool, ...turnedOf(slot)], pool);
  return null;
}
