import { byParty, council, fixture, FLAG, made, onlyIf, step, text } from './made';
import type { RuleFixtures } from './fixture.types';

const party = byParty('party', 'pre-review');

export const R02: RuleFixtures = {
  rule: 'R02',
  valid: [
    fixture('the organ decides', made('branch', [party, council()])),
    fixture('its own procedure only gives an opinion', made('party-pre-review', [party])),
    fixture(
      'what the party body has not cleared ends as refused',
      made(
        'branch',
        [
          byParty('party', 'pre-review', {
            outcomes: { agreed: { to: 'next', label: text('agreed') }, held: { to: 'end:held', label: text('held') } },
          }),
          council(),
        ],
        {
          results: [{ id: 'held', label: text('held'), refuses: true }],
        },
      ),
    ),
  ],
  invalid: [
    fixture('nobody else decides', made('branch', [party])),
    fixture('the organ may be passed over', made('branch', [party, onlyIf(council())], { fields: [FLAG] })),
    fixture(
      'a named end that refuses nothing',
      made(
        'branch',
        [
          party,
          onlyIf(step('way', 'follow-up', { outcomes: { agreed: { to: 'end:cleared', label: text('cleared') } } })),
          council(),
        ],
        {
          fields: [FLAG],
          results: [{ id: 'cleared', label: text('cleared') }],
        },
      ),
    ),
  ],
};
