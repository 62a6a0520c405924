/** How the walk goes through each structure. One function per kind; a structure's own state says whether it was left. */
import type { ProgramBlock, ProgramEach, ProgramStructure } from '../template/program.types';
import type { Target } from '../template/template.types';
import { ahead } from './ahead';
import { itemsOf } from './items';
import { blockIds, holds } from './program';
import { keepsState, placeFor, type Place } from './places';
import { reset } from './rounds';
import { blockOf, finish, openRound, type Run } from './run';
import { cancel, innerPlaces, placesInside } from './inside';
import type { BlockState, EachItem } from './state.types';

/** `waits`: somebody has to do something in there, or a turn was taken and the walk begins again. */
export type Walked = 'passed' | 'waits';

/** Walks blocks one after the other; `item` where they stand inside an `each`. The walk hands itself in. */
export type WalkAll = (run: Run, blocks: ProgramBlock[], item: string | null) => Walked;

type Walkers = {
  [K in ProgramStructure['kind']]: (
    run: Run,
    block: Extract<ProgramStructure, { kind: K }>,
    item: string | null,
    walkAll: WalkAll,
  ) => Walked;
};

const walkers: Walkers = {
  sequence: (run, block, item, walkAll) =>
    keepsState(block) ? within(run, block, item, walkAll) : walkAll(run, block.blocks, item),

  parallel: (run, block, item, walkAll) =>
    once(run, placeFor(block.id, item), (place) => {
      const passed: boolean[] = [];
      for (const branch of block.branches) {
        passed.push(walkAll(run, branch.blocks, item) === 'passed');
        if (isStopped(run)) return 'waits';
      }
      const needed = block.join === 'all' ? block.branches.length : block.join === 'any' ? 1 : block.join.atLeast;
      if (passed.filter(Boolean).length < needed) return 'waits';
      // What is still open in the other branches is not needed any more.
      cancel(run, placesInside(run.state, block, item));
      finish(run, place, 'done');
      return 'passed';
    }),

  choice: (run, block, item, walkAll) => {
    const place = placeFor(block.id, item);
    const state = blockOf(run, place);
    if (state.outcome === null) {
      const taken = block.branches.findIndex((branch) => holds(run.program, run.state, branch.when, item, block.id));
      state.round += 1;
      state.openedAt = run.at;
      const other = block.otherwise === undefined ? 'none' : 'otherwise';
      finish(run, place, taken < 0 ? other : String(taken), taken < 0 && other === 'none' ? 'skipped' : 'done');
    }
    const way = state.outcome === 'otherwise' ? block.otherwise : block.branches[Number(state.outcome)]?.blocks;
    return way === undefined ? 'passed' : walkAll(run, way, item);
  },

  loop: (run, block, item, walkAll) =>
    once(run, placeFor(block.id, item), (place) => {
      while (walkAll(run, block.blocks, item) === 'passed') {
        if (run.state.onPaper !== undefined || !holds(run.program, run.state, block.again, item, block.id)) {
          finish(run, place, 'done');
          return 'passed';
        }
        if (passesOf(blockOf(run, place)) >= block.most) {
          finish(run, place, 'exhausted');
          return turnOr(run, place, block.exhausted);
        }
        blockOf(run, place).passes = passesOf(blockOf(run, place)) + 1;
        reset(run, innerPlaces(run.state, block.blocks, item));
      }
      return 'waits';
    }),

  each: (run, block, _item, walkAll) =>
    once(run, block.id, () => {
      const items = itemsOf(run, block);
      if (items === null) return 'waits';
      for (const one of items) {
        walkItem(run, block, one, walkAll);
        if (isStopped(run)) return 'waits';
        if (block.way === 'in-turn' && one.status === 'open') return 'waits';
      }
      if (items.some(({ status }) => status === 'open' || status === 'ahead')) return 'waits';
      const outcome = items.length === 0 ? 'empty' : 'done';
      finish(run, block.id, outcome);
      return turnOr(run, block.id, block.outcomes?.[outcome]?.to ?? 'next');
    }),
};

/** Walks a structure of any kind. */
export function walkStructure<K extends ProgramStructure['kind']>(
  run: Run,
  block: Extract<ProgramStructure, { kind: K }>,
  item: string | null,
  walkAll: WalkAll,
): Walked {
  return walkers[block.kind](run, block, item, walkAll);
}

function within(run: Run, block: Extract<ProgramStructure, { kind: 'sequence' }>, item: string | null, walkAll: WalkAll): Walked {
  return once(run, placeFor(block.id, item), (place) => {
    if (walkAll(run, block.blocks, item) === 'waits') return 'waits';
    finish(run, place, 'done');
    return 'passed';
  });
}

/** A structure that was left is passed over; one that is ahead opens its round. */
function once(run: Run, place: Place, inside: (place: Place) => Walked): Walked {
  const { status } = blockOf(run, place);
  if (status === 'ahead') openRound(run, place);
  else if (status !== 'open') return 'passed';
  return inside(place);
}

function isStopped(run: Run): boolean {
  return run.ending !== null || run.turns.length > 0;
}

/** A structure that ended in order, with an outcome that may lead elsewhere. */
function turnOr(run: Run, place: Place, to: Target): Walked {
  // On paper it has gone its way already.
  if (run.state.onPaper !== undefined) return 'passed';
  if (to === 'refuse') run.ending = { outcome: 'refused', refusedBy: place };
  else if (to.includes(':')) run.turns.push({ from: place, way: { to } });
  return isStopped(run) ? 'waits' : 'passed';
}

function passesOf(state: BlockState): number {
  return state.passes ?? 1;
}

function walkItem(run: Run, block: ProgramEach, one: EachItem, walkAll: WalkAll): void {
  if (one.status === 'done' || one.status === 'struck') return;
  if (one.status === 'ahead') {
    one.status = 'open';
    for (const id of blockIds(block.blocks)) {
      run.state.blocks[placeFor(id, one.key)] ??= ahead();
    }
  }
  if (walkAll(run, block.blocks, one.key) === 'passed' && !isStopped(run))
    Object.assign(one, { status: 'done', outcome: 'done' });
}
