import type { Fraction } from '../sitting/sitting.types';
import type { Assignee } from './template.types';

/**
 * Several posts that decide one step together, each in a slot of its own beside the step's first. One person acts in one of them only.
 *
 * `all` (会签): everybody consents, and whoever does not decides the step. `any` (或签): the first act decides. `in-turn` (依次): one after
 * the other, as long as each consents. `votes` (票签): a share of all slots consents; the denominator is never lowered in silence.
 */
export interface SeveralRule {
  others: Assignee[];
  way: 'all' | 'any' | 'in-turn' | 'votes';
  /** Outcomes that count as consent; the first of them is the step's own when it is given. */
  consent: string[];
  /** With `votes`: which share of all slots must consent, and the outcome when it does not. */
  votes?: { operator: 'more-than' | 'at-least'; of: Fraction; otherwise: string };
  /** Waits until everybody has acted, also when the result stands already. */
  hearsAll?: boolean;
}
