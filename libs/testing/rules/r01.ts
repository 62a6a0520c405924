import { byParty, council, field, fixture, made, onlyIf, order, parameter, step, text } from './made';
import type { RuleFixtures } from './fixture.types';

const party = byParty('party', 'pre-review');
const large = {
  fields: [field('amount', 'money', 'amount', { required: true, minimum: 0 })],
  parameters: [parameter('largeAmount', 'money')],
};
const ignored = byParty('party', 'pre-review', {
  outcomes: {
    agreed: { to: 'next', label: text('agreed'), consents: true },
    'not-agreed': { to: 'next', label: text('not agreed') },
  },
});

const ordered = order({ matter: 'large-expenditure', first: [party], then: [council()] });

export const R01: RuleFixtures = {
  rule: 'R01',
  valid: [
    ...ordered.valid,
    fixture(
      'a small amount has no pre-review',
      made('large-expenditure', [onlyIf(party, 'form.amount >= params.largeAmount'), council()], large),
    ),
    fixture('Chongqing has another way', made('large-expenditure', [council()], { jurisdiction: 'CN-CQ' })),
    fixture(
      'somebody has classed it',
      made('talent-nomination', [step('class', 'classify'), onlyIf(party, "outcomes['class'] == 'agreed'"), council()], {
        jurisdiction: 'CN-NX',
      }),
    ),
  ],
  invalid: [
    ordered.turned,
    ordered.passedOver,
    ordered.missing,
    fixture('what was not agreed goes on', made('large-expenditure', [ignored, council()])),
    fixture(
      'both at once',
      made('donation', [
        {
          kind: 'parallel',
          id: 'both',
          join: 'all',
          branches: [
            { id: 'left', blocks: [party] },
            { id: 'right', blocks: [council()] },
          ],
        },
      ]),
    ),
  ],
};
