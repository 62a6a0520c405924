/**
 * How a case can go from block to block, as far as the blocks alone say it: conditions count as either way unless they are constant. It is
 * what structural findings rest on; rules of the texts are explored with values (`explore/`).
 */
import type { Block, StepBlock, StructureBlock, StructureOutcome, Target } from '../template/template.types';
import { isStep } from '../template/walk-template';
import { constantOf } from './constant';

/** A block by its id, the end of a structure's inner blocks (`<id>/end`), or an end of the case. */
export type Node = string;

/** The case is completed without a named end; with one (`/end:cleared`); refused. */
export const COMPLETED: Node = '/completed';
export const REFUSED: Node = '/refused';
export const namedEnd = (result: string): Node => `/end:${result}`;

/** Whether a node is an end of the case. */
export function isEnd(node: Node): boolean {
  return node.startsWith('/');
}

export interface Edge {
  to: Node;
  /** The round of a loop: it is taken so many times at most. */
  isCounted?: true;
  /** Taken or not by what the case holds: a branch that may be passed by, no items to go through. */
  isOptional?: true;
}

export interface Ways {
  first: Node;
  edges: ReadonlyMap<Node, Edge[]>;
  /** Ends of parallel blocks: how many of the edges that lead there must be walked. */
  joins: ReadonlyMap<Node, { needed: number; from: Node[] }>;
  /** Nodes that a case can come to. */
  reachable: ReadonlySet<Node>;
}

interface Built {
  edges: Map<Node, Edge[]>;
  joins: Map<Node, { needed: number; from: Node[] }>;
  /** Targets of interrupts, from everything inside. */
  interrupts: { inside: Block[]; to: Node }[];
}

/** What stands around a block: where the nearest structures lead. */
interface Around {
  block: StructureBlock;
  next: Node;
  around: Around | null;
}

export function waysOf(blocks: Block[]): Ways {
  const built: Built = { edges: new Map(), joins: new Map(), interrupts: [] };
  const first = addList(built, blocks, COMPLETED, null);
  for (const { inside, to } of built.interrupts) for (const id of idsIn(inside)) edge(built, id, { to, isOptional: true });
  return { first, edges: built.edges, joins: built.joins, reachable: reachableFrom(first, built) };
}

function edge({ edges }: Built, from: Node, to: Edge): void {
  edges.set(from, [...(edges.get(from) ?? []), to]);
}

/** Adds the blocks of a list; gives the node at which it begins. */
function addList(built: Built, blocks: Block[], next: Node, around: Around | null): Node {
  let after = next;
  for (const block of [...blocks].reverse()) {
    if (isStep(block)) addStep(built, block, after, around);
    else addStructure(built, block, after, around);
    after = block.id;
  }
  return after;
}

function addStep(built: Built, block: StepBlock, next: Node, around: Around | null): void {
  const outcomes = Object.values(block.outcomes as Record<string, Target | { to: Target }>);
  const constant = block.kind === 'check' ? constantOf(block.that) : null;
  for (const [index, outcome] of outcomes.entries()) {
    const isNever =
      constant !== null && block.kind === 'check' && Object.keys(block.outcomes)[index] === (constant ? 'fails' : 'holds');
    if (!isNever)
      edge(built, block.id, { to: nodeOf(typeof outcome === 'string' ? outcome : outcome.to, block.id, next, around) });
  }
  if (block.kind === 'check' && block.when !== undefined) edge(built, block.id, { to: next, isOptional: true });
}

/** Where a target leads from a block. */
function nodeOf(to: Target, from: Node, next: Node, around: Around | null): Node {
  const [verb = '', name = ''] = to.split(':');
  switch (verb) {
    case 'refuse':
      return REFUSED;
    case 'end':
      return namedEnd(name);
    case 'wait':
    case 'return':
      return from;
    case 'back-to':
      return name;
    case 'leave':
      return leaving(name, around);
    default:
      return next;
  }
}

/** The nearest structure around that knows the outcome; an item of an `each` comes to the end of its blocks. */
function leaving(outcome: string, around: Around | null): Node {
  for (let here = around; here !== null; here = here.around) {
    if (here.block.kind === 'each' && outcome in here.block.items) return endOf(here.block.id);
    const way = outcomesOf(here.block)[outcome];
    if (way !== undefined) return nodeOf(way.to, here.block.id, here.next, here.around);
  }
  return REFUSED;
}

function outcomesOf(block: StructureBlock): Record<string, StructureOutcome> {
  return block.kind === 'choice' ? {} : (block.outcomes ?? {});
}

export function endOf(structure: string): Node {
  return `${structure}/end`;
}

function addStructure(built: Built, block: StructureBlock, next: Node, outer: Around | null): void {
  const around: Around = { block, next, around: outer };
  const end = endOf(block.id);
  const to = (target: Target): Node => nodeOf(target, block.id, next, outer);
  switch (block.kind) {
    case 'sequence':
      edge(built, block.id, { to: addList(built, block.blocks, end, around) });
      edge(built, end, { to: next });
      for (const way of block.on ?? []) built.interrupts.push({ inside: block.blocks, to: to(way.to) });
      return;
    case 'choice':
      addChoice(built, block, next, around);
      return;
    case 'parallel':
      addParallel(built, block, next, around);
      return;
    case 'loop': {
      const first = addList(built, block.blocks, end, around);
      edge(built, block.id, { to: first });
      edge(built, end, { to: next });
      edge(built, end, { to: first, isCounted: true });
      edge(built, end, { to: to(block.exhausted), isOptional: true });
      return;
    }
    case 'each': {
      const first = addList(built, block.blocks, end, around);
      edge(built, block.id, { to: first });
      edge(built, block.id, { to: to(block.outcomes?.['empty']?.to ?? 'next'), isOptional: true });
      edge(built, end, { to: to(block.outcomes?.['done']?.to ?? 'next') });
      edge(built, end, { to: first, isCounted: true });
    }
  }
}

/** Branches after one that is always taken are never asked. */
function addChoice(built: Built, block: Extract<Block, { kind: 'choice' }>, next: Node, around: Around): void {
  for (const { when, blocks } of block.branches) {
    const first = addList(built, blocks, next, around);
    const constant = constantOf(when);
    if (constant !== false) edge(built, block.id, { to: first, isOptional: true });
    if (constant === true) return void addList(built, block.otherwise ?? [], next, around);
  }
  edge(built, block.id, { to: addList(built, block.otherwise ?? [], next, around), isOptional: true });
}

function addParallel(built: Built, block: Extract<Block, { kind: 'parallel' }>, next: Node, around: Around): void {
  const end = endOf(block.id);
  const from = block.branches.map(({ id, blocks }) => {
    const passed = `${block.id}/${id}`;
    edge(built, block.id, { to: addList(built, blocks, passed, around) });
    edge(built, passed, { to: end });
    return passed;
  });
  const needed = block.join === 'all' ? from.length : block.join === 'any' ? 1 : block.join.atLeast;
  built.joins.set(end, { needed, from });
  edge(built, end, { to: next });
}

function idsIn(blocks: Block[]): Node[] {
  return blocks.flatMap((block) => (isStep(block) ? [block.id] : [block.id, ...idsIn(innerBlocks(block))]));
}

function innerBlocks(block: StructureBlock): Block[] {
  if (block.kind !== 'choice' && block.kind !== 'parallel') return block.blocks;
  const branches = block.branches.flatMap(({ blocks }) => blocks);
  return block.kind === 'choice' ? [...branches, ...(block.otherwise ?? [])] : branches;
}

/** Forward from the first block; a join is passed when enough of its branches are. */
function reachableFrom(first: Node, { edges, joins }: Built): Set<Node> {
  const reached = new Set<Node>([first]);
  const queue = [first];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const { to } of edges.get(node) ?? []) {
      const join = joins.get(to);
      const isOpen = join === undefined || join.from.filter((from) => reached.has(from)).length >= join.needed;
      if (reached.has(to) || !isOpen) continue;
      reached.add(to);
      queue.push(to);
    }
  }
  return reached;
}
