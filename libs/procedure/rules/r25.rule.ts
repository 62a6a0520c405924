import { cited } from './cited';
import type { OrderRule } from './rule.types';

export const R25: OrderRule = {
  rule: 'R25',
  kind: 'before',
  says: {
    zh: '年度工作报告先经初审（前置审查），再报年检。',
    en: 'A yearly report has its initial review before the inspection.',
  },
  clauses: cited('003 §7', '004 (十四)'),
  strength: { 'CN-NX': 'plain', 'CN-QH': 'duty' },
  matters: ['annual-report'],
  except: ['other'],
  first: { acts: ['initial-review'] },
  then: { acts: ['outside-approval'], when: 'opens' },
};
