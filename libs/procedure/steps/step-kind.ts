/**
 * What a step kind is. One object per kind, in `registry.ts`; nothing outside it asks for the kind of a step. A hook that a kind
 * does not have is an event that the kind does not understand, and the machine refuses it.
 */
import type { Rejection } from '../kernel';
import type {
  Acted,
  AgendaListed,
  CallEnded,
  ItemResulted,
  LookedUp,
  Objected,
  Raised,
  Registered,
} from '../machine/event.types';
import type { Run } from '../machine/run';
import type { BlockState, Clock, ParameterValue, Slot } from '../machine/state.types';
import type { ProgramStep } from '../template/program.types';
import type { StepKind } from '../template/template.types';

/** A refusal leaves the state as it was; null means that the draft in `run` was changed. */
export type Heard = Rejection | null;

export interface StepKindObject<S extends ProgramStep> {
  /** True when the step writes registers or goes outside the house: it waits until minutes are signed. */
  leavesTheHouse(this: void, step: S): boolean;
  /** What it begins elsewhere cannot be called back, so it waits until the act before it can no longer be undone. */
  beginsElsewhere?: true;
  /** What it does is also done for a case that ran on paper. */
  alsoOnPaper?: true;
  /** Opens the step's next round; an automatic step concludes at once. */
  enter(this: void, run: Run, step: S): void;
  /** The slot, its content and the outcome were already checked. */
  acted?(this: void, run: Run, step: S, slot: Slot, event: Acted): Heard;
  lookedUp?(this: void, run: Run, step: S, event: LookedUp): Heard;
  registered?(this: void, run: Run, step: S, event: Registered): Heard;
  agendaListed?(this: void, run: Run, step: S, event: AgendaListed): Heard;
  itemResulted?(this: void, run: Run, step: S, event: ItemResulted): Heard;
  callEnded?(this: void, run: Run, step: S, event: CallEnded): Heard;
  objected?(this: void, run: Run, step: S, event: Objected): Heard;
  /** A named event for which the step waits. */
  raised?(this: void, run: Run, step: S, event: Raised): Heard;
  /** How many numbered slots a round of it can have had, where these are not the seats of several posts. */
  seats?(this: void, step: S, state: BlockState, round: number): number;
  /** Parameters whose values the step could not work with: a case with them is not filed. */
  unfitParameters?(this: void, step: S, parameters: Record<string, ParameterValue>): string[];
  /** Its column in the table of actions; absent: a step of one, or the way of its several posts. */
  column?: 'notice' | 'score';
  /** A period of the step is over (`elapse`). */
  elapsed?(this: void, run: Run, step: S, clock: Clock): void;
  /** The step is left while it is open; slots and clocks are closed by whoever leaves it. */
  left?(this: void, run: Run, step: S): void;
}

/** The step of a kind. */
export type StepOf<K extends StepKind> = Extract<ProgramStep, { kind: K }>;
