import { check, council, field, fixture, made, order, step } from './made';
import type { RuleFixtures } from './fixture.types';

const scope = check('scope', 'form.inside');
const around = { fields: [field('inside', 'yesNo', 'charter-scope', { required: true })] };

const ordered = order({
  matter: 'branch',
  first: [scope],
  then: [council()],
  fields: [field('inside', 'yesNo', 'charter-scope', { required: true })],
});

export const R05: RuleFixtures = {
  rule: 'R05',
  valid: [...ordered.valid, fixture('a person checks it', made('activity', [step('scope', 'eligibility'), council()]))],
  invalid: [
    ordered.turned,
    ordered.passedOver,
    ordered.missing,
    fixture(
      'outside it goes on',
      made('branch', [check('scope', 'form.inside', { outcomes: { holds: 'next', fails: 'warn' } }), council()], around),
    ),
    fixture('a check of something else', made('commendation', [check('scope', 'given.subject'), council()], around)),
  ],
};
