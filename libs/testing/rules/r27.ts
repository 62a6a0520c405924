import { order, step } from './made';
import type { RuleFixtures } from './fixture.types';

const ordered = order({
  matter: 'fee',
  jurisdiction: 'CN-TJ',
  first: [step('filed', 'filing')],
  then: [step('collected', 'collect')],
});

export const R27: RuleFixtures = {
  rule: 'R27',
  valid: [...ordered.valid],
  invalid: [ordered.turned, ordered.passedOver, ordered.missing],
};
