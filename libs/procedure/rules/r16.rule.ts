import { cited } from './cited';
import type { OrderRule } from './rule.types';

/** The limits are the society's own parameters; that the result keeps them is what the check of quality, number and ratio says. */
export const R16: OrderRule = {
  rule: 'R16',
  kind: 'before',
  says: {
    zh: '评选结果的质量、数量和获奖比例审查合格后，方可提交决定。',
    en: 'The quality, the number and the ratio of winners are checked before the result is put to the deciding organ.',
  },
  clauses: cited('001 二(六)', '002 §5'),
  strength: { CN: 'plain', 'CN-CQ': 'default', 'CN-TJ': 'plain', 'CN-NX': 'default', 'CN-QH': 'default' },
  matters: ['award-round'],
  first: { acts: ['quality-check'] },
  then: { acts: ['organ-decision'], when: 'opens' },
};
