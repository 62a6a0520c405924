import { check, field, fixture, made, step, text } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { fields: [field('free', 'yesNo', 'voluntary', { required: true })] };
const last = step('last', 'follow-up');

export const R12: RuleFixtures = {
  rule: 'R12',
  valid: [
    fixture('a check refuses it', made('donation', [check('asked', 'form.free'), last], around)),
    fixture(
      'who refuses it ends the case',
      made('donation', [check('asked', 'form.free', { outcomes: { holds: 'next', fails: 'end:no' } }), last], {
        ...around,
        results: [{ id: 'no', label: text('no'), refuses: true }],
      }),
    ),
  ],
  invalid: [
    fixture('nobody looks', made('donation', [last], around)),
    fixture(
      'it is only pointed out',
      made('donation', [check('asked', 'form.free', { outcomes: { holds: 'next', fails: 'warn' } }), last], around),
    ),
  ],
};
