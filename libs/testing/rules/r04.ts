import { check, choiceField, fixture, made, step, text } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { fields: [choiceField('seat', ['mainland', 'overseas'], 'partner-seat', { required: true })] };
const last = step('last', 'follow-up');

export const R04: RuleFixtures = {
  rule: 'R04',
  valid: [
    fixture('a check refuses it', made('commendation', [check('asked', "form.seat == 'mainland'"), last], around)),
    fixture(
      'who refuses it ends the case',
      made('commendation', [check('asked', "form.seat == 'mainland'", { outcomes: { holds: 'next', fails: 'end:no' } }), last], {
        ...around,
        results: [{ id: 'no', label: text('no'), refuses: true }],
      }),
    ),
  ],
  invalid: [
    fixture('nobody looks', made('commendation', [last], around)),
    fixture(
      'it is only pointed out',
      made(
        'commendation',
        [check('asked', "form.seat == 'mainland'", { outcomes: { holds: 'next', fails: 'warn' } }), last],
        around,
      ),
    ),
  ],
};
