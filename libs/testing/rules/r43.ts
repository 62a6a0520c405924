import { byParty, fixture, made, REMINDS, step, text } from './made';
import type { RuleFixtures } from './fixture.types';

const turning = { within: '3 working days', remind: [], then: 'turn-to:party-member' as const };
const rule = { kind: 'rule' as const, title: text('own rule'), article: '5' };

export const R43: RuleFixtures = {
  rule: 'R43',
  valid: [
    fixture('it reminds', made('donation', [byParty('party', 'pre-review')])),
    fixture('a document says so', made('donation', [byParty('party', 'pre-review', { clock: { ...turning, basis: [rule] } })])),
    fixture('one officer’s step turns to another', made('donation', [step('a', 'follow-up')])),
  ],
  invalid: [
    fixture('the party body’s step turns', made('donation', [byParty('party', 'pre-review', { clock: turning })])),
    fixture(
      'a rung besides',
      made('donation', [
        byParty('party', 'pre-review', { clock: { ...REMINDS, ladder: [{ at: '80%', then: 'turn-to:party-member' }] } }),
      ]),
    ),
  ],
};
