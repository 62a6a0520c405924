import { cited } from './cited';
import type { EndRule, Strengths } from './rule.types';

const BEGUN = ['CN', 'CN-CQ', 'CN-TJ', 'CN-QH'] as const;
const STRENGTH: Strengths = { CN: 'default', 'CN-CQ': 'default', 'CN-TJ': 'default', 'CN-NX': 'hard', 'CN-QH': 'default' };

/** At the same time is the same case in Ningxia; elsewhere a dated duty to do it is enough, which is ours. */
export const R09: EndRule = {
  rule: 'R09',
  kind: 'at-end',
  says: {
    zh: '新成立的学会同步建立党组织，未建立的不办结。',
    en: 'A new society has its party organisation set up together with its registration.',
  },
  clauses: cited('003 §2', '000 §5'),
  strength: STRENGTH,
  matters: ['registration'],
  when: { acts: ['outside-approval'] },
  needs: { acts: ['party-decision'], begun: [...BEGUN] },
};
