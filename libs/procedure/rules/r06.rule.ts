import { cited } from './cited';
import type { ValueRule } from './rule.types';

/** In Tianjin the words are 一般不得, of 分支机构 only: an exception has its reasons on record. */
export const R06: ValueRule = {
  rule: 'R06',
  kind: 'never',
  says: {
    zh: '分支（代表）机构直接隶属于学会，其下不再设分支（代表）机构。',
    en: 'A branch belongs to the society itself; nothing is set up below a branch.',
  },
  clauses: cited('001 四(一)', '002 §12'),
  strength: { CN: 'hard', 'CN-CQ': 'default', 'CN-TJ': 'soft', 'CN-NX': 'default', 'CN-QH': 'default' },
  matters: ['branch', 'branch-change', 'overseas-branch'],
  concept: 'parent',
  part: 'kind',
  tests: [{ isNot: ['society'] }],
};
