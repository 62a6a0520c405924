import { cited } from './cited';
import type { OrderRule } from './rule.types';

export const R07: OrderRule = {
  rule: 'R07',
  kind: 'before',
  says: {
    zh: '分支机构经学会内部民主程序决定后，方可记入名录。',
    en: 'A branch enters the register only after the society has decided on it by its own democratic procedure.',
  },
  clauses: cited('001 四(一)', '002 §12', '003 §5'),
  strength: { CN: 'duty', 'CN-CQ': 'default', 'CN-TJ': 'plain', 'CN-NX': 'plain', 'CN-QH': 'default' },
  matters: ['branch', 'overseas-branch'],
  except: ['other'],
  first: { acts: ['organ-decision'] },
  then: { acts: ['register'], when: 'opens' },
};
