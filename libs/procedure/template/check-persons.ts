/** What a schema cannot say about who decides a step, together with whom and apart from whom. */
import type { PersonsRule, SeveralRule, StepBlock, Template } from './template.types';
import { placedSteps } from './walk-template';

type Add = (rule: string, path: string, zh: string, en: string) => void;

export function checkPersons(template: Template, block: StepBlock, path: string, add: Add): void {
  if ('several' in block && block.several !== undefined) checkSeveral(block, block.several, `${path}/several`, add);
  if ('persons' in block && block.persons !== undefined) checkApart(template, block, block.persons, `${path}/persons`, add);
}

function checkSeveral(block: StepBlock, rule: SeveralRule, path: string, add: Add): void {
  const declared = Object.keys(block.outcomes);
  for (const [index, outcome] of rule.consent.entries()) {
    if (declared.includes(outcome)) continue;
    add('OUTCOME_UNDECLARED', `${path}/consent/${index}`, `没有结果“${outcome}”。`, `There is no outcome "${outcome}".`);
  }
  if ((rule.way === 'votes') !== (rule.votes !== undefined)) {
    add(
      'VOTES_MISSING',
      `${path}/votes`,
      '票签须写明通过比例，其他方式不写。',
      'A vote needs its share, and only a vote has one.',
    );
    return;
  }
  const { votes } = rule;
  if (votes === undefined) return;
  if (!declared.includes(votes.otherwise) || rule.consent.includes(votes.otherwise)) {
    const at = `${path}/votes/otherwise`;
    add(
      'OUTCOME_UNDECLARED',
      at,
      '票签未达比例时的结果未声明。',
      'The outcome below the share is not declared, or is a consent.',
    );
  }
  if (votes.of.numerator > votes.of.denominator) {
    add('SHARE_TOO_BIG', `${path}/votes/of`, '比例大于全部。', 'The share is more than all.');
  }
}

function checkApart(template: Template, block: StepBlock, rule: PersonsRule, path: string, add: Add): void {
  const steps = placedSteps(template).map((placed) => placed.block.id);
  for (const [index, id] of (rule.separateFrom ?? []).entries()) {
    if (steps.includes(id) && id !== block.id) continue;
    add('STEP_UNKNOWN', `${path}/separateFrom/${index}`, `没有别的步骤“${id}”。`, `There is no other step "${id}".`);
  }
}
