import { cited } from './cited';
import type { EndRule } from './rule.types';
import { everywhere } from './strength';

/** The pre-review's own procedure gives an opinion to whoever asks for it, and decides nothing. */
export const R02: EndRule = {
  rule: 'R02',
  kind: 'at-end',
  says: {
    zh: '前置审议不替代章程规定的机构作出决定：办结须有该机构的决定。',
    en: 'The pre-review decides nothing by itself: what ends as approved has the decision of the organ that the charter names.',
  },
  clauses: cited('000 §4', '000 §16', '001 三(一)', '002 §9', '003 §1', '004 一(二)', '004 二(一)'),
  strength: everywhere('design'),
  except: ['party-pre-review'],
  when: { acts: ['pre-review'] },
  needs: { acts: ['organ-decision', 'election'] },
};
