import type { EndRule } from './rule.types';

/** Inferred from party leadership with autonomy by law and charter (000 §4, §16; 001 三(一); 002 §9; 003 §1; 004 二(一)). */
export const R02: EndRule = {
  rule: 'R02',
  kind: 'at-end',
  says: {
    zh: '前置审议不替代章程规定的机构作出决定：办结须有该机构的决定。',
    en: 'The pre-review decides nothing by itself: what ends as approved has the decision of the organ that the charter names.',
  },
  clauses: [
    { source: '000', clause: '§16' },
    { source: '001', clause: '三(一)' },
    { source: '002', clause: '§9' },
    { source: '003', clause: '§1' },
    { source: '004', clause: '二(一)' },
  ],
  strength: { CN: 'design', 'CN-CQ': 'design', 'CN-TJ': 'design', 'CN-NX': 'design', 'CN-QH': 'design' },
  when: { acts: ['pre-review'] },
  needs: { acts: ['organ-decision'] },
};
