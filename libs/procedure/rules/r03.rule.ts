import { cited } from './cited';
import type { ValueRule } from './rule.types';

/** Tianjin's words are against fees that break the rules; until such a rule is on file, its clause is a reason to depart, not a way around. */
export const R03: ValueRule = {
  rule: 'R03',
  kind: 'never',
  says: {
    zh: '设立奖项和评选不向任何人收费，收费金额须为零。',
    en: 'Setting up and awarding a prize charges nobody anything: every fee is zero.',
  },
  clauses: cited('001 二(六)', '002 §5'),
  strength: { CN: 'hard', 'CN-CQ': 'default', 'CN-TJ': 'plain', 'CN-NX': 'default', 'CN-QH': 'default' },
  matters: ['award-setup', 'award-round'],
  concept: 'fee',
  tests: [{ above: 0 }, { is: [true, 'charged'] }],
};
