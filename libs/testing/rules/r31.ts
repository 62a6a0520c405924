import { council, order, step } from './made';
import type { RuleFixtures } from './fixture.types';

const ordered = order({ matter: 'talent-nomination', first: [step('peers', 'peer-review')], then: [council()] });

export const R31: RuleFixtures = {
  rule: 'R31',
  valid: [...ordered.valid],
  invalid: [ordered.turned, ordered.passedOver, ordered.missing],
};
