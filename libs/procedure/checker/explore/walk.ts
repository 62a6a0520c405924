/**
 * The walk of the machine (`machine/blocks.ts`, `structures.ts`, `turns.ts`) over an explored case: from the top to whatever waits for
 * somebody, or to what only the case's values decide. There it stops; both answers are tried.
 */
import type { ProgramStructure } from '../../template/program.types';
import type { StructureOutcome, Target } from '../../template/template.types';
import {
  AHEAD,
  CANCELLED,
  CUT,
  ENDED,
  FIRST,
  IN,
  itemsIn,
  LEFT,
  OPEN,
  OPENED,
  PASSED,
  passesOf,
  plain,
  statusOf,
  type Explored,
} from './case';
import { beginJudging, countItems, countTaken, forgetItems, itemsLeft } from './items';
import { goBack, reset } from './rounds';
import { aroundOf, inside, within, type StepNode, type StructureNode, type Tree, type TreeNode } from './tree';

/** What of a case is remembered: of the other steps only that they were passed. */
export interface Memory {
  /** Nodes of which somebody asks how they ended: which outcomes are told apart from all others; null: all of them. */
  outcomes: ReadonlyMap<number, ReadonlySet<string> | null>;
  /** Steps whose opening and ending a rule watches. */
  watched: ReadonlySet<number>;
  /** Choices whose way must be known after they were passed. */
  ways: ReadonlySet<number>;
  /** Nothing is forgotten: a way is gone again, to see exactly what it was. */
  all: boolean;
}

/**
 * How a case has ended; `result`: with the named end that it came to. `isAtItsEnd`: everything was passed, so that it waits for minutes that
 * are not signed yet.
 */
export interface Ending {
  outcome: 'completed' | 'refused';
  result?: string;
  isAtItsEnd?: true;
}

/** One move under way, on a copy of the state. */
export interface Going extends Explored {
  tree: Tree;
  memory: Memory;
  ending: Ending | null;
  /** What only values can decide: a check, a choice, a loop, the items of an `each`, whether there is anything to judge. */
  undecided: TreeNode | null;
  /** A way out of the document's order was taken: the walk begins again. */
  hasTurned: boolean;
  /** Something waits until the act under way can no longer be undone. */
  isHolding: boolean;
}

export function begin(tree: Tree, memory: Memory, state: Explored): Going {
  return {
    ...{ tree, memory, status: state.status.slice(), known: state.known, ending: null, undecided: null },
    ...{ hasTurned: false, isHolding: false, ...(state.holds === true ? { holds: true as const } : {}) },
  };
}

/** More turns than these without anybody are a circle; the machine would stop the case there. */
const MOST_WALKS = 200;

type Walked = 'passed' | 'waits';

/** Goes on as far as the case goes by itself. */
export function advance(going: Going): void {
  for (let walks = 0; walks < MOST_WALKS; walks += 1) {
    if (going.ending !== null || going.undecided !== null) return;
    going.hasTurned = false;
    going.isHolding = false;
    const walked = walkAll(going, going.tree.roots);
    if (going.hasTurned) continue;
    if (walked === 'passed' && going.ending === null) going.ending = { outcome: 'completed', isAtItsEnd: true };
    return;
  }
}

const isStopped = ({ ending, undecided, hasTurned }: Going): boolean => ending !== null || undecided !== null || hasTurned;

function walkAll(going: Going, list: TreeNode[]): Walked {
  for (const node of list) {
    const walked = node.structure === null ? walkStep(going, node) : walkers[node.structure.kind](going, node);
    if (walked === 'waits') return 'waits';
  }
  return 'passed';
}

function walkStep(going: Going, node: StepNode): Walked {
  const status = statusOf(going, node);
  if (status === AHEAD) {
    if (going.holds === true && node.canBeHeld) {
      going.isHolding = true;
      return 'waits';
    }
    enter(going, node);
    if (isStopped(going)) return 'waits';
  }
  return statusOf(going, node) === OPEN ? 'waits' : 'passed';
}

function enter(going: Going, node: StepNode): void {
  const { kind } = node.step;
  if (kind === 'check') going.undecided = node;
  else if (kind === 'copy' || kind === 'open') conclude(going, node, kind === 'copy' ? 'copied' : 'opened');
  else if (kind === 'score' && node.step.of !== 'case') enterJudging(going, node, itemsLeft(going.tree, going, node.step));
  else open(going, node);
}

function open({ status, memory }: Going, { index }: StepNode): void {
  status[index] = OPEN + (memory.watched.has(index) ? OPENED : 0);
}

function enterJudging(going: Going, node: StepNode, items: number | null): void {
  if (items === null) going.undecided = node;
  else judge(going, node, items);
}

/** A step begins to judge so many items; where there is nothing to judge, it is over at once. */
export function judge(going: Going, node: StepNode, items: number): void {
  beginJudging(going, node, items);
  if (items === 0) conclude(going, node, node.outcomes.includes('none') ? 'none' : 'ranked');
  else open(going, node);
}

const walkers: Record<ProgramStructure['kind'], (going: Going, node: StructureNode) => Walked> = {
  sequence(going, node) {
    if (!node.keepsState) return walkAll(going, node.lists[0] ?? []);
    if (!isIn(going, node)) return 'passed';
    if (walkAll(going, node.lists[0] ?? []) === 'waits') return 'waits';
    pass(going, node);
    return 'passed';
  },

  parallel(going, node) {
    if (node.structure.kind !== 'parallel' || !isIn(going, node)) return 'passed';
    const { join } = node.structure;
    let passed = 0;
    for (const list of node.lists) {
      if (walkAll(going, list) === 'passed') passed += 1;
      if (isStopped(going)) return 'waits';
    }
    if (passed < (join === 'all' ? node.lists.length : join === 'any' ? 1 : join.atLeast)) return 'waits';
    cancelInside(going, node);
    pass(going, node);
    return 'passed';
  },

  choice(going, node) {
    const status = statusOf(going, node);
    if (status === AHEAD) {
      going.undecided = node;
      return 'waits';
    }
    const way = node.lists[status - FIRST];
    if (way === undefined) return 'passed';
    if (walkAll(going, way) === 'waits') return 'waits';
    if (canForget(going, node) && !going.memory.ways.has(node.index)) pass(going, node);
    return 'passed';
  },

  loop(going, node) {
    if (statusOf(going, node) === AHEAD) going.status[node.index] = IN + 1;
    if (statusOf(going, node) < IN || statusOf(going, node) >= LEFT) return 'passed';
    if (walkAll(going, node.lists[0] ?? []) === 'waits') return 'waits';
    going.undecided = node;
    return 'waits';
  },

  each(going, node) {
    const status = statusOf(going, node);
    if (status === AHEAD) going.undecided = node;
    if (status === AHEAD) return 'waits';
    if (status < IN || status >= LEFT || node.structure.kind !== 'each') return 'passed';
    const items = node.items.slice(0, itemsIn(going, node));
    for (const [at, item] of items.entries()) {
      walkItem(going, node, item, at);
      if (isStopped(going)) return 'waits';
      if (node.structure.way === 'in-turn' && going.status[item] === OPEN) return 'waits';
    }
    if (items.some((item) => (going.status[item] ?? AHEAD) < FIRST)) return 'waits';
    pass(going, node);
    return turnOr(going, node, node.structure.outcomes?.[items.length === 0 ? 'empty' : 'done']?.to ?? 'next');
  },
};

function walkItem(going: Going, node: StructureNode, item: number, at: number): void {
  if ((going.status[item] ?? AHEAD) >= FIRST) return;
  going.status[item] = OPEN;
  if (walkAll(going, node.lists[at] ?? []) === 'passed' && !isStopped(going)) going.status[item] = FIRST;
}

function isIn(going: Going, node: StructureNode): boolean {
  if (statusOf(going, node) === AHEAD) going.status[node.index] = OPEN;
  return statusOf(going, node) === OPEN;
}

/** What only values decide was decided so. `way`: the number of the branch (the last but one: `otherwise`), of items; 1 and 0 of a loop. */
export function decide(going: Going, node: StructureNode, way: number): void {
  const { structure } = node;
  going.undecided = null;
  if (structure.kind === 'choice') going.status[node.index] = way < node.lists.length ? FIRST + way : PASSED;
  if (structure.kind === 'each') {
    going.status[node.index] = IN + way;
    forgetItems(going, node);
  }
  if (structure.kind !== 'loop') return;
  const passes = statusOf(going, node) - IN;
  if (way === 0) pass(going, node);
  else if (passes >= structure.most) {
    pass(going, node);
    turnOr(going, node, structure.exhausted);
  } else {
    going.status[node.index] = IN + passes + 1;
    reset(going, node.lists.flat());
  }
}

/** A structure that ended in order, with an outcome that may lead elsewhere. */
function turnOr(going: Going, node: StructureNode, to: Target): Walked {
  if (to === 'refuse') going.ending = { outcome: 'refused' };
  else if (to.includes(':')) follow(going, node, { to });
  return isStopped(going) ? 'waits' : 'passed';
}

/** Ends a step with an outcome, and takes the way that it leads. */
export function conclude(going: Going, node: StepNode, outcome: string): void {
  finish(going, node, outcome);
  const way = node.step.outcomes[outcome];
  if (way === undefined) return;
  if (way.to === 'refuse') going.ending = { outcome: 'refused' };
  else if (way.to.includes(':')) follow(going, node, way);
}

function finish(going: Going, node: StepNode, outcome: string): void {
  const { memory, status } = going;
  const was = status[node.index] ?? AHEAD;
  const isWatched = memory.watched.has(node.index);
  const isAsked = memory.all || isWatched || isRemembered(memory, node, outcome);
  const ended = isAsked ? FIRST + node.outcomes.indexOf(outcome) : PASSED;
  const mark = !isWatched ? 0 : plain(was) !== AHEAD && was < OPENED ? ENDED : OPENED;
  status[node.index] = ended + mark;
  countTaken(going, node, outcome);
}

/** Whether anybody asks of a step that it ended so. */
export function isRemembered({ outcomes }: Memory, node: StepNode, outcome: string): boolean {
  const asked = outcomes.get(node.index);
  return asked === null || (asked !== undefined && asked.has(outcome));
}

/** Passed over without having been asked: its own condition does not hold. */
export function skip(going: Going, node: StepNode): void {
  going.status[node.index] = PASSED;
}

/** Takes a way out of the order of the document; onwards there is nothing to do. */
export function follow(going: Going, from: TreeNode, { to, keeps = [] }: StructureOutcome): void {
  going.hasTurned = true;
  const [verb, name] = [to.split(':', 1)[0], to.slice(to.indexOf(':') + 1)];
  if (verb === 'end') going.ending = { outcome: 'completed', result: name };
  if (verb === 'refuse') going.ending = { outcome: 'refused' };
  if (verb === 'leave') leave(going, from, name);
  if (verb === 'back-to') goBack(going, from, name, keeps);
}

function leave(going: Going, from: TreeNode, outcome: string): void {
  let { item } = from;
  for (const node of aroundOf(from)) {
    if (node.structure.kind === 'each') {
      const at = node.itemOutcomes.indexOf(outcome);
      if (node.structure.items.outcomes.includes(outcome) && item !== null) {
        cancel(going, node, (node.lists[item] ?? []).flatMap(within));
        forgetInside(going, node, node.lists[item] ?? []);
        going.status[node.items[item] ?? -1] = FIRST + at;
        return;
      }
      item = null;
    }
    const way = 'outcomes' in node.structure ? node.structure.outcomes?.[outcome] : undefined;
    if (way === undefined) continue;
    leaveStructure(going, node, way);
    return;
  }
}

/** Leaves a structure, whatever is open in it: by an outcome of its own, or because something interrupts it. */
export function leaveStructure(going: Going, node: StructureNode, way: StructureOutcome): void {
  cancelInside(going, node);
  pass(going, node);
  follow(going, node, way);
}

function cancelInside(going: Going, node: StructureNode): void {
  cancel(going, node, inside(node));
}

/** Ends what is open among these, because the structure that they stand in is left. */
function cancel(going: Going, structure: StructureNode, nodes: TreeNode[]): void {
  const cancelled = canForget(going, structure) ? PASSED : CANCELLED;
  for (const node of nodes) {
    const status = statusOf(going, node);
    const isOpen = node.structure === null ? status === OPEN : isStructureOpen(node, status);
    if (isOpen) going.status[node.index] = status >= IN ? passesOf(status) + CUT : cancelled;
  }
}

function isStructureOpen({ structure }: StructureNode, status: number): boolean {
  if (structure.kind === 'choice') return false;
  return structure.kind === 'loop' || structure.kind === 'each' ? status >= IN && status < LEFT : status === OPEN;
}

/** It is left: what stands in it is forgotten where nobody can come back to it. */
function pass(going: Going, node: StructureNode): void {
  countItems(going, node);
  const status = statusOf(going, node);
  if (canForget(going, node)) {
    going.status[node.index] = PASSED;
    for (const item of node.items) going.status[item] = AHEAD;
    forgetInside(going, node, node.lists.flat());
  } else going.status[node.index] = status >= IN ? passesOf(status) + LEFT : PASSED;
}

function canForget({ memory }: Going, { isReopened }: StructureNode): boolean {
  return !memory.all && !isReopened;
}

function forgetInside(going: Going, node: StructureNode, list: TreeNode[]): void {
  if (!canForget(going, node)) return;
  const { memory, status } = going;
  for (const one of list.flatMap(within)) {
    const isDecided = one.structure === null && statusOf(going, one) >= FIRST;
    const isKept = isDecided || (one.structure?.kind === 'choice' && memory.ways.has(one.index));
    if (!isKept) status[one.index] = PASSED;
    if (one.structure !== null) for (const item of one.items) status[item] = AHEAD;
  }
}
