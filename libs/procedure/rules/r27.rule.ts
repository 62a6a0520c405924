import { cited } from './cited';
import type { OrderRule } from './rule.types';

export const R27: OrderRule = {
  rule: 'R27',
  kind: 'before',
  says: {
    zh: '服务性收费项目按规定备案后，方可收取。',
    en: 'A fee for services is collected only after its item has been filed.',
  },
  clauses: cited('002 §13', '004 (十六)'),
  strength: { 'CN-TJ': 'plain', 'CN-QH': 'default' },
  matters: ['fee'],
  except: ['other'],
  first: { acts: ['filing'] },
  then: { acts: ['collect'], when: 'opens' },
};
