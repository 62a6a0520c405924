import type { Field, StepBlock } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import type { TemplateRule } from './rule.types';
import { everywhere } from './strength';

/** A step ends with what is handed in, so a scan that it asks for is there before the case can close. */
export const R46: TemplateRule = {
  rule: 'R46',
  kind: 'template',
  says: {
    zh: '以纸质文书办结的步骤，须回传签章件扫描件后方可办结。',
    en: 'A step that ends in paper has its signed or sealed scan handed back before it is done.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: (template) =>
    placedSteps(template).flatMap(({ block, path }) =>
      isPaper(block) && !bringsScan(block) ? [{ path: `${path}/submits` }] : [],
    ),
};

function isPaper({ kind }: StepBlock): boolean {
  return kind === 'document' || kind === 'authority';
}

function bringsScan(block: StepBlock): boolean {
  const fields = 'submits' in block ? (block.submits?.fields ?? []) : [];
  return fields.some(({ type, required, requiredWhen }: Field) => {
    return (type === 'file' || type === 'files') && (required === true || requiredWhen !== undefined);
  });
}
