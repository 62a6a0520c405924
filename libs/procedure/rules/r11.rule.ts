import { cited } from './cited';
import type { EndRule, ValueRule } from './rule.types';

const CLAUSES = cited('001 四(二)', '002 §13', '003 §6');

const name: ValueRule = {
  rule: 'R11',
  kind: 'never',
  says: {
    zh: '不得只挂名参与活动，不得以挂名收取费用。',
    en: 'Nobody takes part by lending a name, and nothing is paid for a name.',
  },
  clauses: CLAUSES,
  strength: { CN: 'hard', 'CN-TJ': 'hard', 'CN-NX': 'hard' },
  concept: 'name-payment',
  tests: [{ above: 0 }, { is: [true, 'paid'] }],
};

const supervision: EndRule = {
  rule: 'R11',
  kind: 'at-end',
  says: {
    zh: '作为主办、承办、协办单位，须切实履行职责，对活动全过程监管。',
    en: 'Whoever hosts, organises or co-organises does its part and supervises the event from beginning to end.',
  },
  clauses: CLAUSES,
  strength: { CN: 'duty', 'CN-TJ': 'duty', 'CN-NX': 'duty' },
  matters: ['co-hosting', 'activity'],
  when: { acts: ['hold', 'agreement'] },
  needs: { acts: ['process-supervision'] },
};

export const R11 = [name, supervision] as const;
