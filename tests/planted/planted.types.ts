/** A bug that somebody could make, and the tests that must notice it. */
export interface PlantedBug {
  /** What the product does then, in a few words. */
  bug: string;
  /** From the root. */
  file: string;
  /** Stands there exactly once. */
  find: string;
  put: string;
  gate: Gate;
}

/** One suite, and what the paths of its test files must contain. */
export interface Gate {
  suite: 'rooms' | 'replay' | 'integration';
  tests: string;
}
