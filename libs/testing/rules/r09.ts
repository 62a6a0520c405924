import { byAssociation, byParty, fixture, FLAG, made, onlyIf, text } from './made';
import { TEST_BASIS } from '../templates/builder';
import type { RuleFixtures } from './fixture.types';

const begun = {
  ...{ kind: 'open' as const, id: 'begin', title: text('begin'), act: 'party-decision' as const, basis: TEST_BASIS },
  opens: { start: 'by-society' as const, duty: text('set up the party organisation'), within: '30 days' },
  outcomes: { opened: { to: 'next' as const, label: text('opened') } },
};
const around = { fields: [FLAG], jurisdiction: 'CN-NX' as const };
const [when, needs] = [byAssociation('authority', 'outside-approval'), byParty('party', 'party-decision')];

export const R09: RuleFixtures = {
  rule: 'R09',
  valid: [
    fixture('both are done', made('registration', [needs, when], around)),
    fixture('whichever comes first', made('registration', [when, needs], around)),
    fixture('elsewhere a dated duty is enough', made('registration', [when, begun], { jurisdiction: 'CN-QH' })),
  ],
  invalid: [
    fixture('it may be passed over', made('registration', [when, onlyIf(needs)], around)),
    fixture('there is none', made('registration', [when], around)),
    fixture('in Ningxia a duty is not enough', made('registration', [when, begun], around)),
  ],
};
