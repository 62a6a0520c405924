import { cited } from './cited';
import type { OrderRule } from './rule.types';

/** That the check comes before the decision is our reading; that it is made, the texts'. */
export const R05: OrderRule = {
  rule: 'R05',
  kind: 'before',
  says: {
    zh: '分支机构、业务活动、评比表彰须在章程的宗旨和业务范围之内，核对后方可提交决定。',
    en: 'Branches, activities and commendations stay inside the charter’s purpose and scope: that is checked before anybody decides.',
  },
  clauses: cited('001 四(一)', '001 四(二)', '001 四(三)', '002 §12', '002 §13', '002 §15', '003 §5', '003 §6'),
  strength: { CN: 'duty', 'CN-CQ': 'default', 'CN-TJ': 'plain', 'CN-NX': 'plain', 'CN-QH': 'default' },
  strengthIn: {
    activity: { CN: 'duty', 'CN-CQ': 'default', 'CN-TJ': 'duty', 'CN-NX': 'duty', 'CN-QH': 'default' },
    commendation: { CN: 'duty', 'CN-CQ': 'default', 'CN-TJ': 'plain', 'CN-NX': 'default', 'CN-QH': 'default' },
  },
  matters: ['branch', 'activity', 'commendation'],
  first: { acts: ['eligibility'], about: ['charter-scope', 'purpose'] },
  then: { acts: ['organ-decision', 'officer-decision', 'outside-approval'], when: 'opens' },
};
