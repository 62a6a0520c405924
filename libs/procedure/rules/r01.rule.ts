import type { OrderRule } from './rule.types';

/**
 * The matters that the national text lists. Where a local text lists matters only after somebody has classed them as 三重一大, the
 * classification is a person's, and the checker asks for it.
 */
export const R01: OrderRule = {
  rule: 'R01',
  kind: 'before',
  says: {
    zh: '重大事项决策前，须先经党组织前置审议同意，方可提交会议表决。',
    en: 'A major matter is put to the deciding organ only after the party body has consented to it in its pre-review.',
  },
  clauses: [
    { source: '001', clause: '三(一)' },
    { source: '003', clause: '§1' },
  ],
  strength: { CN: 'duty' },
  matters: ['annual-plan', 'large-expenditure', 'donation', 'award-round', 'talent-nomination'],
  first: { acts: ['pre-review'] },
  then: { acts: ['organ-decision'], when: 'opens' },
};
