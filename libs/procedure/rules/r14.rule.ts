import { cited } from './cited';
import type { OrderRule } from './rule.types';

/** Which activities have to be filed stands in rules that are not loaded: a template says so by a choice, and one that is passed over asks nothing. */
export const R14: OrderRule = {
  rule: 'R14',
  kind: 'before',
  says: {
    zh: '按规定需要备案的活动，备案完成后方可举办。',
    en: 'An activity that has to be filed is held only after it has been filed.',
  },
  clauses: cited('001 四(二)', '002 §13'),
  strength: { CN: 'duty', 'CN-TJ': 'duty' },
  matters: ['activity', 'co-hosting', 'international-meeting'],
  first: { acts: ['filing'] },
  then: { acts: ['hold'], when: 'opens' },
  passedOver: 'by-any-choice',
  wherePresent: true,
};
