/** What can happen next to an explored case: everything that people, deadlines, sittings and other cases can bring about. */
import type { ProgramEach, ProgramStep } from '../../template/program.types';
import type { StepKind } from '../../template/template.types';
import { FIRST, OPEN, PASSED, statusOf, type Explored } from './case';
import { itemsTaken, judgesOne } from './items';
import { aroundOf, eachOf, MOST_ITEMS, type StepNode, type StructureNode, type Tree, type TreeNode } from './tree';

/** A condition that has to be answered so for a move; `own`: with look-ups that are asked for it alone. */
export interface Ask {
  text: string;
  each: ProgramEach | null;
  item: number | null;
  is: boolean;
  own?: 'look-ups';
}

export type Move =
  | { does: 'ends'; node: StepNode; outcome: string; asks: Ask[]; holds?: true }
  /** The minute of an act is over, and what it held back goes on. */
  | { does: 'settles' }
  /** Back to the applicant, who hands in another form. */
  | { does: 'returns'; node: StepNode; outcome: string }
  | { does: 'interrupts'; node: StructureNode; event: string }
  /** A sitting's announced result is corrected before its minutes are signed. */
  | { does: 'corrects'; node: StepNode; outcome: string }
  /** A check passed over because its own condition does not hold. */
  | { does: 'skips'; node: StepNode; asks: Ask[] }
  /** A choice, a loop, the items of an `each`: `decide` of the walk. */
  | { does: 'decides'; node: StructureNode; way: number; asks: Ask[]; rows?: Rows }
  /** How many items a step has to judge. */
  | { does: 'judges'; node: StepNode; items: number; rows?: Rows };

/** A table has so many rows; the most that are told apart are so many and more. */
interface Rows {
  table: string;
  count: number;
}

/** Whether somebody does it; what the case decides by itself takes no step of a way. */
export function isAct(move: Move): boolean {
  if (move.does === 'ends') return move.node.step.kind !== 'check' && move.node.step.kind !== 'register';
  return move.does !== 'decides' && move.does !== 'skips' && move.does !== 'judges' && move.does !== 'settles';
}

/** Both answers of what only values decide. */
export function decisionsAt(tree: Tree, state: Explored, node: TreeNode): Move[] {
  if (node.structure === null) return node.step.kind === 'score' ? judgingAt(node) : checkedAt(node);
  const { structure } = node;
  const ask = (text: string, is: boolean): Ask => ({ text, is, ...askedIn(node) });
  switch (structure.kind) {
    case 'choice': {
      const falls = structure.branches.map(({ when }) => ask(when, false));
      const taken = structure.branches.map(({ when }, way): Move => {
        return { does: 'decides', node, way, asks: [...falls.slice(0, way), ask(when, true)] };
      });
      return [...taken, { does: 'decides', node, way: structure.branches.length, asks: falls }];
    }
    case 'loop':
      return [0, 1].map((way) => ({ does: 'decides', node, way, asks: [ask(structure.again, way === 1)] }));
    case 'each': {
      const { over } = structure;
      // What a step that judges has not taken yet is nothing.
      const judged = 'taken' in over ? (tree.byId.get(over.taken) ?? []).some((step) => statusOf(state, step) >= PASSED) : true;
      const taken = 'taken' in over ? itemsTaken(tree, state, over.taken) : null;
      const ways = Array.from({ length: judged ? MOST_ITEMS + 1 : 1 }, (_, way) => way);
      return (taken === null ? ways : [taken]).map((way): Move => {
        const rows = 'rows' in over ? { rows: { table: over.rows, count: way } } : {};
        return { does: 'decides', node, way, asks: [], ...rows };
      });
    }
    case 'sequence':
    case 'parallel':
      return [];
  }
}

function askedIn(node: TreeNode): Pick<Ask, 'each' | 'item'> {
  const around = aroundOf(node).find(({ structure }) => structure.kind === 'each');
  return { each: around === undefined ? null : eachOf(around), item: node.item };
}

function judgingAt(node: StepNode): Move[] {
  const of = node.step.kind === 'score' ? node.step.of : 'case';
  // Of several that were gone through any number can be left.
  const counts = of !== 'case' && 'each' in of ? [MOST_ITEMS, 0] : [1, MOST_ITEMS, 0];
  return counts.map((items) => {
    const rows = of !== 'case' && 'rows' in of ? { rows: { table: of.rows, count: items } } : {};
    return { does: 'judges', node, items, ...rows };
  });
}

function checkedAt(node: StepNode): Move[] {
  const { step } = node;
  if (step.kind !== 'check') return [];
  const ask = (text: string, is: boolean): Ask => ({ text, is, ...askedIn(node) });
  const asked = step.when === undefined ? [] : [ask(step.when, true)];
  const answers: Move[] = [
    { does: 'ends', node, outcome: 'holds', asks: [...asked, ask(step.that, true)] },
    { does: 'ends', node, outcome: 'fails', asks: [...asked, ask(step.that, false)] },
  ];
  return step.when === undefined ? answers : [...answers, { does: 'skips', node, asks: [ask(step.when, false)] }];
}

type Ender<K extends StepKind> = (step: Extract<ProgramStep, { kind: K }>) => string[];
const all = ({ outcomes }: ProgramStep): string[] => Object.keys(outcomes);

/** With which outcomes a step can end, whoever does it. Exhaustive by kind. */
const endings: { [K in StepKind]: Ender<K> } = {
  check: () => [],
  copy: () => [],
  open: () => [],
  intake: all,
  review: several,
  meeting: all,
  register: all,
  work: all,
  authority: all,
  document: all,
  call: all,
  wait: (step) =>
    all(step).filter((outcome) => (step.events ?? []).some(({ event }) => event === outcome) || step.until !== undefined),
  notice: all,
  score: all,
};

/** Of several posts: what their acts can come to. What leads back to the applicant is any one's to say. */
function several(step: Extract<ProgramStep, { kind: 'review' }>): string[] {
  const rule = step.several;
  if (rule === undefined || rule.way === 'any') return all(step);
  const [consent] = rule.consent;
  const returns = all(step).filter((outcome) => step.outcomes[outcome]?.to === 'return');
  const against = rule.way === 'votes' ? [rule.votes?.otherwise] : all(step).filter((outcome) => !rule.consent.includes(outcome));
  const byTime = step.clock.then.startsWith('outcome:') ? [step.clock.then.slice('outcome:'.length)] : [];
  const found = [consent, ...against, ...returns, ...byTime].filter((outcome): outcome is string => outcome !== undefined);
  return [...new Set(found)].filter((outcome) => step.outcomes[outcome] !== undefined);
}

/** Acts that can be undone for a minute (`steps/officer.ts`). */
const OFFICERS: readonly StepKind[] = ['intake', 'review', 'work', 'authority', 'document'];

/** The same act, and whatever leaves the house behind it waits until its minute is over: only where something else can happen meanwhile. */
export function heldBack(tree: Tree, move: Move): Move | null {
  const isUndoable = move.does === 'ends' && OFFICERS.includes(move.node.step.kind);
  return isUndoable && tree.hasCompany ? { ...move, holds: true } : null;
}

/** What can happen in an open step. */
function movesIn(state: Explored, node: StepNode): Move[] {
  const { step } = node;
  const declared = (endings[step.kind] as Ender<StepKind>)(step);
  // Of one item that is judged without a measure nothing is left but to take it.
  const isOne = step.kind === 'score' && step.takes === undefined && judgesOne(state, node);
  const outcomes = isOne ? declared.filter((outcome) => outcome !== 'none') : declared;
  return outcomes.flatMap((outcome): Move[] => {
    const to = step.outcomes[outcome]?.to;
    const isOfficer = OFFICERS.includes(step.kind);
    if (to === 'return' && isOfficer) return [{ does: 'returns', node, outcome }];
    // Asked again: as it was before.
    if (to === 'wait' && (step.kind === 'meeting' || (isOfficer && !('several' in step && step.several !== undefined))))
      return [];
    return [{ does: 'ends', node, outcome, asks: guaranteed(node, outcome) }];
  });
}

/** What stands in a register was possible there at that moment. */
function guaranteed(node: StepNode, outcome: string): Ask[] {
  const { step } = node;
  if (step.kind !== 'register' || outcome !== 'entered' || step.guarantee === undefined) return [];
  return [{ text: step.guarantee, is: true, each: null, item: null, own: 'look-ups' }];
}

/** Everything that can happen where the case waits. `isQuiet`: steps that make no difference to anything beside them. */
export function movesAt(tree: Tree, state: Explored, isQuiet: (node: StepNode) => boolean): Move[] {
  const open = tree.steps.filter((node) => statusOf(state, node) === OPEN);
  // The store answers at once; and what makes no difference to others may as well happen before them.
  const first = open.find(({ step }) => step.kind === 'register') ?? open.find(isQuiet);
  const settles: Move[] = state.holds === true ? [{ does: 'settles' }] : [];
  if (first !== undefined && settles.length === 0) return movesIn(state, first);
  return [
    ...settles,
    ...open.flatMap((node) => movesIn(state, node)),
    ...interruptsAt(tree, state),
    ...correctionsAt(tree, state),
  ];
}

function interruptsAt(tree: Tree, state: Explored): Move[] {
  return tree.interruptible.flatMap((node): Move[] => {
    if (node.structure.kind !== 'sequence' || statusOf(state, node) !== OPEN) return [];
    return (node.structure.on ?? []).map(({ event }) => ({ does: 'interrupts', node, event }));
  });
}

function correctionsAt(tree: Tree, state: Explored): Move[] {
  return tree.correctable.flatMap((node): Move[] => {
    const status = statusOf(state, node);
    if (status < FIRST) return [];
    const others = node.outcomes.filter((outcome) => outcome !== node.outcomes[status - FIRST]);
    return others.map((outcome) => ({ does: 'corrects', node, outcome }));
  });
}
