import type { HandOnAction, StepBlock } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import type { Found, TemplateRule } from './rule.types';
import { everywhere } from './strength';
import { ORGAN_ACTS, PARTY_ACTS } from './template-words';

/** The machine knows votes and tasks of party bodies and hands none of them on. Where another post does a party act, the template says so. */
export const R41: TemplateRule = {
  rule: 'R41',
  kind: 'template',
  says: {
    zh: '会议表决和党组织的意见不得由他人代为办理，也不得指定个人办理。',
    en: 'A vote and a party body’s act are nobody else’s: they are not handed on, not pooled and not given to a person who was chosen.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: (template) =>
    placedSteps(template).flatMap(({ block, path }) =>
      isVote(block) || isPartyAct(block) ? handedOn(block).map((at): Found => ({ path: `${path}${at}` })) : [],
    ),
};

const HAND_ON: readonly HandOnAction[] = ['transfer', 'delegate', 'add-signer', 'proxy'];

function isVote(block: StepBlock): boolean {
  return ORGAN_ACTS.includes(block.act) || ('several' in block && block.several?.way === 'votes');
}

function isPartyAct({ act, kind }: StepBlock): boolean {
  return PARTY_ACTS.includes(act) && kind !== 'call' && kind !== 'authority' && kind !== 'meeting';
}

function handedOn(block: StepBlock): string[] {
  if (!('by' in block)) return [];
  const { by } = block;
  const { never = [], recording } = ('actions' in block ? block.actions : undefined) ?? {};
  const isUnknown = isPartyAct(block) && by.of !== 'party-organisation';
  return [
    ...(by.person === undefined ? [] : ['/by/person']),
    ...(by.pool === true ? ['/by/pool'] : []),
    ...(isUnknown && !HAND_ON.every((action) => never.includes(action)) ? ['/actions/never'] : []),
    ...(recording !== undefined && isVote(block) ? ['/actions/recording'] : []),
  ];
}
