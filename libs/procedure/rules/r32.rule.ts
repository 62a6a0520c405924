import { cited } from './cited';
import type { TemplateRule } from './rule.types';
import { allFields } from './template-words';

/** Whether somebody is a party member is nobody's to compute: what shows is that the post is asked and an exception has room for reasons. */
export const R32: TemplateRule = {
  rule: 'R32',
  kind: 'template',
  says: {
    zh: '党支部书记原则上由担任学会负责人的党员担任；例外的写明理由。',
    en: 'The party-branch secretary is as a rule a party member who holds a responsible post; an exception gives its reasons.',
  },
  clauses: cited('000 §4', '003 §2', '004 二(一)'),
  strength: { 'CN-CQ': 'soft', 'CN-NX': 'encourage', 'CN-QH': 'encourage' },
  matters: ['party-head'],
  except: ['other'],
  check: (template) => {
    const concepts = allFields(template).map(({ concept }) => concept);
    return concepts.includes('post') && concepts.includes('exception-reasons') ? [] : [{ path: '/form/fields' }];
  },
};
