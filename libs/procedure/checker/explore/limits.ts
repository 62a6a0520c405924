/** How far an exploration goes before it says that it has not decided. It counts, because no clock runs in here. */
export interface Limits {
  /** Abstract states of one rule, of all refinements together. */
  states: number;
  /** How often the exploration looks more closely: each time at what made a way impossible. */
  refinements: number;
  /** Ways that are replayed before it gives up looking for one that the simulator confirms. */
  replays: number;
}

export const DEFAULT_LIMITS: Limits = { states: 60_000, refinements: 40, replays: 8 };
