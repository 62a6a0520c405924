import { cited } from './cited';
import type { OrderRule } from './rule.types';

export const R24: OrderRule = {
  rule: 'R24',
  kind: 'before',
  says: {
    zh: '学会成立、变更、注销，前置审查在登记机关决定之前完成。',
    en: 'Founding, changing and deregistering a society: the pre-examination comes before the authority’s decision.',
  },
  clauses: cited('004 (十四)'),
  strength: { 'CN-QH': 'duty' },
  matters: ['registration', 'registration-change', 'deregistration'],
  except: ['other'],
  first: { acts: ['pre-examination'] },
  then: { acts: ['outside-approval'], when: 'opens' },
};
