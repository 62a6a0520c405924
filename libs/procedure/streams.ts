/** The aggregates that keep a log, by kind: what the shell needs to drive one without knowing which it is. */
import type { Calendar } from './clock/calendar.types';
import type { Rejection, Step } from './kernel';
import { caseMachine } from './machine/case-machine';
import type { CaseEvent } from './machine/event.types';
import type { Machine } from './machine/machine';
import type { CaseState } from './machine/state.types';
import { sittingMachine } from './sitting/sitting-machine';
import type { SittingEvent, SittingState } from './sitting/sitting.types';
import type { Program } from './template/program.types';

export type StreamState = CaseState | SittingState;
export type StreamEvent = CaseEvent | SittingEvent;

/** What no state carries: pinned by hash in the log. A sitting needs neither, its organ's rules stand in its first event. */
export interface StreamWorld {
  program: Program | null;
  calendar: Calendar | null;
  /** Of a log that goes over to another version: the programs that its event may name. */
  successors?: Record<string, Program>;
}

type AnyMachine = Machine<StreamWorld, StreamState, StreamEvent>;

/** By kind of log. That a log holds events of its own kind alone is kept by its first one. */
export const machines: Record<StreamState['kind'], AnyMachine> = {
  case: caseMachine,
  sitting: sittingMachine,
};

/** Whether what a log rests on is another from this event on: whoever folds it reads the log's world again. */
export function changesWorld(event: StreamEvent): boolean {
  return event.kind === 'calendar-changed' || event.kind === 'migrated';
}

/** One event on the state before it; null before the first. */
export function applyEvent(
  kind: StreamState['kind'],
  world: StreamWorld,
  state: StreamState | null,
  event: StreamEvent,
): Step<StreamState> | Rejection {
  const machine = machines[kind];
  return state === null ? machine.start(world, event) : machine.transition(world, state, event);
}
