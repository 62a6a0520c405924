import { cited } from './cited';
import type { StepBlock, Template } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import type { Surroundings } from '../checker/checker.types';
import type { TemplateRule } from './rule.types';

/** The sanction reaches group membership and nothing else. */
export const R23: TemplateRule = {
  rule: 'R23',
  kind: 'template',
  says: {
    zh: '团体会员资格的处理不影响学会的登记，不同时办理变更、注销登记。',
    en: 'Losing group membership leaves the registration as it is: nothing of it is changed or ended here.',
  },
  clauses: cited('003 §7'),
  strength: { 'CN-NX': 'design' },
  matters: ['membership-revocation'],
  except: ['other'],
  check: (template, surroundings) =>
    placedSteps(template)
      .filter(({ block }) => block.act === 'liquidate' || beginsRegistration(block, surroundings))
      .map(({ path }) => ({ path })),
};

const OF_REGISTRATION: readonly Template['matter'][] = ['registration', 'registration-change', 'deregistration'];

function beginsRegistration(block: StepBlock, { templates }: Surroundings): boolean {
  const procedure = block.kind === 'call' ? block.procedure : block.kind === 'open' ? block.opens.procedure : undefined;
  return templates.some(({ id, matter }) => id === procedure && OF_REGISTRATION.includes(matter));
}
