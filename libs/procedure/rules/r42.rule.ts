import type { StepBlock, StepKind } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import type { TemplateRule } from './rule.types';
import { everywhere } from './strength';
import { AUTOMATIC, ORGAN_ACTS, PARTY_ACTS } from './template-words';

/** No verb of an administrator does it: that is the table's. What a template could still say is that somebody's click is an organ's decision. */
export const R42: TemplateRule = {
  rule: 'R42',
  kind: 'template',
  says: {
    zh: '会议机构的决定只由会议产生，党组织的意见只由党组织作出，不由个人点击或者系统自动产生。',
    en: 'An organ’s decision comes from its sitting and a party body’s opinion from the party body, never from one click or by itself.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: (template) => placedSteps(template).flatMap(({ block, path }) => (isMadeUp(block) ? [{ path: `${path}/act` }] : [])),
};

const COLLECTIVE: readonly StepKind[] = ['meeting', 'call'];

function isMadeUp({ act, kind }: StepBlock): boolean {
  if (ORGAN_ACTS.includes(act)) return !COLLECTIVE.includes(kind);
  // What is only begun here is done in a case of its own.
  return PARTY_ACTS.includes(act) && AUTOMATIC.includes(kind) && kind !== 'open';
}
