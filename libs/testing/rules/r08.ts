import { byAssociation, check, choiceField, field, fixture, made, onlyIf, order, step } from './made';
import type { RuleFixtures } from './fixture.types';

const approval = byAssociation('approval', 'outside-approval');
const classed = { fields: [choiceField('class', ['commendation', 'none'], 'commendation-class', { required: true })] };
const award = { fields: [field('class', 'yesNo', 'commendation-class', { required: true })] };

const ordered = order({ matter: 'commendation', first: [approval], then: [step('event', 'hold')] });

export const R08: RuleFixtures = {
  rule: 'R08',
  valid: [
    ...ordered.valid,
    fixture(
      'it judges nobody',
      made('commendation', [onlyIf(approval, "form.class == 'commendation'"), step('event', 'hold')], classed),
    ),
    fixture('an award is no commendation', made('award-setup', [check('is', '!form.class'), step('last', 'follow-up')], award)),
  ],
  invalid: [
    ordered.turned,
    ordered.passedOver,
    ordered.missing,
    fixture('a commendation goes as an award', made('award-setup', [step('last', 'follow-up')], award)),
  ],
};
