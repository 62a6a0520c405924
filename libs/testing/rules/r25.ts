import { byAssociation, order } from './made';
import type { RuleFixtures } from './fixture.types';

const ordered = order({
  matter: 'annual-report',
  jurisdiction: 'CN-QH',
  first: [byAssociation('reviewed', 'initial-review')],
  then: [byAssociation('inspected', 'outside-approval')],
});

export const R25: RuleFixtures = {
  rule: 'R25',
  valid: [...ordered.valid],
  invalid: [ordered.turned, ordered.passedOver, ordered.missing],
};
