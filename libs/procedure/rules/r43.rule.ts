import type { StepBlock } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import type { Found, TemplateRule } from './rule.types';
import { everywhere } from './strength';
import { isCited, isPartys } from './template-words';

/** A post of another organisation is refused at reading. A collective body has nobody above it whom a clock could call. */
export const R43: TemplateRule = {
  rule: 'R43',
  kind: 'template',
  says: {
    zh: '集体机构的步骤到期只提醒经办人员，不转请其他人员或者上级；有文件依据的除外。',
    en: 'The clock of a collective body’s step only reminds: it turns to nobody else and to nobody above, unless a document says so.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: (template) =>
    placedSteps(template).flatMap(({ block, path }) =>
      isCollective(block) ? turns(block).map((at) => ({ path: `${path}${at}` })) : [],
    ),
};

function isCollective(block: StepBlock): boolean {
  return isPartys(block) || ('several' in block && block.several?.way === 'votes');
}

function turns(block: StepBlock): Found['path'][] {
  if (!('clock' in block) || !('then' in block.clock) || isCited(block.clock.basis ?? [])) return [];
  const { then, ladder = [] } = block.clock;
  return [
    ...(then.startsWith('turn-to:') ? ['/clock/then'] : []),
    ...ladder.map((_rung, index) => `/clock/ladder/${index}/then`),
  ];
}
