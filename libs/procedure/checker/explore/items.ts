/**
 * How the items of an `each` were left, and which of them a step that judges has taken: one number for each, as far as that is certain. Of
 * no item and of one it is; two stand for all others (`tree.ts`), so that nothing is said of how many of them there are.
 */
import type { ScoreStep } from '../../template/program.types';
import { FIRST, itemsIn, type Explored } from './case';
import type { StepNode, StructureNode, Tree, TreeNode } from './tree';

/** Not passed yet, or more items than one. */
const UNKNOWN = 0;
/** No item was left in order, or taken. */
const NONE = 1;
/** The only item was taken; of an `each` the outcomes that it can be left with are numbered from here. */
const ONE = 2;
/** Of a step that judges, as long as it has not come to its end: it has one item, or nothing to do. */
const JUDGES_ONE = 3;
const JUDGES_NONE = 4;

type Statuses = Pick<Explored, 'status'>;

/** How many items there are, by what conditions ask of. */
export interface Counts {
  items: Record<string, Record<string, number>>;
  taken: Record<string, number>;
}

/** What is certain of a node's items by now. */
function knownOf({ status }: Statuses, node: TreeNode | null): number {
  return node === null || node.count === null ? UNKNOWN : (status[node.count] ?? UNKNOWN);
}

/** What conditions and steps ask of stands in no other `each`: there is one of it. */
function structureIn(tree: Tree, id: string): StructureNode | null {
  const [node] = tree.byId.get(id) ?? [];
  return node === undefined || node.structure === null ? null : node;
}

function know({ status }: Statuses, { count }: TreeNode, known: number): void {
  if (count !== null) status[count] = known;
}

/** An `each` begins: nothing is certain of how its items will be left. */
export function forgetItems(state: Statuses, node: TreeNode): void {
  know(state, node, UNKNOWN);
}

/** An `each` was passed, or left. */
export function countItems(state: Statuses, node: StructureNode): void {
  const items = node.structure.kind === 'each' ? itemsIn(state, node) : 0;
  const only = state.status[node.items[0] ?? -1] ?? 0;
  know(state, node, items > 1 ? UNKNOWN : items === 1 && only >= FIRST ? ONE + only - FIRST : NONE);
}

/** How many items an `each` has left for a step to judge; null where that is not certain. */
export function itemsLeft(tree: Tree, state: Statuses, { of }: ScoreStep): number | null {
  const each = of !== 'case' && 'each' in of ? structureIn(tree, of.each) : null;
  const known = knownOf(state, each);
  if (known === UNKNOWN || each?.structure.kind !== 'each') return null;
  return known === NONE || each.structure.items.struck.includes(each.itemOutcomes[known - ONE] ?? '') ? 0 : 1;
}

/** Items that were not struck, and are judged therefore: of a case of which nothing was forgotten. */
export function itemsDone({ status }: Statuses, { structure, items, itemOutcomes }: StructureNode): number[] {
  const struck = structure.kind === 'each' ? structure.items.struck : [];
  return [...items.keys()].filter((item) => {
    const outcome = itemOutcomes[(status[items[item] ?? -1] ?? 0) - FIRST];
    return outcome !== undefined && !struck.includes(outcome);
  });
}

/** A step begins to judge so many items; two are two and more. */
export function beginJudging(state: Statuses, node: StepNode, items: number): void {
  know(state, node, items === 0 ? JUDGES_NONE : items === 1 ? JUDGES_ONE : UNKNOWN);
}

/** Whether an open step judges one item alone. */
export function judgesOne(state: Statuses, node: StepNode): boolean {
  return knownOf(state, node) === JUDGES_ONE;
}

/** A step that judges has come to an outcome: whether it took the only item that there was. */
export function countTaken(state: Statuses, node: StepNode, outcome: string): void {
  if (node.count === null || node.step.kind !== 'score') return;
  const known = knownOf(state, node);
  know(state, node, known === JUDGES_NONE ? NONE : known === JUDGES_ONE ? takenOf(node.step, outcome) : UNKNOWN);
}

function takenOf({ takes, outcomes }: ScoreStep, outcome: string): number {
  // One alone is tied with nobody: nobody could judge it.
  if (outcome === 'none' || outcome === 'tied') return NONE;
  return takes === undefined || (outcome === 'ranked' && outcomes['none'] !== undefined) ? ONE : UNKNOWN;
}

/** How many items a step has taken; null where that is not certain. */
export function itemsTaken(tree: Tree, state: Statuses, score: string): number | null {
  const known = knownOf(state, tree.byId.get(score)?.[0] ?? null);
  return known === NONE || known === ONE ? known - NONE : null;
}

/** What conditions read of these; null where it is not certain. */
export function countsIn(tree: Tree, state: Statuses, { items, taken }: { items: string[]; taken: string[] }): Counts | null {
  const counts: Counts = { items: {}, taken: {} };
  for (const id of items) {
    const each = structureIn(tree, id);
    const known = knownOf(state, each);
    if (known === UNKNOWN || each === null) return null;
    counts.items[id] = Object.fromEntries(each.itemOutcomes.map((outcome, at) => [outcome, known === ONE + at ? 1 : 0]));
  }
  for (const id of taken) {
    const found = itemsTaken(tree, state, id);
    if (found === null) return null;
    counts.taken[id] = found;
  }
  return counts;
}
