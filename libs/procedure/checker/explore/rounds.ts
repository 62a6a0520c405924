/** New rounds, as `machine/rounds.ts` has them: blocks are put back, what stands beside them stays. */
import { AHEAD, CANCELLED, CUT, FIRST, IN, LEFT, OPEN, passesOf, plain, statusOf, type Explored } from './case';
import { forgetItems } from './items';
import { aroundOf, inside, within, type Tree, type TreeNode } from './tree';

/** Puts blocks back to where they were never opened. */
export function reset(state: Explored, list: TreeNode[], keeps: ReadonlySet<TreeNode> = new Set()): void {
  for (const node of list.flatMap(within)) {
    if (keeps.has(node)) continue;
    state.status[node.index] = AHEAD;
    forgetItems(state, node);
    if (node.structure !== null) for (const item of node.items) state.status[item] = AHEAD;
  }
}

/** A new round from a block on; `keeps` stays decided. From inside an `each` one goes back within the item, or out of it. */
export function goBack(state: Explored & { tree: Tree }, from: TreeNode, target: string, keeps: readonly string[]): void {
  const candidates = state.tree.byId.get(target) ?? [];
  const to = candidates.find(({ item }) => item === from.item) ?? candidates.find(({ item }) => item === null);
  if (to === undefined) return;
  const kept = keeps.flatMap((id) => state.tree.byId.get(id) ?? []).filter(({ item }) => item === null || item === to.item);
  reset(state, [to, ...behind(to)], new Set(kept));
  reopenAround(state, to);
  holdLaterItems(state, to);
}

/** After a correction everything that rested on the old result is done again, and what that result had ended beside it comes back. */
export function resetBehind(state: Explored, node: TreeNode): void {
  const cancelled = cancelledAround(state, node);
  reset(state, behind(node));
  reopenAround(state, node);
  holdLaterItems(state, node);
  for (const one of cancelled) {
    const status = statusOf(state, one);
    if (status === CANCELLED) state.status[one.index] = one.structure === null ? AHEAD : OPEN;
    else if (status >= CUT) state.status[one.index] = passesOf(status) + IN;
  }
}

/** What was cancelled inside the structures around a node that have been left. */
function cancelledAround(state: Explored, node: TreeNode): TreeNode[] {
  const left = aroundOf(node).filter((around) => !around.keepsState || !isOpen(statusOf(state, around)));
  return [...new Set(left.flatMap(inside))].filter((one) => isCancelled(statusOf(state, one)));
}

const isOpen = (status: number): boolean => status === OPEN || (status >= IN && status < LEFT);
const isCancelled = (status: number): boolean => status === CANCELLED || status >= CUT;

/** What comes after a block, in its own list and in those around it. */
function behind(node: TreeNode): TreeNode[] {
  return [node, ...aroundOf(node)].flatMap(({ list, at }) => list.slice(at + 1));
}

/** A choice stays with the branch that was taken; an item that was left is gone through again. */
function reopenAround(state: Explored, node: TreeNode): void {
  let { item } = node;
  for (const around of aroundOf(node)) {
    const own = around.index;
    const status = statusOf(state, around);
    if (around.structure.kind === 'each') {
      const at = item === null ? undefined : around.items[item];
      forgetItems(state, around);
      if (at !== undefined && (state.status[at] ?? AHEAD) !== AHEAD) state.status[at] = OPEN;
      item = null;
    }
    if (around.structure.kind === 'choice' || !around.keepsState || status === AHEAD) continue;
    if (status >= IN) state.status[own] = passesOf(status) + IN;
    else if (status < FIRST) state.status[own] = OPEN;
  }
}

/** What stands open at a later item waits until it is its turn again; what was decided there stays. */
function holdLaterItems(state: Explored, node: TreeNode): void {
  const each = aroundOf(node).find(({ structure }) => structure.kind === 'each');
  if (each?.structure.kind !== 'each' || each.structure.way !== 'in-turn' || node.item === null) return;
  for (const [at, list] of each.lists.entries()) {
    if (at <= node.item || (state.status[each.items[at] ?? -1] ?? AHEAD) === AHEAD) continue;
    for (const one of list.flatMap(within)) {
      if (one.step !== null && plain(state.status[one.index] ?? AHEAD) === OPEN) state.status[one.index] = AHEAD;
    }
  }
}
