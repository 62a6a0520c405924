import { cited } from './cited';
import type { OrderRule } from './rule.types';

export const R17: OrderRule = {
  rule: 'R17',
  kind: 'before',
  says: {
    zh: '章程须载明党的领导相关内容，核对后方可提交会议审议。',
    en: 'The charter says that the Party leads: that is checked before an organ decides on its text.',
  },
  clauses: cited('000 §4', '001 三(一)', '003 §1', '004 二(一)'),
  strength: { CN: 'duty', 'CN-CQ': 'duty', 'CN-NX': 'plain', 'CN-QH': 'plain' },
  matters: ['charter-change'],
  first: { acts: ['eligibility'], about: ['party-clause'] },
  then: { acts: ['organ-decision'], when: 'opens' },
};
