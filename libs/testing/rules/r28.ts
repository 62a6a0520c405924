import { check, field, fixture, made, step, text } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { fields: [field('independent', 'yesNo', 'independence', { required: true })], jurisdiction: 'CN-CQ' as const };
const last = step('last', 'follow-up');

export const R28: RuleFixtures = {
  rule: 'R28',
  valid: [
    fixture('a check refuses it', made('evaluation', [check('asked', 'form.independent'), last], around)),
    fixture(
      'who refuses it ends the case',
      made('evaluation', [check('asked', 'form.independent', { outcomes: { holds: 'next', fails: 'end:no' } }), last], {
        ...around,
        results: [{ id: 'no', label: text('no'), refuses: true }],
      }),
    ),
  ],
  invalid: [
    fixture('nobody looks', made('evaluation', [last], around)),
    fixture(
      'it is only pointed out',
      made('evaluation', [check('asked', 'form.independent', { outcomes: { holds: 'next', fails: 'warn' } }), last], around),
    ),
  ],
};
