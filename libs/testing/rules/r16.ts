import { council, order, step } from './made';
import type { RuleFixtures } from './fixture.types';

const ordered = order({ matter: 'award-round', first: [step('quality', 'quality-check')], then: [council()] });

export const R16: RuleFixtures = {
  rule: 'R16',
  valid: [...ordered.valid],
  invalid: [ordered.turned, ordered.passedOver, ordered.missing],
};
