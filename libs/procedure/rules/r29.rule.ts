import { cited } from './cited';
import { placedSteps } from '../template/walk-template';
import type { Found, TemplateRule } from './rule.types';
import { chosenField } from './template-words';
import type { Template } from '../template/template.types';
import type { Surroundings } from '../checker/checker.types';

/** That no other ground is accepted is ours, so the list of the field is the society's to name. */
export const R29: TemplateRule = {
  rule: 'R29',
  kind: 'template',
  says: {
    zh: '对存在问题、长期不活动或者作用发挥不充分的分支机构，及时提出调整、清理，并写明事由。',
    en: 'A branch with serious problems, long inactive or of little use gets a case of adjusting or closing it in time, with its ground.',
  },
  clauses: cited('001 四(一)', '002 §12', '003 §5'),
  strength: { CN: 'duty', 'CN-TJ': 'plain', 'CN-NX': 'duty' },
  matters: ['branch-appraisal', 'branch-change'],
  except: ['other'],
  check: (template, surroundings) =>
    template.matter === 'branch-change' ? withoutGround(template) : withoutCase(template, surroundings),
};

function withoutGround(template: Template): Found[] {
  if (chosenField(template, 'grounds')) return [];
  return [
    {
      path: '/form/fields',
      message: {
        zh: '调整、清理分支机构，须从所列事由中选定一项：请设置必填的“事由”选择栏。',
        en: 'Adjusting or closing a branch names one of the grounds: a required choice of grounds is missing.',
      },
    },
  ];
}

/** What begins may be waited for, or stand as a dated duty. */
function withoutCase(template: Template, { templates }: Surroundings): Found[] {
  const begun = placedSteps(template).flatMap(({ block }) =>
    block.kind === 'call' ? [block.procedure] : block.kind === 'open' ? [block.opens.procedure] : [],
  );
  const changes = templates.filter(({ matter }) => matter === 'branch-change').map(({ id }) => id);
  if (begun.some((id) => id !== undefined && changes.includes(id))) return [];
  return [
    {
      path: '/blocks',
      message: {
        zh: '考核后没有转入调整、清理的步骤：请设置发起“分支机构调整、清理”的步骤或者限期事项。',
        en: 'Nothing follows the appraisal: a step is missing that begins the adjusting or closing of the branch.',
      },
    },
  ];
}
