/**
 * What a text asks of a procedure and nothing in the template does: no step has the act, no field means the concept, no register is fed or
 * asked. So a step that is taken out is found even where no rule names it.
 */
import { actTerm, conceptTerm, type Carrier, type Obligation } from '../vocabularies';
import type { Field, Modality, Template } from '../template/template.types';
import { finding, type Check, type Checked } from './checked';
import type { Finding, Severity } from './checker.types';

/** What a missing one costs, by the strength of the words. */
const COSTS: Record<Modality, Severity> = {
  hard: 'error',
  duty: 'error',
  plain: 'error',
  soft: 'warning',
  push: 'warning',
  guidance: 'warning',
  encourage: 'note',
  aim: 'note',
  request: 'note',
};

/** How strong the words are, for people. */
const WORDS: Record<Modality, { zh: string; en: string }> = {
  hard: { zh: '规定必须', en: 'demands' },
  duty: { zh: '要求', en: 'requires' },
  plain: { zh: '规定', en: 'says' },
  soft: { zh: '一般要求', en: 'generally asks' },
  push: { zh: '提出推动', en: 'presses for' },
  guidance: { zh: '引导', en: 'guides towards' },
  encourage: { zh: '鼓励', en: 'encourages' },
  aim: { zh: '提出目标', en: 'aims at' },
  request: { zh: '建议', en: 'asks for' },
};

export const obligations: Check = (checked) => {
  const { template, surroundings } = checked;
  const owed = surroundings.obligations.filter(
    (one) => one.template === template.id && one.jurisdiction === template.jurisdiction,
  );
  return owed.filter(({ by }) => !isCarried(checked, by)).map((one) => missing(checked, one));
};

function isCarried({ template, steps }: Checked, by: Carrier): boolean {
  if ('act' in by) return steps.some(({ block }) => block.act === by.act);
  if ('concept' in by)
    return fieldsOf(
      template,
      steps.map(({ block }) => block),
    ).some(({ concept }) => concept === by.concept);
  const { register } = by;
  return (
    template.lookUps.some((lookUp) => lookUp.register === register) ||
    steps.some(({ block }) => block.kind === 'register' && block.register === register)
  );
}

/** Of the form, of what steps hand in, and columns of tables. */
function fieldsOf(template: Template, steps: Checked['steps'][number]['block'][]): Pick<Field, 'concept'>[] {
  const handedIn = steps.flatMap((block): Field[] => [
    ...('submits' in block ? (block.submits?.fields ?? []) : []),
    ...(block.kind === 'notice' ? (block.closing?.submits.fields ?? []) : []),
  ]);
  return [...template.form.fields, ...handedIn].flatMap((field) => [field, ...(field.columns ?? [])]);
}

function missing(checked: Checked, { source, clause, sentence, modality, by, says }: Obligation): Finding {
  const { zh, en } = WORDS[modality];
  const carrier = carrierWords(checked, by);
  return finding(
    'obligation',
    COSTS[modality],
    '',
    `${source} ${clause}第 ${sentence} 句${zh}：${says.zh}流程中还没有相应的${carrier.zh}。`,
    `${source} ${clause}, sentence ${sentence}, ${en}: ${says.en} The procedure has no ${carrier.en} for it yet.`,
    [{ source, clause }],
  );
}

function carrierWords({ surroundings }: Checked, by: Carrier): { zh: string; en: string } {
  if ('act' in by) {
    const { zh, en } = actTerm(by.act) ?? { zh: by.act, en: by.act };
    return { zh: `步骤（${zh}）`, en: `step (${en})` };
  }
  if ('concept' in by) {
    const { zh, en } = conceptTerm(by.concept) ?? { zh: by.concept, en: by.concept };
    return { zh: `填写项目（${zh}）`, en: `field (${en})` };
  }
  const title = surroundings.registers.find(({ id }) => id === by.register)?.title ?? { zh: by.register, en: by.register };
  return { zh: `名录登记或查询（${title.zh}）`, en: `entry in or look-up of a register (${title.en})` };
}
