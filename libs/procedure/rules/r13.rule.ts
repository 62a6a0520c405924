import { cited } from './cited';
import type { OrderRule } from './rule.types';

/** "Before" stands in 002 §13 alone; elsewhere it is the plain meaning of complying with the rules on foreign affairs. */
export const R13: OrderRule = {
  rule: 'R13',
  kind: 'before',
  says: {
    zh: '境外合作、接受境外捐赠，须先确认符合法律法规和外事管理规定，再签订协议或者实施。',
    en: 'Cooperation with and donations from abroad take effect only after law and the rules on foreign affairs are confirmed to be kept.',
  },
  clauses: cited('001 四(二)', '002 §13', '003 §6'),
  strength: { CN: 'duty', 'CN-CQ': 'default', 'CN-TJ': 'duty', 'CN-NX': 'duty', 'CN-QH': 'default' },
  matters: ['overseas-cooperation', 'overseas-donation', 'international-meeting'],
  first: { acts: ['compliance-review'] },
  then: { acts: ['agreement', 'execute', 'collect'], when: 'ends' },
  passedOver: { concepts: ['partner-seat', 'donor-seat'], acts: ['classify'] },
};
