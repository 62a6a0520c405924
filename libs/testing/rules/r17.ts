import { check, council, field, order } from './made';
import type { RuleFixtures } from './fixture.types';

const ordered = order({
  matter: 'charter-change',
  first: [check('clause', 'given.clause')],
  then: [council()],
  fields: [field('clause', 'longText', 'party-clause', { maxLength: 500 })],
});

export const R17: RuleFixtures = {
  rule: 'R17',
  valid: [...ordered.valid],
  invalid: [ordered.turned, ordered.passedOver, ordered.missing],
};
