import { council, fixture, made, parameter } from './made';
import type { RuleFixtures } from './fixture.types';

const organ = (from: 'charter' | 'rule' | 'deployment') =>
  made('branch', [council('sits', { organ: { parameter: 'body' } })], { parameters: [parameter('body', 'organ', { from })] });

export const R39: RuleFixtures = {
  rule: 'R39',
  valid: [fixture('the charter names it', organ('charter')), fixture('a party body has its own rules', organ('rule'))],
  invalid: [fixture('the house names it', organ('deployment'))],
};
