import { council, order, step } from './made';
import type { RuleFixtures } from './fixture.types';

const ordered = order({
  matter: 'secretary-general',
  jurisdiction: 'CN-CQ',
  first: [council()],
  then: [step('contract', 'agreement')],
});

export const R19: RuleFixtures = {
  rule: 'R19',
  valid: [...ordered.valid],
  invalid: [ordered.turned, ordered.passedOver, ordered.missing],
};
