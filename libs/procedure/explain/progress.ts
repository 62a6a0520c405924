/** Where a case stands, step by step: pure, for the diagram. */
import type { Instant, Text } from '../kernel';
import { placeFor, type Place } from '../machine/places';
import type { BlockState, CaseState, Holder } from '../machine/state.types';
import type { Block, StepBlock, StepKind, StructureBlock, Template } from '../template/template.types';
import { isStep, placedSteps, waysThrough } from '../template/walk-template';
import {
  countsOf,
  isInside,
  isInsideAll,
  ITEM_BY_ITEM,
  itemAt,
  itemsOf,
  organisationOf,
  type Each,
  type ItemAt,
  type ItemCounts,
  type ItemLabels,
  type ItemReader,
} from './items';
import { branchesOf, interruptedBy, isLeft, type ParallelAt } from './structures';

export interface ProgressStep {
  id: string;
  /** A structure that people look at stands before its steps; `interrupt`: what ended a sequence, behind them. */
  kind: StepKind | 'filing' | 'end' | 'each' | 'parallel' | 'interrupt';
  title: Text;
  status: 'done' | 'current' | 'ahead' | 'possible' | 'skipped' | 'refused' | 'cancelled';
  round: number;
  /** Who has it or will have it: posts of an open task, the declared post, or the organ's parameter. */
  holder: { posts: Pick<Holder, 'role' | 'organisation'>[] } | { organ: string } | null;
  /** How long it will have, as the template writes it: of a step that has not begun. */
  within?: string;
  since: Instant | null;
  until: Instant | null;
  at: Instant | null;
  /** Id of the outcome, and its label where the template has one. */
  outcome: string | null;
  outcomeLabel: Text | null;
  /** Inside an `each`, to whoever is inside the step. */
  item?: ItemAt;
  /** Of an `each`: how many of its items are finished. */
  items?: ItemCounts;
  /** Of a parallel block: how many of its branches are needed, and have passed. */
  parallel?: ParallelAt;
  /** In one branch of a parallel block, the nearest one around it. */
  branch?: BranchAt;
}

/** One way of several that go on side by side, numbered from 1. */
export interface BranchAt {
  parallel: string;
  number: number;
  title: Text | null;
}

export const FILED: Text = { zh: '提出', en: 'Filed' };
export const ENDED: Text = { zh: '办结', en: 'Closed' };

/** Who looks at a diagram, and when: outside the house a day that has passed is not shown. */
export interface Seen extends ItemReader {
  now: Instant;
  /** What the items of an `each` are called. */
  labels?: ItemLabels;
}

/** All steps of a case with what became of them, from the filing to the end. Without `seen` it shows what an applicant may see. */
export function progress(
  template: Template,
  state: CaseState,
  seen: Seen = { audience: 'applicant', now: state.at },
): ProgressStep[] {
  const steps = tellAll({ state, seen }, template.blocks, { way: 'ahead', item: null });
  const end = edge('end', ENDED, state.status === 'closed' ? 'done' : 'ahead', state.closedAt);
  if (state.outcome !== null && state.outcome !== 'completed') end.status = state.outcome === 'refused' ? 'refused' : 'cancelled';
  // A procedure may name its own ends: 复核后维持原状 says more than that it ended.
  const named = template.results?.find(({ id }) => id === state.result)?.label ?? null;
  return [edge('filing', FILED, 'done', state.filedAt), ...steps, { ...end, outcome: state.outcome, outcomeLabel: named }];
}

/** Which way each step stands: certain, depending on something not known yet, or on a branch that is not taken. */
export type Way = 'ahead' | 'possible' | 'skipped';

/** One way through a choice: how it stands when `branch` was taken, null while that is not known. */
export function waysOfChoice(
  block: Extract<Block, { kind: 'choice' }>,
  way: Way,
  branch: string | null,
): { blocks: Block[]; way: Way }[] {
  const names = [...block.branches.map((_, index) => String(index)), 'otherwise'];
  return waysThrough(block).map(({ blocks }, index) => ({
    blocks,
    way: way === 'skipped' ? 'skipped' : branch === null ? 'possible' : branch === names[index] ? way : 'skipped',
  }));
}

/**
 * A step that stands on several ways of a choice is one step to a reader, whichever way is gone: told where it has begun, else where it
 * may still come, and the first time where nothing is known.
 */
export function toldOnce(ways: ProgressStep[][]): ProgressStep[] {
  const isSaidBy = (step: ProgressStep, other: ProgressStep, stoodBefore: boolean) =>
    step.kind === other.kind &&
    step.title.zh === other.title.zh &&
    (chanceOf(other) > chanceOf(step) || (chanceOf(other) === chanceOf(step) && stoodBefore));
  const others = (way: number) => ways.flatMap((steps, n) => (n === way ? [] : steps.map((step) => ({ step, before: n < way }))));
  return ways.flatMap((steps, way) =>
    steps.filter((step) => chanceOf(step) === 2 || !others(way).some((other) => isSaidBy(step, other.step, other.before))),
  );
}
const chanceOf = ({ status }: ProgressStep): number => (status === 'skipped' ? 0 : status === 'possible' ? 1 : 2);

/** What is told of a case while one goes through its template. */
interface Telling {
  state: CaseState;
  seen: Seen;
}

/** Where one is: how it stands, and the item if one is inside an `each` item by item. */
interface Here {
  way: Way;
  item: { each: Each; key: string } | null;
  branch?: BranchAt;
}

function tellAll(telling: Telling, blocks: Block[], here: Here): ProgressStep[] {
  return blocks.flatMap((block) => (isStep(block) ? [tellStep(telling, block, here)] : tellStructure(telling, block, here)));
}

function tellStructure(telling: Telling, block: StructureBlock, here: Here): ProgressStep[] {
  const { state } = telling;
  const key = here.item?.key ?? null;
  // What is still ahead in a structure that was left will not come.
  const inside: Here = isLeft(block, state, key) ? { ...here, way: 'skipped' } : here;
  switch (block.kind) {
    case 'choice': {
      const taken = state.blocks[placeFor(block.id, key)]?.outcome ?? null;
      return toldOnce(waysOfChoice(block, here.way, taken).map(({ blocks, way }) => tellAll(telling, blocks, { ...here, way })));
    }
    case 'each':
      return tellEach(telling, block, inside);
    case 'parallel': {
      const own = state.blocks[placeFor(block.id, key)];
      const parallel = branchesOf(block, state, key);
      const node = own === undefined || own.status === 'ahead' ? [] : [structureNode(block, own, here, { parallel })];
      const branches = block.branches.flatMap(({ blocks, title = null }, index) =>
        tellAll(telling, blocks, { ...inside, branch: { parallel: placeFor(block.id, key), number: index + 1, title } }),
      );
      return [...node, ...branches];
    }
    case 'sequence': {
      const ended = interruptedBy(block, state, key);
      const node = ended === null ? [] : [interruptNode(block, ended, here)];
      return [...tellAll(telling, block.blocks, inside), ...node];
    }
    case 'loop':
      return tellAll(telling, block.blocks, inside);
  }
}

/** Item by item as far as the reader is inside; from outside its steps once, and how many items are finished. */
function tellEach(telling: Telling, block: Each, here: Here): ProgressStep[] {
  const { state, seen } = telling;
  const own = state.blocks[block.id];
  if (own?.items === undefined) return tellAll(telling, block.blocks, here);
  const steps = placedSteps({ blocks: block.blocks }).map((placed) => placed.block);
  const outside = steps.filter((step) => !isInside(step, state, seen));
  const items = own.items.flatMap(({ key, status }) => {
    const way = status === 'struck' || status === 'done' ? 'skipped' : here.way;
    return tellAll(telling, block.blocks, { ...here, way, item: { each: block, key } });
  });
  return [
    structureNode(block, own, here, { items: countsOf(block, state, isInsideAll(block, state, seen)) }),
    // A structure inside says how it ended for one item: that too is for whoever sees all of it.
    ...items.filter(({ id, item }) => (item === undefined ? outside.length === 0 : !outside.some((step) => step.id === id))),
    ...outside.map((step) => tellTogether(telling, block, own, step, here.way)),
  ];
}

/**
 * A step of all items at once, as it is seen from outside: it has begun, or it is over; with no outcome, which would be somebody's. When
 * all items are finished every step is over, because one that nobody came to would say that all were struck before it.
 */
function tellTogether({ state }: Telling, each: Each, own: BlockState, block: StepBlock, way: Way): ProgressStep {
  const hasBegun = itemsOf(each, state).some(({ key }) => (state.blocks[placeFor(block.id, key)]?.status ?? 'ahead') !== 'ahead');
  if (own.status === 'ahead' || (own.status === 'open' && !hasBegun)) return planned(block, way, state);
  return { ...planned(block, STATUSES[own.status], state), round: 1, since: own.openedAt, at: own.closedAt };
}

function tellStep({ state, seen }: Telling, block: StepBlock, { way, item, branch }: Here): ProgressStep {
  const place = placeFor(block.id, item?.key ?? null);
  const own = state.blocks[place];
  const became = own === undefined ? { status: way } : becameOf(state, block, place, own, way, seen);
  return {
    ...planned(block, became.status, state),
    ...became,
    ...(item === null ? {} : { item: itemAt(item.each, state, item.key, block.id, seen.labels ?? {}) }),
    ...(branch === undefined ? {} : { branch }),
  };
}

function structureNode(
  block: Extract<StructureBlock, { kind: 'each' | 'parallel' }>,
  own: BlockState,
  { item }: Here,
  counts: Pick<ProgressStep, 'items' | 'parallel'>,
): ProgressStep {
  const title = block.title ?? (block.kind === 'each' ? ITEM_BY_ITEM : SIDE_BY_SIDE);
  const status = own.status === 'ahead' ? 'ahead' : STATUSES[own.status];
  return {
    ...edge(block.kind, title, status, own.closedAt),
    id: placeFor(block.id, item?.key ?? null),
    since: own.openedAt,
    ...counts,
  };
}

/** Behind what it interrupted: the event that ended it. */
function interruptNode(block: Block, { title, own }: { title: Text; own: BlockState }, { item }: Here): ProgressStep {
  return { ...edge('interrupt', title, 'done', own.closedAt), id: placeFor(block.id, item?.key ?? null) };
}

const SIDE_BY_SIDE: Text = { zh: '同时办理', en: 'Side by side' };

export function edge(
  kind: Exclude<ProgressStep['kind'], StepKind>,
  title: Text,
  status: ProgressStep['status'],
  at: Instant | null,
): ProgressStep {
  return {
    id: kind,
    kind,
    title,
    status,
    round: 1,
    holder: null,
    since: null,
    until: null,
    at,
    outcome: null,
    outcomeLabel: null,
  };
}

/** Whose posts are meant, and which organ. */
type Organisations = Pick<CaseState, 'society' | 'association' | 'party' | 'parameters'>;

export function planned(block: StepBlock, status: ProgressStep['status'], state: Organisations): ProgressStep {
  const { id, kind, title } = block;
  return {
    id,
    kind,
    title,
    status,
    round: 0,
    holder: holderOf(block, state),
    ...(status === 'ahead' || status === 'possible' ? withinOf(block) : {}),
    since: null,
    until: null,
    at: null,
    outcome: null,
    outcomeLabel: null,
  };
}

/** Its clock, or the time for which it waits. */
function withinOf(block: StepBlock): Pick<ProgressStep, 'within'> {
  const within =
    block.kind === 'meeting'
      ? block.clock.listedWithin
      : block.kind === 'wait'
        ? block.until?.within
        : 'clock' in block
          ? block.clock.within
          : undefined;
  return within === undefined ? {} : { within };
}

function holderOf(block: StepBlock, state: Organisations): ProgressStep['holder'] {
  if ('by' in block) {
    return { posts: [{ role: block.by.role, organisation: organisationOf(state, block.by.of) }] };
  }
  const organ = 'organ' in block ? state.parameters[block.organ.parameter]?.value : null;
  return typeof organ === 'string' ? { organ } : null;
}

const STATUSES: Record<Exclude<BlockState['status'], 'ahead'>, ProgressStep['status']> = {
  open: 'current',
  done: 'done',
  skipped: 'skipped',
  cancelled: 'cancelled',
};

type Became = Pick<ProgressStep, 'status'> & Partial<ProgressStep>;

function becameOf(state: CaseState, block: StepBlock, place: Place, own: BlockState, way: Way, seen: Seen): Became {
  if (own.status === 'ahead') {
    return { round: own.round, status: state.status === 'closed' ? 'skipped' : way };
  }
  const slot = Object.values(state.slots).find((candidate) => candidate.block === place);
  const clock = Object.values(state.clocks).find((candidate) => candidate.block === place && candidate.stoppedAt === null);
  const outside = seen.audience === 'applicant' || seen.audience === 'party-body';
  return {
    status: state.refusedBy === place ? 'refused' : STATUSES[own.status],
    round: own.round,
    since: own.openedAt,
    at: own.closedAt,
    until: clock === undefined || (outside && seen.now >= clock.dueAt) ? null : clock.dueAt,
    outcome: own.outcome,
    outcomeLabel: own.outcome === null ? null : labelOf(block, own.outcome),
    ...(slot === undefined ? {} : { holder: { posts: outside ? slot.holders.filter(({ turned }) => !turned) : slot.holders } }),
  };
}

/** What an outcome is called; a check has findings instead. */
export function labelOf(block: StepBlock, outcome: string): Text | null {
  const declared = (block.outcomes as Record<string, unknown>)[outcome];
  return typeof declared === 'object' && declared !== null && 'label' in declared ? (declared.label as Text) : null;
}
