import { byParty, check, council, fixture, made, step } from './made';
import type { RuleFixtures } from './fixture.types';

export const R42: RuleFixtures = {
  rule: 'R42',
  valid: [
    fixture('a sitting decides', made('branch', [council()])),
    fixture('a party body gives its opinion', made('branch', [byParty('party', 'pre-review')])),
  ],
  invalid: [
    fixture('one click is the council’s', made('branch', [step('council', 'organ-decision')])),
    fixture('an election by the secretariat', made('election', [step('elected', 'election')])),
    fixture('a check is the party body’s', made('branch', [check('party', 'given.subject', { act: 'pre-review' })])),
  ],
};
