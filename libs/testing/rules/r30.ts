import { check, council, field, fixture, made, order } from './made';
import type { RuleFixtures } from './fixture.types';

const shares = [field('front', 'integer', 'front-line-share', { required: true, minimum: 0, maximum: 100 })];
const looked = check('front-line', 'form.front >= 30', { outcomes: { holds: 'next', fails: 'warn' } });
const elected = council('elected', { act: 'election' });

const ordered = order({ matter: 'election', first: [looked], then: [elected], fields: shares });

export const R30: RuleFixtures = {
  rule: 'R30',
  valid: [...ordered.valid],
  invalid: [
    ordered.turned,
    ordered.passedOver,
    ordered.missing,
    fixture('something else is looked at', made('election', [check('subject', 'given.subject'), elected], { fields: shares })),
  ],
};
