/** The steps of a template that a rule speaks of, and whether a choice around one of them classifies the matter. */
import { readCondition } from '../expressions/read-condition';
import { conditionsOf, vocabularyAt } from '../template/conditions';
import type { Audience, ChoiceBlock, Concept, StepBlock, Template } from '../template/template.types';
import { templateVocabulary } from '../template/vocabulary';
import { placedSteps, type Placed } from '../template/walk-template';
import type { ActsOf, PassedOver, SeenBySociety } from './rule.types';

export type PlacedStep = Placed<StepBlock>;

/** Steps that do what a rule waits for: what only begins something, or tells somebody, has not done it. */
export function doing(template: Template, { acts, about, begun = [] }: ActsOf): PlacedStep[] {
  return stepsWith(template, acts).filter((placed) => {
    const { block } = placed;
    if (block.kind === 'copy') return false;
    if (block.kind === 'open') return begun.includes(template.jurisdiction);
    return about === undefined || block.kind !== 'check' || readsOneOf(template, placed, about);
  });
}

/** Steps before which something has to be, whatever they are. */
export function following(template: Template, then: ActsOf | SeenBySociety): PlacedStep[] {
  return 'seenBy' in then ? placedSteps(template).filter(({ block }) => isSeenBySociety(block)) : stepsWith(template, then.acts);
}

export function stepsWith(template: Template, acts: ActsOf['acts']): PlacedStep[] {
  return placedSteps(template).filter(({ block }) => acts.includes(block.act));
}

const INSIDE: readonly Audience[] = ['department', 'party-body'];

/** Done by the society, told to it, or shown to it: what has no audience of its own is shown to the whole society. */
function isSeenBySociety(block: StepBlock): boolean {
  if ('by' in block && block.by.of === 'society') return true;
  if (block.kind === 'copy' && block.copyTo.some(({ of }) => of === 'society')) return true;
  return !INSIDE.includes(block.audience ?? 'society');
}

/** Whether a choice that passes over the step excuses it: every choice around it must then classify. */
export function mayBePassedOver(template: Template, { around }: PlacedStep, passedOver: PassedOver | undefined): boolean {
  const choices = around.filter((structure): structure is ChoiceBlock => structure.kind === 'choice');
  if (choices.length === 0 || passedOver === 'by-any-choice') return true;
  return passedOver !== undefined && choices.every((choice) => classifies(template, choice, around, passedOver));
}

function classifies(
  template: Template,
  choice: ChoiceBlock,
  around: Placed['around'],
  { concepts, acts }: Exclude<PassedOver, string>,
): boolean {
  const steps = placedSteps(template);
  const outer = around.slice(around.indexOf(choice) + 1);
  const reads = [...readsOf(template, { block: choice, around: outer })].filter((read) => !read.startsWith('params.'));
  return (
    reads.length > 0 &&
    reads.every((read) => {
      const [root, name = ''] = read.split(/[.[\]]+/);
      if (root === 'outcomes') return steps.some(({ block }) => block.id === name && acts.includes(block.act));
      const concept = conceptRead(template, read);
      return concept !== null && concepts.includes(concept);
    })
  );
}

function readsOneOf(template: Template, placed: PlacedStep, concepts: Concept[]): boolean {
  return [...readsOf(template, placed)].some((read) => {
    const concept = conceptRead(template, read);
    return concept !== null && concepts.includes(concept);
  });
}

function readsOf(template: Template, { block, around }: Pick<Placed, 'block' | 'around'>): Set<string> {
  const whole = templateVocabulary(template);
  return new Set(
    conditionsOf(block).flatMap((condition) => [
      ...readCondition(condition.text, vocabularyAt(template, around, whole, condition), condition.under).reads,
    ]),
  );
}

/** What the field means that a condition reads: `form.amount`, `given.capacity`, `form.rows[].fee`, `item.fee`. */
function conceptRead(template: Template, read: string): Concept | null {
  const [root, first = '', ...rest] = read.split(/[.[\]]+/);
  const { fields } = template.form;
  if (root === 'item') return fields.flatMap(({ columns = [] }) => columns).find(({ id }) => id === first)?.concept ?? null;
  if (root !== 'form' && root !== 'given') return null;
  const field = fields.find(({ id }) => id === first);
  const column = field?.columns?.find(({ id }) => id === rest[0]);
  return column?.concept ?? field?.concept ?? null;
}
