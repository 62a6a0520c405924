import { cited } from './cited';
import type { ValueRule } from './rule.types';

/** The ban is read as absolute: 未经批准 does not soften it. */
export const R04: ValueRule = {
  rule: 'R04',
  kind: 'never',
  says: {
    zh: '评比表彰活动不得与境外组织合作举办。',
    en: 'No commendation event has an organisation from abroad as a partner.',
  },
  clauses: cited('001 四(三)', '002 §15'),
  strength: { CN: 'hard', 'CN-CQ': 'default', 'CN-TJ': 'hard', 'CN-NX': 'default', 'CN-QH': 'default' },
  matters: ['commendation'],
  concept: 'partner-seat',
  tests: [{ isNot: ['mainland', 'domestic', false] }],
};
