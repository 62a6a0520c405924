import { cited } from './cited';
import { placedSteps, type Placed } from '../template/walk-template';
import type { StepBlock, StructureBlock } from '../template/template.types';
import type { TemplateRule } from './rule.types';

/** The two have grounds of their own. An order that can be come to only through an interview makes one ladder of them. */
export const R22: TemplateRule = {
  rule: 'R22',
  kind: 'template',
  says: {
    zh: '工作约谈与限期整改事由不同：不以约谈作为责令整改的前提。',
    en: 'Interview and order to rectify have grounds of their own: an order does not presuppose an interview.',
  },
  clauses: cited('003 §7'),
  strength: { 'CN-NX': 'plain' },
  matters: ['interview-and-rectification'],
  check: (template) => {
    const steps = placedSteps(template);
    const interviews = steps.filter(({ block }) => block.act === 'interview');
    return steps
      .filter((order) => order.block.act === 'order' && interviews.some((one) => isUnavoidable(steps, one, order)))
      .map(({ path }) => ({ path }));
  },
};

/** It stands before, and every choice around it has brought the case to the later step's own branch. */
function isUnavoidable(steps: Placed<StepBlock>[], one: Placed<StepBlock>, later: Placed<StepBlock>): boolean {
  if (steps.indexOf(one) > steps.indexOf(later)) return false;
  return one.around.every((structure) => structure.kind !== 'choice' || branchOf(structure, one) === branchOf(structure, later));
}

/** The branch of a choice in which a step stands; null: outside it. */
function branchOf(structure: StructureBlock, { path, around, block }: Placed<StepBlock>): string | null {
  if (structure.kind !== 'choice' || !around.includes(structure)) return null;
  const ways = [...structure.branches.map(({ blocks }) => blocks), structure.otherwise ?? []];
  const within = (value: unknown): boolean =>
    value === block || (typeof value === 'object' && value !== null && Object.values(value).some(within));
  const index = ways.findIndex(within);
  return index < 0 ? path : String(index);
}
