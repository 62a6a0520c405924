import type { CheckView, TaskView } from '../../../../libs/contracts/api';
import type { InboxItem } from '../../../../libs/contracts/inbox';

/** Tasks of one step of one procedure, two at least: they can be decided together. */
export interface TaskGroup {
  key: string;
  items: InboxItem[];
}

export function groupsOf(todo: InboxItem[]): TaskGroup[] {
  const groups = new Map<string, InboxItem[]>();
  for (const item of todo.filter(({ purpose }) => purpose === 'decide')) {
    const key = `${item.procedure}/${item.block}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, items]) => ({ key, items })).filter(({ items }) => items.length > 1);
}

/** What has come meanwhile is added, and nothing is taken away under the reader's eyes: what another has done says so when it is looked at. */
export function withLater(known: TaskGroup[], now: TaskGroup[]): TaskGroup[] {
  const keys = [...new Set([...known, ...now].map(({ key }) => key))];
  const itemsOf = (groups: TaskGroup[], key: string) => groups.find((group) => group.key === key)?.items ?? [];
  return keys.map((key) => {
    const items = new Map([...itemsOf(known, key), ...itemsOf(now, key)].map((item) => [item.task, item]));
    return { key, items: [...items.values()] };
  });
}

export type Apart = 'closed' | 'checks' | 'reason' | 'identification' | 'purpose' | 'mayNot';

/** Why a task is decided alone; null: it can be decided with the others. */
export function apartBecause(task: TaskView): Apart | null {
  if (task.status === 'closed') return 'closed';
  if (!task.mayAct) return 'mayNot';
  if (task.purpose !== 'decide') return 'purpose';
  if (task.identification !== null && !task.identification.fresh) return 'identification';
  if (!task.case.checks.every(isGreen)) return 'checks';
  return outcomesTogether(task).length === 0 ? 'reason' : null;
}

const isGreen = ({ status }: CheckView): boolean => status === 'holds' || status === 'not-applicable';

/** What can be answered without a word of one's own. */
export const outcomesTogether = (task: TaskView): TaskView['outcomes'] =>
  task.outcomes.filter(({ reasonRequired }) => !reasonRequired);
