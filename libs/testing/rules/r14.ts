import { byAssociation, fixture, FLAG, made, onlyIf, step } from './made';
import type { RuleFixtures } from './fixture.types';

const [filing, hold] = [byAssociation('filing', 'filing'), step('event', 'hold')];

export const R14: RuleFixtures = {
  rule: 'R14',
  valid: [
    fixture('it is filed first', made('activity', [filing, hold])),
    fixture('it need not be filed', made('activity', [onlyIf(filing), hold], { fields: [FLAG] })),
    fixture('none has to be filed here', made('activity', [hold])),
  ],
  invalid: [
    fixture('it is filed afterwards', made('activity', [hold, filing])),
    fixture(
      'what is filed in vain goes on',
      made('activity', [
        {
          kind: 'parallel',
          id: 'both',
          join: 'all',
          branches: [
            { id: 'left', blocks: [filing] },
            { id: 'right', blocks: [hold] },
          ],
        },
      ]),
    ),
  ],
};
