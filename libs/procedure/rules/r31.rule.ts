import { cited } from './cited';
import type { OrderRule } from './rule.types';

export const R31: OrderRule = {
  rule: 'R31',
  kind: 'before',
  says: {
    zh: '人才评价和举荐宜在决定前听取同行评议。',
    en: 'When talents are evaluated or nominated, experts of the field are heard before the decision.',
  },
  clauses: cited('001 二(六)', '003 §22', '004 (五)'),
  strength: { CN: 'encourage', 'CN-NX': 'encourage', 'CN-QH': 'encourage' },
  matters: ['talent-nomination', 'award-round', 'qualification'],
  first: { acts: ['peer-review'] },
  then: { acts: ['organ-decision'], when: 'opens' },
};
