import { cited } from './cited';
import type { ValueRule } from './rule.types';

/** "Not a condition of membership or attendance" is our test for what the texts call forcing somebody. */
export const R12: ValueRule = {
  rule: 'R12',
  kind: 'never',
  says: {
    zh: '不得强制会员或者参会人员赞助、捐赠、订购产品或者刊物。',
    en: 'Nobody is made to sponsor, to donate, or to order products or journals.',
  },
  clauses: cited('001 四(二)', '002 §13', '003 §6'),
  strength: { CN: 'hard', 'CN-CQ': 'default', 'CN-TJ': 'hard', 'CN-NX': 'hard', 'CN-QH': 'default' },
  concept: 'voluntary',
  tests: [{ is: [false, 'not-voluntary'] }],
};
