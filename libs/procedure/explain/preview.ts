/** Which way a request would go as it now stands: pure, for the form that is being filled in. */
import { Fault } from '../kernel';
import type { ConditionContext } from '../expressions/evaluate';
import { readCondition } from '../expressions/read-condition';
import { holdsIn } from '../machine/program';
import type { FactValue, LookUpValue, ParameterValue } from '../machine/state.types';
import { contentOf, validateForm, type Form } from '../template/content';
import type { Program } from '../template/program.types';
import type { Block, StepBlock, Template } from '../template/template.types';
import { templateVocabulary } from '../template/vocabulary';
import { isStep, placedSteps, waysThrough } from '../template/walk-template';
import { checksOf, finding, type CheckBlock, type CheckFinding } from './findings';
import { edge, ENDED, FILED, planned, toldOnce, waysOfChoice, type ProgressStep, type Way } from './progress';

/** What is known while a form is being filled in. A look-up that was not asked is simply missing. */
export interface PreviewContext {
  facts: Record<string, FactValue>;
  given: Record<string, boolean>;
  parameters: Record<string, ParameterValue>;
  lookUps: Record<string, LookUpValue>;
  society: string;
  association: string;
}

/** Checks and path of a request as it now stands. What cannot be said yet is `unknown` or `possible`, never guessed. */
export function previewPath(
  template: Template,
  program: Program,
  preview: PreviewContext,
): { checks: CheckFinding[]; path: ProgressStep[] } {
  const outcomes = Object.fromEntries(placedSteps(template).map(({ block }) => [block.id, '']));
  const parameters: Record<string, ParameterValue> = {};
  for (const { id, default: fallback } of program.parameters) {
    parameters[id] = preview.parameters[id] ?? { value: fallback ?? null };
  }
  const context: ConditionContext = { ...preview, parameters, checks: outcomes, outcomes };
  const checks = checksOf(template).map(({ block }) => {
    const status = previewCheck(program, context, block);
    outcomes[block.id] = status === 'holds' || status === 'fails' ? status : '';
    return finding(block, status);
  });
  const known = new Set(checks.filter(({ status }) => status !== 'unknown').map(({ id }) => id));
  const taken = (choice: Extract<Block, { kind: 'choice' }>): string | null =>
    previewChoice(template, program, context, choice, known);
  const steps = ways(template.blocks, 'ahead', taken, (block, way) => planned(block, way, { ...preview, parameters }));
  return { checks, path: [edge('filing', FILED, 'current', null), ...steps, edge('end', ENDED, 'ahead', null)] };
}

/** Every step with how it stands: certain, hanging on something that is not known yet, or on a branch that is not taken. */
function ways(
  blocks: Block[],
  way: Way,
  taken: (choice: Extract<Block, { kind: 'choice' }>) => string | null,
  told: (block: StepBlock, way: Way) => ProgressStep,
): ProgressStep[] {
  return blocks.flatMap((block) => {
    if (isStep(block)) return [told(block, way)];
    if (block.kind !== 'choice') return waysThrough(block).flatMap(({ blocks: inside }) => ways(inside, way, taken, told));
    const branch = way === 'skipped' ? 'none' : taken(block);
    return toldOnce(waysOfChoice(block, way, branch).map(({ blocks: inside, way: next }) => ways(inside, next, taken, told)));
  });
}

/** The same from a form as it is being typed in: what is wrong with a field makes it unknown, not the whole preview. */
export function previewCase(
  template: Template,
  program: Program,
  preview: Pick<PreviewContext, 'parameters' | 'lookUps'> & { form: Form; society?: string; association?: string },
): ReturnType<typeof previewPath> {
  const { form, parameters, lookUps, society = '', association = '' } = preview;
  const wrong = new Set(validateForm(template, form, parameters).map(({ field }) => field));
  const sound = Object.fromEntries(Object.entries(form).filter(([field]) => !wrong.has(field)));
  const { facts, given } = contentOf(template, sound, program);
  return previewPath(template, program, { facts, given, parameters, lookUps, society, association });
}

function previewCheck(program: Program, context: ConditionContext, block: CheckBlock): CheckFinding['status'] {
  const applies = block.when === undefined ? true : attempt(program, context, block.when);
  if (applies === null) return 'unknown';
  if (!applies) return 'not-applicable';
  const held = attempt(program, context, block.that);
  return held === null ? 'unknown' : held ? 'holds' : 'fails';
}

/** The branch that will be taken, `none`, or null while it hangs on a decision or on a field that is still empty. */
function previewChoice(
  template: Template,
  program: Program,
  context: ConditionContext,
  choice: Extract<Block, { kind: 'choice' }>,
  known: Set<string>,
): string | null {
  const vocabulary = templateVocabulary(template);
  for (const [index, { when }] of choice.branches.entries()) {
    const open = [...readCondition(when, vocabulary).reads].some((read) => {
      const step = /^(?:checks|outcomes)\.(.*)$/.exec(read)?.[1];
      return step !== undefined && !known.has(step);
    });
    const held = open ? null : attempt(program, context, when);
    if (held === null) return null;
    if (held) return String(index);
  }
  return choice.otherwise === undefined ? 'none' : 'otherwise';
}

/** A condition over a half-filled form: what it reads may be missing, and that is no broken invariant here. */
function attempt(program: Program, context: ConditionContext, condition: string): boolean | null {
  try {
    return holdsIn(program, context, condition);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}
