import { cited } from './cited';
import type { OrderRule, Strengths, ValueRule } from './rule.types';

const STRENGTH: Strengths = { CN: 'hard', 'CN-CQ': 'default', 'CN-TJ': 'hard', 'CN-NX': 'default', 'CN-QH': 'default' };
const CLAUSES = cited('001 四(三)', '002 §15');

/** Whether an event judges anybody is somebody's word: a choice over that word may pass the approval over. */
const approved: OrderRule = {
  rule: 'R08',
  kind: 'before',
  says: {
    zh: '评比达标表彰活动未经批准，不得举办或者参与。',
    en: 'A commendation event is not held, nor taken part in, before its approval is on file.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  matters: ['commendation'],
  first: { acts: ['outside-approval'] },
  then: { acts: ['hold'], when: 'opens' },
  passedOver: { concepts: ['commendation-class', 'name-used', 'judged-subject'], acts: ['classify'] },
};

const disguised: ValueRule = {
  rule: 'R08',
  kind: 'never',
  says: {
    zh: '属于评比表彰活动的，不按奖项办理，另按评比表彰活动报批。',
    en: 'What is a commendation event is not dealt with as an award: it takes the way of commendations.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  matters: ['award-setup', 'award-round'],
  concept: 'commendation-class',
  tests: [{ is: [true, 'commendation'] }],
};

export const R08 = [approved, disguised] as const;
