import { cited } from './cited';
import type { OrderRule, Strengths } from './rule.types';

const CLAUSES = cited('003 §7');
const STRENGTH: Strengths = { 'CN-NX': 'plain' };

const ground: OrderRule = {
  rule: 'R20',
  kind: 'before',
  says: {
    zh: '认定整改事由后，方可责令限期整改。',
    en: 'An order to rectify is given only after its ground has been found.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  matters: ['interview-and-rectification'],
  first: { acts: ['classify', 'investigate', 'panel-finding'] },
  then: { acts: ['order'], when: 'opens' },
};

/** What the acceptance consents to here is that nothing has markedly improved: the template declares it. */
const noImprovement: OrderRule = {
  rule: 'R20',
  kind: 'before',
  says: {
    zh: '整改期满并认定无明显改进的，方可作出进一步处理。',
    en: 'A measure follows only on an order whose time is over and the finding that nothing has markedly improved.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  matters: ['interview-and-rectification'],
  first: { acts: ['acceptance'] },
  then: { acts: ['sanction'], when: 'opens' },
};

export const R20 = [ground, noImprovement] as const;
