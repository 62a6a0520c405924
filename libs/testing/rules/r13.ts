import { byAssociation, choiceField, fixture, made, onlyIf, order, step } from './made';
import type { RuleFixtures } from './fixture.types';

const seat = { fields: [choiceField('seat', ['mainland', 'overseas'], 'partner-seat', { required: true })] };
const ordered = order({
  matter: 'overseas-cooperation',
  first: [byAssociation('compliance', 'compliance-review')],
  then: [step('sign', 'agreement')],
});

export const R13: RuleFixtures = {
  rule: 'R13',
  valid: [
    ...ordered.valid,
    fixture(
      'a partner at home',
      made(
        'overseas-cooperation',
        [onlyIf(byAssociation('compliance', 'compliance-review'), "form.seat != 'mainland'"), step('sign', 'agreement')],
        seat,
      ),
    ),
  ],
  invalid: [ordered.turned, ordered.passedOver, ordered.missing],
};
