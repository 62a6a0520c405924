/** Who holds an open task, and what is told when that changes. */
import { redateTask } from './clock-changes';
import type { Run } from './run';
import type { Holder, Slot } from './state.types';

/** The post behind a holder: what is left when it is no longer one person's own. */
export function postOf({ role, organisation, nobody, turned, without }: Holder): Holder {
  return { role, organisation, nobody, turned, ...(without === undefined ? {} : { without }) };
}

/** Gives a task other holders. Its clocks go on: time is not won by handing on. */
export function changeHolders(run: Run, slot: Slot, holders: Holder[]): void {
  slot.holders = distinct(holders);
  redateTask(run, slot);
}

/** Holders that a deadline has added: they stay with the task, whoever else it goes to. */
export function turnedOf(slot: Slot): Holder[] {
  return slot.holders.filter(({ turned }) => turned);
}

/** Whether a person holds it by name. */
export function isNamed(holders: readonly Holder[], person: string): boolean {
  return holders.some((holder) => holder.person === person);
}

function distinct(holders: Holder[]): Holder[] {
  const isSame = (a: Holder, b: Holder): boolean =>
    a.role === b.role && a.organisation === b.organisation && a.person === b.person;
  return holders.filter((holder, index) => holders.findIndex((other) => isSame(other, holder)) === index);
}
