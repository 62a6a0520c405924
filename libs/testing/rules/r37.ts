import { fixture, made, parameter, step } from './made';
import type { RuleFixtures } from './fixture.types';

const having = (...parameters: Parameters<typeof parameter>[]) =>
  made('branch', [step('a', 'follow-up')], { parameters: parameters.map((one) => parameter(...one)) });

export const R37: RuleFixtures = {
  rule: 'R37',
  valid: [
    fixture('nothing is brought along', having(['threshold', 'money'], ['limit', 'integer', { optional: true, default: 5 }])),
    fixture('a switch of the house', having(['consentFirst', 'boolean', { from: 'deployment', default: false }])),
  ],
  invalid: [
    fixture('an amount of ours', having(['threshold', 'money', { from: 'deployment', default: 100_000 }])),
    fixture('a number that the rule should give', having(['months', 'integer', { from: 'document', default: 12 }])),
  ],
};
