import { cited } from './cited';
import type { Found, OrderRule, Strengths, TemplateRule } from './rule.types';
import { stepsWith } from './steps';
import type { Act, Template } from '../template/template.types';

const CLAUSES = cited('004 (八)');
const STRENGTH: Strengths = { 'CN-QH': 'plain' };

/** That release waits for all of them is ours. */
const released: OrderRule = {
  rule: 'R33',
  kind: 'before',
  says: {
    zh: '期刊稿件完成全部审稿和校对后，方可发布。',
    en: 'A journal’s text is released only after every review and every proof of it.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  matters: ['journal'],
  except: ['other'],
  first: { acts: ['editorial-review', 'proofreading'], all: true },
  then: { acts: ['publish'], when: 'opens' },
};

const counted: TemplateRule = {
  rule: 'R33',
  kind: 'template',
  says: {
    zh: '期刊稿件实行三审三校。',
    en: 'A journal’s text has three reviews and three proofs.',
  },
  clauses: CLAUSES,
  strength: STRENGTH,
  matters: ['journal'],
  except: ['other'],
  check: (template) => [...fewerThanThree(template, 'editorial-review'), ...fewerThanThree(template, 'proofreading')],
};

export const R33 = [released, counted] as const;

/** Several who read one after the other in a single step count each. */
function fewerThanThree(template: Template, act: Act): Found[] {
  const readings = stepsWith(template, [act]).map(
    ({ block }) => 1 + ('several' in block ? (block.several?.others.length ?? 0) : 0),
  );
  return readings.reduce((sum, count) => sum + count, 0) >= 3 ? [] : [{ path: '/blocks' }];
}
