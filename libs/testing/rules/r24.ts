import { byAssociation, order } from './made';
import type { RuleFixtures } from './fixture.types';

const ordered = order({
  matter: 'deregistration',
  jurisdiction: 'CN-QH',
  first: [byAssociation('examined', 'pre-examination')],
  then: [byAssociation('authority', 'outside-approval')],
});

export const R24: RuleFixtures = {
  rule: 'R24',
  valid: [...ordered.valid],
  invalid: [ordered.turned, ordered.passedOver, ordered.missing],
};
