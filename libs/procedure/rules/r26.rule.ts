import { cited } from './cited';
import type { ValueRule } from './rule.types';

export const R26: ValueRule = {
  rule: 'R26',
  kind: 'never',
  says: {
    zh: '服务收入用于公益事业和学会自身发展。',
    en: 'Income from services is used for the public good and the society’s own development.',
  },
  clauses: cited('004 (十六)'),
  strength: { 'CN-QH': 'guidance' },
  matters: ['fee'],
  concept: 'income-use',
  tests: [{ isNot: ['public-good', 'own-development'] }],
};
