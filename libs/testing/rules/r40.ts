import { byAssociation, byParty, fixture, made, step } from './made';
import type { RuleFixtures } from './fixture.types';

const told = byAssociation('told', 'issue');

export const R40: RuleFixtures = {
  rule: 'R40',
  valid: [
    fixture('the party body among itself', made('donation', [byParty('party', 'pre-review')])),
    fixture(
      'inside, until somebody is told',
      made('misconduct', [byAssociation('found', 'investigate'), told, step('after', 'follow-up')]),
    ),
  ],
  invalid: [
    fixture('everybody sees the party body', made('donation', [byParty('party', 'pre-review', { audience: 'society' })])),
    fixture('the whole society sees the finding', made('misconduct', [step('found', 'investigate'), told])),
    fixture('a nominee is talked of in the department', made('officer-nomination', [byAssociation('asked', 'nominate')])),
  ],
};
