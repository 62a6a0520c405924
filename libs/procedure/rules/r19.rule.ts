import { cited } from './cited';
import type { OrderRule } from './rule.types';

export const R19: OrderRule = {
  rule: 'R19',
  kind: 'before',
  says: {
    zh: '秘书长由理事会聘任；按其他方式产生的，写明理由。',
    en: 'The council hires the secretary-general; another way is shown with its reason.',
  },
  clauses: cited('000 §16'),
  strength: { CN: 'default', 'CN-CQ': 'push', 'CN-TJ': 'default', 'CN-NX': 'default', 'CN-QH': 'default' },
  matters: ['secretary-general'],
  except: ['other'],
  first: { acts: ['organ-decision'] },
  then: { acts: ['agreement', 'register', 'issue'], when: 'opens' },
};
