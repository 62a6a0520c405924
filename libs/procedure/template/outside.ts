import type { Act, Assignee } from './template.types';

/** Acts that are felt outside the house: they wait until minutes that could still be corrected are signed. */
const OUTSIDE_ACTS: readonly Act[] = [
  'filing',
  'outside-approval',
  'publish',
  'pay',
  'hold',
  'sanction',
  'submit',
  'agreement',
  'issue',
  'notice',
  'transfer',
  'collect',
];

/** Whether an officer's step leaves the house: by what it does, or because an officer of another organisation does it. */
export function isOutside({ act, by }: { act: Act; by: Assignee }): boolean {
  return by.of !== 'society' || OUTSIDE_ACTS.includes(act);
}
