/** Changing a template's tree of blocks. Nothing is written on what was given. */
import type { Block, Field, OutcomeDeclaration, ReviewBlock, StepBlock, Target, Template } from '../../../procedure';
import { isStep, placedBlocks, placedSteps } from '../../../procedure/template/walk-template';
import { review } from '../../templates/builder';

/** Every block through `change`: what it becomes, from the inside outwards; nothing: it goes. An emptied list gets a step that means nothing. */
export function rewrite(blocks: Block[], change: (block: Block) => Block[]): Block[] {
  const inner = (list: Block[]): Block[] => {
    const rewritten = rewrite(list, change);
    return rewritten.length > 0 ? rewritten : [filler(`nothing-in-${list[0]?.id ?? 'it'}`)];
  };
  return blocks.flatMap((block) => {
    if (isStep(block)) return change(block);
    if (block.kind === 'parallel')
      return change({ ...block, branches: block.branches.map((one) => ({ ...one, blocks: inner(one.blocks) })) });
    if (block.kind !== 'choice') return change({ ...block, blocks: inner(block.blocks) });
    const branches = block.branches.map((one) => ({ ...one, blocks: inner(one.blocks) }));
    return change({ ...block, branches, ...(block.otherwise === undefined ? {} : { otherwise: inner(block.otherwise) }) });
  });
}

/** The template with one block become others. */
export function replaced(template: Template, id: string, change: (block: Block) => Block[]): Template {
  return { ...template, blocks: rewrite(template.blocks, (block) => (block.id === id ? change(block) : [block])) };
}

/** The template with one step changed, as whatever it is then. */
export function changed(template: Template, id: string, more: Record<string, unknown>): Template {
  return replaced(template, id, (block) => [{ ...block, ...more }]);
}

/** Its outcomes changed too, those that are given. */
export function withOutcomes(template: Template, id: string, outcomes: Record<string, unknown>): Template {
  return replaced(template, id, (block) => [{ ...block, outcomes: { ...(block as StepBlock).outcomes, ...outcomes } } as Block]);
}

/** A step that means nothing to any rule. */
export function filler(id: string, ways: Parameters<typeof review>[1] = {}): ReviewBlock {
  return review(id, ways, { act: 'follow-up' });
}

export function stepOf(template: Template, id: string): StepBlock | undefined {
  return placedSteps(template).find(({ block }) => block.id === id)?.block;
}

/** A field of the mutant's own, by which the applicant chooses a way. */
export const OWN_FIELD: Field = {
  id: 'mutantChoice',
  type: 'yesNo',
  label: { zh: '由申请人选择', en: 'As the applicant chooses' },
  required: true,
};
export const OWN_ROWS: Field = {
  id: 'mutantRows',
  type: 'table',
  label: { zh: '明细', en: 'Rows' },
  columns: [{ id: 'name', type: 'text', label: { zh: '名称', en: 'Name' }, maxLength: 40 }],
};

export function withField(template: Template, field: Field): Template {
  return { ...template, form: { fields: [...template.form.fields, field] } };
}

/** Whether anything else in the template speaks of a block: then it cannot go without a word being left that leads nowhere. */
export function isSpokenOf(template: Template, id: string): boolean {
  const others = rewrite(template.blocks, (block) => (block.id === id ? [] : [block]));
  const text = JSON.stringify(others);
  return text.includes(`'${id}'`) || text.includes(`:${id}"`) || mentions(others, id);
}

/** Whether one goes back to it from somewhere: no branch may stand around it then. */
export function isGoneBackTo(template: Template, id: string): boolean {
  return JSON.stringify(template.blocks).includes(`"back-to:${id}"`);
}

function mentions(value: unknown, id: string): boolean {
  if (value === id) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => mentions(inner, id));
}

/** Where an outcome leads. */
export function targetOf(outcome: Target | OutcomeDeclaration): Target {
  return typeof outcome === 'string' ? outcome : outcome.to;
}

export function outcomesOf(step: StepBlock): [string, Target | OutcomeDeclaration][] {
  return Object.entries(step.outcomes as Record<string, Target | OutcomeDeclaration>);
}

/** An outcome that leads elsewhere. */
export function leading(outcome: Target | OutcomeDeclaration, to: Target): Target | OutcomeDeclaration {
  return typeof outcome === 'string' ? to : { ...outcome, to };
}

export function hasBlock(template: Template, id: string): boolean {
  return placedBlocks(template.blocks).some(({ block }) => block.id === id);
}
