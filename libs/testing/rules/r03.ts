import { check, choiceField, field, fixture, made, step, text } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { fields: [field('fee', 'money', 'fee', { required: true, minimum: 0 })] };
const last = step('last', 'follow-up');

export const R03: RuleFixtures = {
  rule: 'R03',
  valid: [
    fixture('a check refuses it', made('award-setup', [check('asked', 'form.fee == 0'), last], around)),
    fixture(
      'who refuses it ends the case',
      made('award-setup', [check('asked', 'form.fee == 0', { outcomes: { holds: 'next', fails: 'end:no' } }), last], {
        ...around,
        results: [{ id: 'no', label: text('no'), refuses: true }],
      }),
    ),
    fixture('nothing is asked', made('award-round', [last])),
  ],
  invalid: [
    fixture('nobody looks', made('award-setup', [last], around)),
    fixture(
      'it is only pointed out',
      made('award-setup', [check('asked', 'form.fee == 0', { outcomes: { holds: 'next', fails: 'warn' } }), last], around),
    ),
    fixture('a little is allowed', made('award-setup', [check('asked', 'form.fee <= 100'), last], around)),
    fixture(
      'one entry of many is charged',
      made('award-round', [last], {
        fields: [
          {
            id: 'rows',
            type: 'table',
            label: text('rows'),
            columns: [{ id: 'fee', type: 'money', label: text('fee'), concept: 'fee' }],
          },
        ],
      }),
    ),
    fixture(
      'said in words that nobody can look at',
      made('award-setup', [last], { fields: [choiceField('fee', ['some', 'none'], 'fee')] }),
    ),
  ],
};
