import { check, choiceField, fixture, made, step, text } from './made';
import type { RuleFixtures } from './fixture.types';

const around = {
  fields: [choiceField('use', ['public-good', 'own-development', 'bonus'], 'income-use', { required: true })],
  jurisdiction: 'CN-QH' as const,
};
const last = step('last', 'follow-up');

export const R26: RuleFixtures = {
  rule: 'R26',
  valid: [
    fixture('a check refuses it', made('fee', [check('asked', "form.use != 'bonus'"), last], around)),
    fixture(
      'who refuses it ends the case',
      made('fee', [check('asked', "form.use != 'bonus'", { outcomes: { holds: 'next', fails: 'end:no' } }), last], {
        ...around,
        results: [{ id: 'no', label: text('no'), refuses: true }],
      }),
    ),
  ],
  invalid: [
    fixture('nobody looks', made('fee', [last], around)),
    fixture(
      'it is only pointed out',
      made('fee', [check('asked', "form.use != 'bonus'", { outcomes: { holds: 'next', fails: 'warn' } }), last], around),
    ),
  ],
};
