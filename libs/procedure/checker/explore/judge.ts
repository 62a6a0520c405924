/** The rules of `machine/monitors.ts`, asked of an explored case: what an event opened or ended bears a mark until they were. */
import type { Ended, Monitor } from '../../machine/monitor.types';
import { AHEAD, ENDED, FIRST, OPEN, OPENED, outcomeOf, PASSED, plain, statusOf, type Explored } from './case';
import { aroundOf, type StepNode, type Tree, type TreeNode } from './tree';
import { isRemembered, type Ending, type Memory } from './walk';

/** Where a rule is broken: at a step, at the end of the case, or there if a value is such as it may not be. */
export type Breach = { at: StepNode } | { at: null; value: boolean };

/** What has to be remembered of a case to ask one rule of it. */
export function memoryFor(tree: Tree, monitor: Monitor): Pick<Memory, 'watched' | 'ways'> & { asked: Ended[] } {
  const nodesOf = (steps: { step: string }[]): TreeNode[] => steps.flatMap(({ step }) => tree.byId.get(step) ?? []);
  const indexes = (nodes: TreeNode[]): Set<number> => new Set(nodes.map(({ index }) => index));
  switch (monitor.kind) {
    case 'before': {
      const choices = nodesOf(monitor.first)
        .flatMap(aroundOf)
        .filter(({ structure }) => structure.kind === 'choice');
      return { watched: indexes(nodesOf(monitor.then)), ways: indexes(choices), asked: monitor.first };
    }
    case 'never':
      return { watched: indexes(nodesOf(monitor.ends)), ways: new Set(), asked: [] };
    case 'at-end':
      return { watched: new Set(), ways: new Set(), asked: [...monitor.when, ...monitor.needs] };
    case 'value':
      return { watched: new Set(), ways: new Set(), asked: [] };
  }
}

/** What the event that has just come to rest breaks. `ending`: it ended the case. */
export function breachOf(tree: Tree, monitor: Monitor, state: Explored, ending: Ending | null): Breach | null {
  switch (monitor.kind) {
    case 'before':
      return outOfOrder(tree, monitor, state, ending);
    case 'never': {
      const found = stepsOf(tree, monitor.ends).find(([node, ended]) => hasEnded(state, node) && isOf(state, node, ended));
      return found === undefined ? null : { at: found[0] };
    }
    case 'at-end': {
      if (!isApproved(tree, ending)) return null;
      const stands = (ended: Ended[]): boolean => stepsOf(tree, ended).some(([node, one]) => isDecided(state, node, one));
      return stands(monitor.when) && !stands(monitor.needs) ? { at: null, value: false } : null;
    }
    case 'value':
      return isApproved(tree, ending) ? { at: null, value: true } : null;
  }
}

/** As the monitors say it: completed, and not by a named end that refuses. */
function isApproved({ refusals }: Tree, ending: Ending | null): boolean {
  return ending?.outcome === 'completed' && !refusals.includes(ending.result ?? '');
}

function outOfOrder(
  tree: Tree,
  monitor: Extract<Monitor, { kind: 'before' }>,
  state: Explored,
  ending: Ending | null,
): Breach | null {
  const asked = monitor.first.filter(({ step, always }) => always === true || !isPassedOver(tree, state, step));
  if (asked.length === 0 && monitor.first.length > 0) return null;
  const late = stepsOf(tree, monitor.then).find(([node, then]) => {
    const ended = hasEnded(state, node) && isOf(state, node, then);
    // What is open when the case ends is open no more.
    const opened = then.when === 'opens' && hasOpened(state, node) && (ending === null || statusOf(state, node) !== OPEN);
    if (!ended && !opened) return false;
    const isBefore = ([first, one]: [StepNode, Ended]): boolean =>
      (first.item === node.item || first.item === null) && isDecided(state, first, one);
    return !stepsOf(tree, asked).some(isBefore);
  });
  return late === undefined ? null : { at: late[0] };
}

function stepsOf<E extends { step: string }>(tree: Tree, of: E[]): [StepNode, E][] {
  return of.flatMap((one) =>
    (tree.byId.get(one.step) ?? []).flatMap((node): [StepNode, E][] => (node.structure === null ? [[node, one]] : [])),
  );
}

function hasOpened({ status }: Explored, { index }: StepNode): boolean {
  const now = status[index] ?? AHEAD;
  return now >= OPENED && now < ENDED && (plain(now) === OPEN || plain(now) >= FIRST);
}

function hasEnded({ status }: Explored, { index }: StepNode): boolean {
  const now = status[index] ?? AHEAD;
  return now >= OPENED && plain(now) >= FIRST;
}

function isOf(state: Explored, node: StepNode, { outcomes }: Pick<Ended, 'outcomes'>): boolean {
  return outcomes === undefined || outcomes.includes(outcomeOf(state, node) ?? '');
}

function isDecided(state: Explored, node: StepNode, ended: Ended): boolean {
  return statusOf(state, node) >= FIRST && isOf(state, node, ended);
}

/** A choice around it has gone another way. Inside an `each` the machine asks of every item. */
function isPassedOver(tree: Tree, state: Explored, step: string): boolean {
  const [node] = tree.byId.get(step) ?? [];
  if (node === undefined || node.item !== null) return false;
  let inside: TreeNode = node;
  for (const around of aroundOf(node)) {
    const status = statusOf(state, around);
    const isChosen = around.structure.kind === 'choice' && status !== AHEAD;
    if (isChosen && around.lists[status - FIRST] !== inside.list) return true;
    inside = around;
  }
  return false;
}

/** Takes the marks away: the next event has its own. What was only kept for them is forgotten. */
export function unmark(tree: Tree, memory: Memory, { status }: Explored): void {
  for (const index of memory.watched) {
    const now = status[index] ?? AHEAD;
    const node = tree.nodes[index];
    if (node === undefined || node.structure !== null) continue;
    const outcome = node.outcomes[plain(now) - FIRST];
    const isKept = memory.all || outcome === undefined || isRemembered(memory, node, outcome);
    status[index] = isKept ? plain(now) : PASSED;
  }
}
