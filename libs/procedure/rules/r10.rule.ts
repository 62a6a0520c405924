import { cited } from './cited';
import type { EndRule } from './rule.types';

export const R10: EndRule = {
  rule: 'R10',
  kind: 'at-end',
  says: {
    zh: '登记、年检、评估与党建工作核对同步进行。',
    en: 'Registration, yearly inspection and grading each go together with a check of party work.',
  },
  clauses: cited('003 §1'),
  strength: { 'CN-NX': 'plain' },
  matters: ['registration', 'annual-report', 'grade-application'],
  when: { acts: ['outside-approval', 'initial-review', 'submit'] },
  needs: { acts: ['party-work-check'], whatever: true },
};
