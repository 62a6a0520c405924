import { cited } from './cited';
import type { ValueRule } from './rule.types';

export const R28: ValueRule = {
  rule: 'R28',
  kind: 'never',
  says: {
    zh: '科技评价、资格认定、标准研制和奖项推荐，以独立第三方身份开展。',
    en: 'Evaluation, qualification, standards and recommendations for prizes are done as an independent third party.',
  },
  clauses: cited('000 §13', '004 (十一)'),
  strength: { 'CN-CQ': 'push', 'CN-QH': 'push' },
  matters: ['evaluation', 'qualification', 'public-service', 'talent-nomination'],
  concept: 'independence',
  tests: [{ is: [false, 'not-independent'] }],
};
