/**
 * The structures of a template: well-nested, never a free graph. A structure is entered at its top and left either by passing its last
 * block or by an outcome of its own (`leave:<outcome>` of a step inside), which the template that declares it must lead somewhere.
 */
import type { Text } from '../kernel';
import type { Assignee, Basis, Block } from './template.types';

/**
 * Where an outcome leads. `next`: go on. `refuse`: the case ends as not passed. `warn`: go on, the finding is shown to whoever decides.
 * `wait`: the step asks again (an organ postponed). `return`: to the applicant, in the same step (a new round).
 * `leave:<outcome>`: ends the nearest structure around that declares this outcome. `back-to:<block>`: a new round from that block on.
 * `end:<result>`: the case ends with this declared result.
 */
export type Target = 'next' | 'refuse' | 'warn' | 'wait' | 'return' | `leave:${string}` | `back-to:${string}` | `end:${string}`;

/** What follows when a structure is left by one of its outcomes. */
export interface StructureOutcome {
  to: Target;
  /** With `back-to`: steps between that stay decided (直达退回环节); without it everything from there on is walked again (重走). */
  keeps?: string[];
}

interface StructureCommon {
  id: string;
  /** Shown where the structure is more than an arrangement: a group of branches, a round, a list of nominees. */
  title?: Text;
  outcomes?: Record<string, StructureOutcome>;
}

/** A named event that ends the sequence that it interrupts, whatever is open in it. */
export interface Interrupt extends StructureOutcome {
  event: string;
  /** Who may say that it has happened; absent: the house's own machine. */
  by?: Assignee;
  title: Text;
  basis: Basis[];
}

export interface SequenceBlock extends StructureCommon {
  kind: 'sequence';
  blocks: Block[];
  on?: Interrupt[];
}

/** Branches side by side. When enough of them have passed, what is still open in the others is cancelled. */
export interface ParallelBlock extends StructureCommon {
  kind: 'parallel';
  join: 'all' | 'any' | { atLeast: number };
  branches: { id: string; title?: Text; blocks: Block[] }[];
}

/** The first branch whose condition holds is taken; none: `otherwise`, or the block is skipped. */
export interface ChoiceBlock {
  kind: 'choice';
  id: string;
  branches: { when: string; blocks: Block[] }[];
  otherwise?: Block[];
}

/** Its blocks again as long as `again` holds, `most` times at most; then `exhausted`. */
export interface LoopBlock extends StructureCommon {
  kind: 'loop';
  blocks: Block[];
  again: string;
  most: number;
  exhausted: Target;
}

/** Its blocks once for each item: a row of a detail table, or what a look-up lists. Never one inside another. */
export interface EachBlock extends StructureCommon {
  kind: 'each';
  /** `taken`: what a `score` step before it took. */
  over: { rows: string } | { lookUp: string } | { taken: string };
  way: 'in-turn' | 'side-by-side';
  blocks: Block[];
  /** Outcomes that an item can be left with, besides `done`. `struck` items do not come back. */
  items: Record<string, { label: Text; struck?: boolean }>;
}

export type StructureBlock = SequenceBlock | ParallelBlock | ChoiceBlock | LoopBlock | EachBlock;
