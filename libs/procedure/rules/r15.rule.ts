import { cited } from './cited';
import type { OrderRule, Strengths } from './rule.types';

const CLAUSES = cited('002 §14', '004 二(三)');
/** The gates stand in the text, their order is read into it. */
const STRENGTH: Strengths = { 'CN-TJ': 'plain', 'CN-QH': 'plain' };

const beforePublication: OrderRule = {
  rule: 'R15',
  kind: 'before',
  says: {
    zh: '内容经意识形态审核把关后，方可对外公布。',
    en: 'Nothing is published before every ideology review of it has consented.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  first: { acts: ['ideology-review'], all: true },
  then: { acts: ['publish'], when: 'opens' },
  passedOver: 'by-any-choice',
  wherePresent: true,
};

const beforeTheEvent: OrderRule = {
  rule: 'R15',
  kind: 'before',
  says: {
    zh: '活动的主题、人员和平台经入口审核后，方可举办。',
    en: 'An event is held only after its topic, people and platform have been reviewed.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  first: { acts: ['ideology-review'] },
  then: { acts: ['hold'], when: 'opens' },
  passedOver: 'by-any-choice',
  wherePresent: true,
};

export const R15 = [beforePublication, beforeTheEvent] as const;
