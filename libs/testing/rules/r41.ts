import { byParty, fixture, made, PARTY, REMINDS, step, SUPERVISOR } from './made';
import type { RuleFixtures } from './fixture.types';

const NEVER = ['transfer', 'delegate', 'add-signer', 'proxy'] as const;
const inPool = { ...PARTY, pool: true as const };
const votes = (more: object) =>
  step('panel', 'panel-finding', {
    several: {
      others: [SUPERVISOR],
      way: 'votes',
      consent: ['agreed'],
      votes: { operator: 'more-than', of: { numerator: 1, denominator: 2 }, otherwise: 'not-agreed' },
    },
    clock: REMINDS,
    ...more,
  });
const recording = { forms: ['paper' as const], back: '10 days', by: SUPERVISOR };

export const R41: RuleFixtures = {
  rule: 'R41',
  valid: [
    fixture('the party body itself', made('donation', [byParty('party', 'pre-review')])),
    fixture(
      'another post that hands nothing on',
      made('donation', [step('party', 'pre-review', { actions: { never: [...NEVER] } })]),
    ),
    fixture('a vote', made('misconduct', [votes({})])),
  ],
  invalid: [
    fixture('another post that may', made('officer-nomination', [step('party', 'nominee-vetting')])),
    fixture('whoever takes it from a pool', made('donation', [byParty('party', 'pre-review', { by: inPool })])),
    fixture('a vote that somebody else enters', made('misconduct', [votes({ actions: { recording } })])),
  ],
};
