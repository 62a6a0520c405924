/**
 * Steps that may as well happen before whatever stands open beside them: nobody asks how they ended, they lead nowhere else, and so does
 * everything in their branch. Side by side only the order of the others has to be tried.
 */
import type { StepNode, StructureNode, Tree, TreeNode } from './tree';
import { aroundOf, within } from './tree';
import type { Memory } from './walk';

/** Onwards, to the end of the case as not passed, or back to the applicant, which begins everything again. */
const SIMPLE: readonly string[] = ['next', 'warn', 'wait', 'return', 'refuse'];

/** The quiet steps of a tree, for one memory. `readers`: nodes whose conditions read outcomes that are remembered. */
export function quietSteps(tree: Tree, memory: Memory, readers: ReadonlySet<TreeNode>): ReadonlySet<StepNode> {
  const lists = new Map<TreeNode[], boolean>();
  const isListQuiet = (list: TreeNode[]): boolean => {
    const known = lists.get(list) ?? list.flatMap(within).every((node) => isPlain(node, memory) && !readers.has(node));
    lists.set(list, known);
    return known;
  };
  return new Set(tree.steps.filter((node) => isPlain(node, memory) && branchesAround(node).every(isListQuiet)));
}

function isPlain(node: TreeNode, { watched, outcomes }: Memory): boolean {
  if (node.structure !== null) return isPlainStructure(node);
  if (watched.has(node.index) || outcomes.has(node.index) || node.isCorrectable) return false;
  return Object.values(node.step.outcomes).every(({ to }) => SIMPLE.includes(to));
}

/** An `each` whose items are counted is asked of from outside. */
function isPlainStructure({ structure, count }: StructureNode): boolean {
  if (structure.kind === 'sequence') return structure.on === undefined || structure.on.length === 0;
  if (structure.kind === 'parallel') return structure.join === 'all';
  if (structure.kind === 'loop') return SIMPLE.includes(structure.exhausted);
  if (count !== null) return false;
  return structure.kind !== 'each' || Object.values(structure.outcomes ?? {}).every(({ to }) => SIMPLE.includes(to));
}

/** The branches in which a node stands beside others; one that something can end from outside is in none that is quiet. */
function branchesAround(node: TreeNode): TreeNode[][] {
  const branches: TreeNode[][] = [];
  let inside: TreeNode = node;
  for (const around of aroundOf(node)) {
    if (!isPlainStructure(around)) return [[around]];
    const { structure } = around;
    const isBeside = structure.kind === 'parallel' || (structure.kind === 'each' && structure.way === 'side-by-side');
    if (isBeside) branches.push(inside.list);
    inside = around;
  }
  return branches;
}
