import { byAssociation, fixture, FLAG, made, onlyIf } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { fields: [FLAG], jurisdiction: 'CN-NX' as const };
const [when, needs] = [byAssociation('review', 'initial-review'), byAssociation('party-work', 'party-work-check')];

export const R10: RuleFixtures = {
  rule: 'R10',
  valid: [
    fixture('both are done', made('annual-report', [needs, when], around)),
    fixture('whichever comes first', made('annual-report', [when, needs], around)),
  ],
  invalid: [
    fixture('it may be passed over', made('annual-report', [when, onlyIf(needs)], around)),
    fixture('there is none', made('annual-report', [when], around)),
  ],
};
