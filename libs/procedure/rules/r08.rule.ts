import type { OrderRule } from './rule.types';

export const R08: OrderRule = {
  rule: 'R08',
  kind: 'before',
  says: {
    zh: '评比达标表彰活动未经批准，不得举办或者参与。',
    en: 'A commendation event is not held, nor taken part in, before its approval is on file.',
  },
  clauses: [
    { source: '001', clause: '四(三)' },
    { source: '002', clause: '§15' },
  ],
  strength: { CN: 'hard', 'CN-TJ': 'hard' },
  matters: ['commendation'],
  first: { acts: ['outside-approval'] },
  then: { acts: ['hold'], when: 'opens' },
};
