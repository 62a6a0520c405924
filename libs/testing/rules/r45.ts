import { byAssociation, fixture, made, step } from './made';
import type { RuleFixtures } from './fixture.types';

const inside = { filedBy: ['association-officer' as const] };
const [found, letter, heard] = [
  byAssociation('found', 'investigate'),
  byAssociation('letter', 'issue'),
  step('heard', 'hearing'),
];

export const R45: RuleFixtures = {
  rule: 'R45',
  valid: [
    fixture('found inside, then the letter', made('membership-revocation', [found, letter, heard], inside)),
    fixture('nothing goes to the society', made('violation', [found])),
  ],
  invalid: [
    fixture('heard before the letter', made('membership-revocation', [found, heard, letter], inside)),
    fixture(
      'the society sees the finding',
      made('membership-revocation', [byAssociation('found', 'investigate', { audience: 'society' }), letter], inside),
    ),
    fixture('no letter at all', made('violation', [found, heard])),
    fixture(
      'it is the society’s own case',
      made('membership-revocation', [found, letter, heard], { startedBy: [{ kind: 'called' }] }),
    ),
  ],
};
