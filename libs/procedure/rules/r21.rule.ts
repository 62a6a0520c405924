import { cited } from './cited';
import { AUTOMATIC, chosenField } from './template-words';
import type { Found, OrderRule, Strengths, TemplateRule } from './rule.types';
import { stepsWith } from './steps';

const CLAUSES = cited('003 §7');
const STRENGTH: Strengths = { 'CN-NX': 'plain' };

const decided: OrderRule = {
  rule: 'R21',
  kind: 'before',
  says: {
    zh: '团体会员资格由有权机构集体作出决定后，方可在名录中变更。',
    en: 'Group membership changes in the register only after people who may do so have decided on it.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  matters: ['membership-revocation'],
  except: ['other'],
  first: { acts: ['organ-decision', 'sanction'] },
  then: { acts: ['register'], when: 'opens' },
};

/** A counter proposes; the ground is named by a person, from the text's own list. */
const grounded: TemplateRule = {
  rule: 'R21',
  kind: 'template',
  says: {
    zh: '处理团体会员资格须写明文件所列事由，并由人作出决定，不由系统代为决定。',
    en: 'The ground is one that the text names, and people decide: nothing happens by itself.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  matters: ['membership-revocation'],
  except: ['other'],
  check: (template) => [
    ...(chosenField(template, 'grounds') ? [] : [{ path: '/form/fields' }]),
    ...stepsWith(template, ['sanction']).flatMap(({ block, path }): Found[] =>
      AUTOMATIC.includes(block.kind) ? [{ path: `${path}/kind` }] : [],
    ),
  ],
};

export const R21 = [decided, grounded] as const;
