/** 转办: the task is that person's from now on. Its clock goes on, and whom a deadline has added stays with it. */
import { isRejection } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import type { Transferred } from '../action.types';
import { turnedOf } from '../holders';
import type { Run } from '../run';
import { give, handOn, taskFor } from './task';

export function transferred(run: Run, event: Transferred): Heard {
  const task = taskFor(run, 'transferred', event.slot);
  if (isRejection(task)) return task;
  const holder = handOn(run, task, event, 'transferred');
  if (isRejection(holder)) return holder;
  give(run, task.slot, [holder, ...turnedOf(task.slot)], [holder]);
  return null;
}
