import type { Audience, Matter } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import type { TemplateRule } from './rule.types';
import { everywhere } from './strength';
import { audienceOf, isPartys, TELLING } from './template-words';

/** Until somebody is told. What the association looks into is R45. */
const CONFIDENTIAL: Partial<Record<Matter, readonly Audience[]>> = {
  'officer-nomination': ['party-body'],
  'officer-review': ['department', 'party-body'],
  'ideology-incident': ['department', 'party-body'],
  misconduct: ['department', 'party-body'],
};

export const R40: TemplateRule = {
  rule: 'R40',
  kind: 'template',
  says: {
    zh: '党组织步骤和不公开事项的知悉范围不得放宽。',
    en: 'What a party body does, and what is confidential, is known to no more people than it must be.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: (template) => {
    const steps = placedSteps(template);
    const told = steps.findIndex(({ block }) => TELLING.includes(block.act));
    const narrow = CONFIDENTIAL[template.matter];
    return steps.flatMap(({ block, path }, index) => {
      const isOpen = narrow === undefined || (told >= 0 && index >= told) || narrow.includes(audienceOf(block));
      const isWider = isPartys(block) ? audienceOf(block) !== 'party-body' : !isOpen;
      return isWider ? [{ path: `${path}/audience` }] : [];
    });
  },
};
