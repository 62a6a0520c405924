import { byAssociation, choiceField, fixture, made, onlyIf } from './made';
import type { RuleFixtures } from './fixture.types';

const around = {
  jurisdiction: 'CN-NX' as const,
  fields: [choiceField('ground', ['interview', 'order'], 'grounds', { required: true })],
};
const [interview, order] = [byAssociation('interview', 'interview'), byAssociation('order', 'order')];

export const R22: RuleFixtures = {
  rule: 'R22',
  valid: [
    fixture(
      'each has its ground',
      made('interview-and-rectification', [onlyIf(interview, "form.ground == 'interview'"), order], around),
    ),
    fixture('the order comes first', made('interview-and-rectification', [order, interview], around)),
  ],
  invalid: [
    fixture('no order without an interview', made('interview-and-rectification', [interview, order], around)),
    fixture(
      'both in one branch',
      made(
        'interview-and-rectification',
        [{ kind: 'choice', id: 'way', branches: [{ when: "form.ground == 'order'", blocks: [interview, order] }] }],
        around,
      ),
    ),
  ],
};
