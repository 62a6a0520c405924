/** What the structures around a step say of it: how many branches are needed, what may interrupt it, and whether it was left. */
import type { Text } from '../kernel';
import { placeFor } from '../machine/places';
import type { BlockState, CaseState, Holder } from '../machine/state.types';
import type { Block, StructureBlock } from '../template/template.types';
import { isStep, waysThrough, type Placed } from '../template/walk-template';

/** A branch among others: so many of them are needed, so many have passed. What is open in the others when it is enough is cancelled. */
export interface ParallelAt {
  parallel: string;
  /** The branch that the step stands in; of the structure itself none. */
  branch: string | null;
  title: Text | null;
  total: number;
  needed: number;
  passed: number;
}

/** A named event that ends the sequence around a step, whatever is open in it; or a wait, before its time. */
export interface InterruptAt {
  sequence: string;
  event: string;
  title: Text;
  /** Of a wait: for whom it is held open, and who may come with it. */
  by?: Holder;
}

type Parallel = Extract<StructureBlock, { kind: 'parallel' }>;
type Where = Pick<Placed, 'around'>;

/** The item in which a structure stands: that of the step, as long as no `each` lies between. */
function itemIn({ around }: Where, structure: StructureBlock, item: string | null): string | null {
  const inner = around.slice(0, around.indexOf(structure) + 1);
  return inner.some(({ kind }) => kind === 'each') ? null : item;
}

function stateOf(state: CaseState, block: Block, item: string | null): BlockState | undefined {
  return state.blocks[placeFor(block.id, item)];
}

/** The nearest parallel around a step, and the branch in which it stands. */
export function parallelAt(step: Placed, state: CaseState, item: string | null): ParallelAt | null {
  const found = step.around.find((block): block is Parallel => block.kind === 'parallel');
  if (found === undefined) return null;
  // What stands directly under it on the way to the step.
  const inner = [...step.around.slice(0, step.around.indexOf(found)), step.block];
  const branch = found.branches.find(({ blocks }) => blocks.some((block) => inner.includes(block)));
  return { ...branchesOf(found, state, itemIn(step, found, item)), branch: branch?.id ?? null, title: branch?.title ?? null };
}

/** The same of the structure as a whole. */
export function branchesOf(parallel: Parallel, state: CaseState, item: string | null): ParallelAt {
  const { id, join, branches, title = null } = parallel;
  const passed = branches.filter(({ blocks }) => blocks.every((block) => isPassed(state, block, item))).length;
  const total = branches.length;
  const needed = join === 'all' ? total : join === 'any' ? 1 : join.atLeast;
  return { parallel: id, branch: null, title, total, needed, passed };
}

function isPassed(state: CaseState, block: Block, item: string | null): boolean {
  const own = stateOf(state, block, item);
  if (own !== undefined && own.status !== 'done' && own.status !== 'skipped') return false;
  if (isStep(block) || block.kind === 'each') return own !== undefined;
  if (block.kind === 'choice') {
    const way = own === undefined ? undefined : wayTaken(block, own.outcome);
    return own !== undefined && (way ?? []).every((inner) => isPassed(state, inner, item));
  }
  // A sequence that only arranges keeps no state: its blocks answer for it.
  return own !== undefined || waysThrough(block).every(({ blocks }) => blocks.every((inner) => isPassed(state, inner, item)));
}

function wayTaken({ branches, otherwise }: Extract<Block, { kind: 'choice' }>, taken: string | null): Block[] | undefined {
  return taken === 'otherwise' ? otherwise : branches[Number(taken)]?.blocks;
}

/** Events that may end what is open here, from the nearest sequence outwards. */
export function interruptsAt(step: Where, state: CaseState, item: string | null): InterruptAt[] {
  return step.around.flatMap((block) => {
    if (block.kind !== 'sequence' || stateOf(state, block, itemIn(step, block, item))?.status !== 'open') return [];
    return (block.on ?? []).map(({ event, title }) => ({ sequence: block.id, event, title }));
  });
}

/** By which event a sequence was ended, if it was. */
export function interruptedBy(block: Block, state: CaseState, item: string | null): { title: Text; own: BlockState } | null {
  const own = stateOf(state, block, item);
  if (block.kind !== 'sequence' || !own?.outcome?.startsWith('on:') || own.status !== 'done') return null;
  const found = (block.on ?? []).find(({ event }) => `on:${event}` === own.outcome);
  return found === undefined ? null : { title: found.title, own };
}

/** A structure that was left: what is still ahead in it will not come. */
export function isLeft(block: StructureBlock, state: CaseState, item: string | null): boolean {
  if (block.kind === 'choice') return false;
  const status = stateOf(state, block, item)?.status;
  return status === 'done' || status === 'skipped' || status === 'cancelled';
}
