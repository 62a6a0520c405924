import { cited } from './cited';
import type { TemplateRule } from './rule.types';
import { stepsWith } from './steps';
import { allFields } from './template-words';

const CLAUSES = cited('000 §16');

/** That nothing bars the courts is our reading: the list of routes must have them. */
const courts: TemplateRule = {
  rule: 'R34',
  kind: 'template',
  says: {
    zh: '内部纠纷的解决途径中列明司法途径，任何时候都可以选择。',
    en: 'Among the routes for an internal dispute the courts are named, and may be chosen at any time.',
  },
  clauses: CLAUSES,
  strength: { CN: 'default', 'CN-CQ': 'plain', 'CN-TJ': 'default', 'CN-NX': 'default', 'CN-QH': 'default' },
  matters: ['dispute'],
  except: ['other'],
  check: (template) => {
    const named = allFields(template)
      .filter(({ concept }) => concept === 'dispute-route')
      .flatMap(({ options = [] }) => options.map(({ value }) => value));
    return named.includes('court') ? [] : [{ path: '/form/fields' }];
  },
};

const mediation: TemplateRule = {
  rule: 'R34',
  kind: 'template',
  says: {
    zh: '内部纠纷宜先行调解。',
    en: 'Mediation is offered in an internal dispute.',
  },
  clauses: CLAUSES,
  strength: { 'CN-CQ': 'push' },
  matters: ['dispute'],
  except: ['other'],
  check: (template) => (stepsWith(template, ['mediation']).length > 0 ? [] : [{ path: '/blocks' }]),
};

export const R34 = [courts, mediation] as const;
