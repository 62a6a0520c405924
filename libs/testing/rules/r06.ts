import { check, field, fixture, made, step, text } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { fields: [field('parent', 'organisation', 'parent', { required: true, among: 'society-and-branches' })] };
const last = step('last', 'follow-up');

export const R06: RuleFixtures = {
  rule: 'R06',
  valid: [
    fixture('a check refuses it', made('branch', [check('asked', "form.parent.kind == 'society'"), last], around)),
    fixture(
      'who refuses it ends the case',
      made('branch', [check('asked', "form.parent.kind == 'society'", { outcomes: { holds: 'next', fails: 'end:no' } }), last], {
        ...around,
        results: [{ id: 'no', label: text('no'), refuses: true }],
      }),
    ),
  ],
  invalid: [
    fixture('nobody looks', made('branch', [last], around)),
    fixture(
      'it is only pointed out',
      made(
        'branch',
        [check('asked', "form.parent.kind == 'society'", { outcomes: { holds: 'next', fails: 'warn' } }), last],
        around,
      ),
    ),
  ],
};
