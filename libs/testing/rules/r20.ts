import { byAssociation, fixture, made } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { jurisdiction: 'CN-NX' as const };
const of = (id: string, act: Parameters<typeof byAssociation>[1]) => byAssociation(id, act);
const [found, order, acceptance, sanction] = [
  of('found', 'investigate'),
  of('order', 'order'),
  of('acceptance', 'acceptance'),
  of('flag', 'sanction'),
];

export const R20: RuleFixtures = {
  rule: 'R20',
  valid: [
    fixture('ground, order, finding, measure', made('interview-and-rectification', [found, order, acceptance, sanction], around)),
  ],
  invalid: [
    fixture('an order without a ground', made('interview-and-rectification', [order, acceptance, sanction], around)),
    fixture('a measure before the finding', made('interview-and-rectification', [found, order, sanction, acceptance], around)),
    fixture('a measure without an order', made('interview-and-rectification', [found, sanction], around)),
  ],
};
