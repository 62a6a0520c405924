/** Where a case stands, step by step, and which way a request would go: pure, for the diagram and the preview. */
import { Fault } from '../kernel';
import type { Instant, Text } from '../kernel';
import type { ConditionContext } from '../expressions/evaluate';
import { readCondition } from '../expressions/read-condition';
import { holdsIn } from '../machine/program';
import type { BlockState, CaseState, FactValue, Holder, LookUpValue, ParameterValue } from '../machine/state.types';
import type { Program } from '../template/program.types';
import type { Basis, Block, StepBlock, StepKind, Template } from '../template/template.types';
import { isStep, placedSteps, waysThrough } from '../template/walk-template';
import { contentOf, validateForm, type Form } from '../template/content';
import type { Reader } from './waiting';
import { templateVocabulary } from '../template/vocabulary';

export interface ProgressStep {
  id: string;
  kind: StepKind | 'filing' | 'end';
  title: Text;
  status: 'done' | 'current' | 'ahead' | 'possible' | 'skipped' | 'refused' | 'cancelled';
  round: number;
  /** Who has it or will have it: posts of an open task, the declared post, or the organ's parameter. */
  holder: { posts: Pick<Holder, 'role' | 'organisation'>[] } | { organ: string } | null;
  since: Instant | null;
  until: Instant | null;
  at: Instant | null;
  /** Id of the outcome, and its label where the template has one. */
  outcome: string | null;
  outcomeLabel: Text | null;
}

export interface CheckFinding {
  id: string;
  title: Text;
  status: 'holds' | 'fails' | 'not-applicable' | 'unknown';
  effect: 'refuse' | 'warn' | 'next';
  message: Text | null;
  basis: Basis[];
}

const FILED: Text = { zh: '提出', en: 'Filed' };
const ENDED: Text = { zh: '办结', en: 'Closed' };

/** Who looks at a diagram, and when: outside the house a day that has passed is not shown. */
export interface Seen {
  audience: Reader;
  now: Instant;
}

/** All steps of a case with what became of them, from the filing to the end. Without `seen` it shows what an applicant may see. */
export function progress(
  template: Template,
  state: CaseState,
  seen: Seen = { audience: 'applicant', now: state.at },
): ProgressStep[] {
  const taken = (choice: string): string | null => state.blocks[choice]?.outcome ?? null;
  const steps = ways(template.blocks, 'ahead', (block) => taken(block.id)).map(({ block, way }) => {
    const own = state.blocks[block.id];
    return { ...planned(block, way, state), ...(own === undefined ? {} : became(state, block, own, way, seen)) };
  });
  const end = edge('end', ENDED, state.status === 'closed' ? 'done' : 'ahead', state.closedAt);
  if (state.outcome !== null && state.outcome !== 'completed') end.status = state.outcome === 'refused' ? 'refused' : 'cancelled';
  return [edge('filing', FILED, 'done', state.filedAt), ...steps, { ...end, outcome: state.outcome }];
}

type Way = 'ahead' | 'possible' | 'skipped';

/** Which way each step stands: certain, depending on something not known yet, or on a branch that is not taken. */
function ways(
  blocks: Block[],
  way: Way,
  taken: (choice: Extract<Block, { kind: 'choice' }>) => string | null,
): { block: StepBlock; way: Way }[] {
  return blocks.flatMap((block) => {
    if (isStep(block)) return [{ block, way }];
    if (block.kind !== 'choice') return waysThrough(block).flatMap(({ blocks: inside }) => ways(inside, way, taken));
    const branch = way === 'skipped' ? 'none' : taken(block);
    const names = [...block.branches.map((_, index) => String(index)), 'otherwise'];
    return waysThrough(block).flatMap(({ blocks: inside }, index) => {
      const next: Way = branch === null ? 'possible' : branch === names[index] ? way : 'skipped';
      return ways(inside, next, taken);
    });
  });
}

function edge(kind: 'filing' | 'end', title: Text, status: ProgressStep['status'], at: Instant | null): ProgressStep {
  return {
    id: kind,
    kind,
    title,
    status,
    round: 1,
    holder: null,
    since: null,
    until: null,
    at,
    outcome: null,
    outcomeLabel: null,
  };
}

function planned(block: StepBlock, way: Way, state: Pick<CaseState, 'society' | 'association' | 'parameters'>): ProgressStep {
  const { id, kind, title } = block;
  return {
    id,
    kind,
    title,
    status: way,
    round: 0,
    holder: holderOf(block, state),
    since: null,
    until: null,
    at: null,
    outcome: null,
    outcomeLabel: null,
  };
}

function holderOf(block: StepBlock, state: Pick<CaseState, 'society' | 'association' | 'parameters'>): ProgressStep['holder'] {
  if ('by' in block) {
    const organisation = block.by.of === 'society' ? state.society : state.association;
    return { posts: [{ role: block.by.role, organisation }] };
  }
  const organ = 'organ' in block ? state.parameters[block.organ.parameter]?.value : null;
  return typeof organ === 'string' ? { organ } : null;
}

const STATUSES: Record<Exclude<BlockState['status'], 'ahead'>, ProgressStep['status']> = {
  open: 'current',
  done: 'done',
  skipped: 'skipped',
  cancelled: 'cancelled',
};

function became(state: CaseState, block: StepBlock, own: BlockState, way: Way, seen: Seen): Partial<ProgressStep> {
  if (own.status === 'ahead') {
    return { round: own.round, ...(state.status === 'closed' ? { status: 'skipped' as const } : { status: way }) };
  }
  const slot = Object.values(state.slots).find((candidate) => candidate.block === block.id);
  const clock = Object.values(state.clocks).find((candidate) => candidate.block === block.id && candidate.stoppedAt === null);
  const outside = seen.audience === 'applicant' || seen.audience === 'party-body';
  return {
    status: state.refusedBy === block.id ? 'refused' : STATUSES[own.status],
    round: own.round,
    since: own.openedAt,
    at: own.closedAt,
    until: clock === undefined || (outside && seen.now >= clock.dueAt) ? null : clock.dueAt,
    outcome: own.outcome,
    outcomeLabel: own.outcome === null ? null : labelOf(block, own.outcome),
    ...(slot === undefined ? {} : { holder: { posts: outside ? slot.holders.filter(({ turned }) => !turned) : slot.holders } }),
  };
}

/** What an outcome is called; a check has findings instead. */
export function labelOf(block: StepBlock, outcome: string): Text | null {
  const declared = (block.outcomes as Record<string, unknown>)[outcome];
  return typeof declared === 'object' && declared !== null && 'label' in declared ? (declared.label as Text) : null;
}

/** What the checks of a case found. */
export function checkFindings(template: Template, state: CaseState): CheckFinding[] {
  return checksOf(template).map((block) => {
    const own = state.blocks[block.id];
    const outcome = own?.outcome;
    const status =
      own?.status === 'skipped' ? 'not-applicable' : outcome === 'holds' || outcome === 'fails' ? outcome : 'unknown';
    return finding(block, status);
  });
}

type CheckBlock = Extract<Block, { kind: 'check' }>;

function checksOf(template: Template): CheckBlock[] {
  return placedSteps(template)
    .map(({ block }) => block)
    .filter((block): block is CheckBlock => block.kind === 'check');
}

function finding(block: CheckBlock, status: CheckFinding['status']): CheckFinding {
  const failed = status === 'fails';
  const { id, title, basis } = block;
  const { fails } = block.outcomes;
  const effect = failed && (fails === 'refuse' || fails === 'warn') ? fails : 'next';
  return { id, title, status, effect, message: failed ? block.failure : null, basis };
}

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
  const checks = checksOf(template).map((block) => {
    const status = previewCheck(program, context, block);
    outcomes[block.id] = status === 'holds' || status === 'fails' ? status : '';
    return finding(block, status);
  });
  const known = new Set(checks.filter(({ status }) => status !== 'unknown').map(({ id }) => id));
  const taken = (choice: Extract<Block, { kind: 'choice' }>): string | null =>
    previewChoice(template, program, context, choice, known);
  const steps = ways(template.blocks, 'ahead', taken).map(({ block, way }) => planned(block, way, { ...preview, parameters }));
  return { checks, path: [edge('filing', FILED, 'current', null), ...steps, edge('end', ENDED, 'ahead', null)] };
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
