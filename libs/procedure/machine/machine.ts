/**
 * The contract that every aggregate of the log keeps: pure, synchronous, plain JSON in and out.
 * `world` is what the state does not carry: the compiled program and the calendar, both pinned by hash in the log.
 */
import type { Rejection, Step } from '../kernel';

export interface Machine<World, State, Event> {
  /** The first event of a log. */
  start(world: World, event: Event): Step<State> | Rejection;
  /** Any later event, on the state as it now is. A rejection leaves the state as it was. */
  transition(world: World, state: State, event: Event): Step<State> | Rejection;
  /** The earliest clock whose effect changes the state, or null. Reminders are rows, not clocks of the machine. */
  nextClock(state: State): { clock: string; dueAt: string } | null;
  /** What only the shell can answer before the log may go on, or null. */
  pending(state: State): import('./state.types').Pending | null;
  /** True when no event can change anything any more but those that the machine refuses. */
  isClosed(state: State): boolean;
}
