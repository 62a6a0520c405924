import { council, entry, fixture, made, order, step } from './made';
import type { RuleFixtures } from './fixture.types';

const ordered = order({ matter: 'branch', first: [council()], then: [entry()] });

export const R07: RuleFixtures = {
  rule: 'R07',
  valid: [...ordered.valid],
  invalid: [
    ordered.turned,
    ordered.passedOver,
    ordered.missing,
    fixture('an officer decides', made('branch', [step('officer', 'officer-decision'), entry()])),
  ],
};
