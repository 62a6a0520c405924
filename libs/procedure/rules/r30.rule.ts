import { cited } from './cited';
import type { OrderRule } from './rule.types';

/** No text gives a number: what is asked is that somebody looks at the shares before the ballot. */
export const R30: OrderRule = {
  rule: 'R30',
  kind: 'before',
  says: {
    zh: '理事会人选中基层一线和中青年人员的比例，选举前须核对，宜逐届扩大。',
    en: 'How many front-line and younger people are to be on the council is looked at before the election, so that it grows.',
  },
  clauses: cited('001 三(三)', '002 §10', '003 §4', '004 二(一)'),
  strength: { CN: 'duty', 'CN-TJ': 'plain', 'CN-NX': 'plain', 'CN-QH': 'plain' },
  matters: ['election'],
  first: { acts: ['eligibility'], about: ['front-line-share', 'middle-aged-share'], whatever: true },
  then: { acts: ['election'], when: 'opens' },
};
