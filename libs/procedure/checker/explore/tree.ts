/**
 * A program as the exploration walks it: every block a node with a number, what an `each` repeats twice, once for each of two items. More
 * items than two tell no rule anything new: a rule looks at one item at a time, and the second stands for all that is done besides it.
 */
import { isStructure, keepsState, listsIn, type Place } from '../../machine/places';
import { stepKind } from '../../steps/registry';
import type { Program, ProgramBlock, ProgramEach, ProgramStep, ProgramStructure } from '../../template/program.types';
import type { StructureOutcome } from '../../template/template.types';

/** How many items an `each` has at most. */
export const MOST_ITEMS = 2;

/** Keys of the items, which are rows or entries of whatever is filled in for a counter-example. */
export const keyOfItem = (item: number): string => `row-${item + 1}`;

interface NodeCommon {
  index: number;
  /** In the state of a case that a counter-example files. */
  place: Place;
  id: string;
  item: number | null;
  /** The structure around it; null: the program itself. */
  around: StructureNode | null;
  /** Its siblings, itself among them. */
  list: TreeNode[];
  at: number;
  /** A sequence that only arranges keeps no state. */
  keepsState: boolean;
  /** Where it is kept how its items were left, or which it took (`items.ts`); null: nobody asks. */
  count: number | null;
}

export interface StepNode extends NodeCommon {
  step: ProgramStep;
  structure: null;
  /** Its outcomes by their numbers. */
  outcomes: string[];
  /**
   * A meeting whose announced result may be corrected to something that is not the same as if the organ had said so at once: something
   * stands beside it, or something behind it can stay decided while it is ahead.
   */
  isCorrectable: boolean;
  /** It is over when it is entered, and waits for that until the act before it can no longer be undone (`machine/blocks.ts`). */
  canBeHeld: boolean;
}

export interface StructureNode extends NodeCommon {
  step: null;
  structure: ProgramStructure;
  /** The ways through it; of an `each` one for each item. */
  lists: TreeNode[][];
  /** Of an `each`: where the states of its items stand, and what they can be left with (the first is `done`). */
  items: number[];
  itemOutcomes: string[];
  /** It can be opened again from inside after it was left: what stands in it has to be remembered. */
  isReopened: boolean;
}

export type TreeNode = StepNode | StructureNode;

export interface Tree {
  roots: TreeNode[];
  nodes: TreeNode[];
  steps: StepNode[];
  /** How many numbers a state has: one for each node, then one for each item, and one for each node whose items are counted. */
  size: number;
  /** Nodes of a block: one, or one for each item. */
  byId: ReadonlyMap<string, TreeNode[]>;
  /** Named ends with which a case is not approved. */
  refusals: readonly string[];
  /** Sequences that an event can interrupt, and meetings whose results can be corrected. */
  interruptible: StructureNode[];
  correctable: StepNode[];
  /** Something else can happen while a step waits. */
  hasCompany: boolean;
}

/** `counted`: blocks of whose items conditions ask how many there are. */
export function treeOf(program: Program, counted: ReadonlySet<string> = new Set()): Tree {
  const nodes: TreeNode[] = [];
  const roots = listOf(nodes, program.blocks, null, null);
  let size = nodes.length;
  for (const node of nodes) {
    if (node.structure === null || node.structure.kind !== 'each') continue;
    node.items = Array.from({ length: MOST_ITEMS }, () => size++);
  }
  const byId = new Map<string, TreeNode[]>();
  for (const node of nodes) byId.set(node.id, [...(byId.get(node.id) ?? []), node]);
  const steps = nodes.filter((node): node is StepNode => node.step !== null);
  const asked = new Set([...counted, ...nodes.flatMap(judgedIn)]);
  for (const node of nodes) if (asked.has(node.id) && node.item === null) node.count = size++;
  const interruptible = nodes.filter((node): node is StructureNode => node.structure !== null && isInterruptible(node));
  const tree: Tree = {
    roots,
    nodes,
    steps,
    size,
    byId,
    refusals: program.refusals ?? [],
    interruptible,
    correctable: [],
    hasCompany: false,
  };
  markReopened(tree);
  tree.hasCompany = tree.correctable.length > 0 || interruptible.length > 0 || nodes.some(isBeside);
  return tree;
}

/** Branches, or items, side by side. */
function isBeside({ structure }: TreeNode): boolean {
  return structure?.kind === 'parallel' || (structure?.kind === 'each' && structure.way === 'side-by-side');
}

/** What ends by itself when it is entered; whatever else leaves the house stands open, and can be left so. */
const ENDS_AT_ONCE: readonly ProgramStep['kind'][] = ['copy', 'open', 'register'];

/** A step that judges items, and the `each` that leaves them to it. */
function judgedIn({ id, step }: TreeNode): string[] {
  if (step?.kind !== 'score' || step.of === 'case') return [];
  return 'each' in step.of ? [id, step.of.each] : [id];
}

function listOf(nodes: TreeNode[], blocks: ProgramBlock[], around: StructureNode | null, item: number | null): TreeNode[] {
  const list: TreeNode[] = [];
  for (const [at, block] of blocks.entries()) list.push(nodeOf(nodes, block, { around, list, at, item }));
  return list;
}

function nodeOf(nodes: TreeNode[], block: ProgramBlock, where: Pick<NodeCommon, 'around' | 'list' | 'at' | 'item'>): TreeNode {
  const { item } = where;
  const place = item === null ? block.id : `${block.id}@${keyOfItem(item)}`;
  const common = { ...where, index: nodes.length, place, id: block.id, keepsState: keepsState(block), count: null };
  if (!isStructure(block)) {
    const node: StepNode = {
      ...common,
      step: block,
      structure: null,
      outcomes: Object.keys(block.outcomes),
      isCorrectable: false,
      canBeHeld: ENDS_AT_ONCE.includes(block.kind) && stepKind(block).leavesTheHouse(block),
    };
    nodes.push(node);
    return node;
  }
  const itemOutcomes = block.kind === 'each' ? [...new Set(['done', ...block.items.outcomes])] : [];
  const node: StructureNode = { ...common, step: null, structure: block, lists: [], items: [], itemOutcomes, isReopened: false };
  nodes.push(node);
  node.lists =
    block.kind === 'each'
      ? Array.from({ length: MOST_ITEMS }, (_, one) => listOf(nodes, block.blocks, node, one))
      : listsIn(block).map((inside) => listOf(nodes, inside, node, item));
  return node;
}

/** A node and everything in it. */
export function within(node: TreeNode): TreeNode[] {
  return node.structure === null ? [node] : [node, ...inside(node)];
}

/** Everything in a structure. */
export function inside(node: StructureNode): TreeNode[] {
  return node.lists.flat().flatMap(within);
}

/** The structures around a node, from the inside outwards. */
export function aroundOf(node: TreeNode): StructureNode[] {
  return node.around === null ? [] : [node.around, ...aroundOf(node.around)];
}

function isInterruptible({ structure }: StructureNode): boolean {
  return structure.kind === 'sequence' && (structure.on ?? []).length > 0;
}

/** Meetings whose results can be corrected, and structures in which something can be put back after they were left. */
function markReopened(tree: Tree): void {
  const keeps = tree.nodes.some((node) => waysOf(node).some((way) => (way.keeps ?? []).length > 0));
  for (const node of tree.steps) {
    const isBeside = aroundOf(node).some(({ structure }) => structure.kind === 'parallel' || structure.kind === 'each');
    node.isCorrectable = node.step.kind === 'meeting' && (isBeside || keeps);
    if (!node.isCorrectable) continue;
    tree.correctable.push(node);
    for (const around of aroundOf(node)) around.isReopened = true;
  }
  for (const [from, target] of backWays(tree)) {
    for (const to of tree.byId.get(target) ?? []) {
      for (const around of aroundOf(to)) if (!aroundOf(from).includes(around)) around.isReopened = true;
    }
  }
}

/** Where a block's outcomes lead, structures' and interrupts' among them. */
export function waysOf(node: TreeNode): StructureOutcome[] {
  if (node.step !== null) return Object.values(node.step.outcomes);
  const { structure } = node;
  const own = 'outcomes' in structure ? Object.values(structure.outcomes ?? {}) : [];
  const on = structure.kind === 'sequence' ? (structure.on ?? []) : [];
  return [...own, ...on, ...(structure.kind === 'loop' ? [{ to: structure.exhausted }] : [])];
}

function backWays(tree: Tree): [TreeNode, string][] {
  return tree.nodes.flatMap((node) =>
    waysOf(node).flatMap(({ to }): [TreeNode, string][] =>
      to.startsWith('back-to:') ? [[node, to.slice('back-to:'.length)]] : [],
    ),
  );
}

/** The `each` that a structure is. */
export function eachOf(node: StructureNode): ProgramEach | null {
  return node.structure.kind === 'each' ? node.structure : null;
}
