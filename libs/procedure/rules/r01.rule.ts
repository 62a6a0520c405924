import { cited } from './cited';
import type { OrderRule } from './rule.types';

/**
 * Which matters each text lists. Ningxia names 三重一大, so that somebody's classification may pass the step over there; an amount below
 * the society's own threshold may everywhere. Only the outcome that consents opens the vote.
 */
export const R01: OrderRule = {
  rule: 'R01',
  kind: 'before',
  says: {
    zh: '重大事项决策前，须先经党组织前置审议同意，方可提交会议表决。',
    en: 'A major matter is put to the deciding organ only after the party body has consented to it in its pre-review.',
  },
  clauses: cited('001 三(一)', '002 §9', '003 §1', '004 二(一)'),
  strength: { CN: 'duty', 'CN-TJ': 'plain', 'CN-NX': 'duty', 'CN-QH': 'plain' },
  strengthIn: {
    'annual-plan': { CN: 'duty', 'CN-TJ': 'plain', 'CN-NX': 'duty' },
    'award-round': { CN: 'duty', 'CN-TJ': 'plain', 'CN-QH': 'plain' },
  },
  matters: ['annual-plan', 'large-expenditure', 'donation', 'award-round', 'talent-nomination'],
  first: { acts: ['pre-review'] },
  then: { acts: ['organ-decision'], when: 'opens' },
  passedOver: { concepts: ['amount', 'threshold'], acts: ['classify'] },
};
