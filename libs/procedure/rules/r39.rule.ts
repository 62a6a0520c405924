import { placedSteps } from '../template/walk-template';
import type { TemplateRule } from './rule.types';
import { everywhere } from './strength';

/** Quorum, majority and form come with the organ from its charter: without them no sitting of it can be convened. */
export const R39: TemplateRule = {
  rule: 'R39',
  kind: 'template',
  says: {
    zh: '会议步骤的机构及其到会、表决规则取自章程，不由平台设定。',
    en: 'The organ of a meeting step, with its quorum and majority, comes from the charter and not from this house.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: ({ blocks, parameters }) =>
    placedSteps({ blocks }).flatMap(({ block, path }) => {
      if (block.kind !== 'meeting') return [];
      const organ = parameters.find(({ id }) => id === block.organ.parameter);
      const isOurs = organ === undefined || organ.from === 'deployment' || organ.optional === true;
      return isOurs ? [{ path: `${path}/organ/parameter` }] : [];
    }),
};
