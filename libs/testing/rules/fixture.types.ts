/** Small templates that keep a rule, and such that break it. Read by tests only. */
import type { Surroundings } from '../../procedure/checker/checker.types';
import type { Template } from '../../procedure';

export interface Fixture {
  /** What is right or wrong about it. */
  name: string;
  template: Template;
  /** What else stands around it. */
  templates?: Surroundings['templates'];
}

/** `valid` gives no finding of the rule, every one of `invalid` does. */
export interface RuleFixtures {
  rule: string;
  valid: Fixture[];
  invalid: Fixture[];
}
