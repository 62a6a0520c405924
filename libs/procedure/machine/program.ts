/** Reading a program: its steps in the order of the document, and its conditions, parsed once. */
import type { Environment } from '@marcbachmann/cel-js';
import { environmentOf, vocabularyOf } from '../expressions/environment';
import { parseCondition, type Condition, type ConditionContext } from '../expressions/evaluate';
import { Fault } from '../kernel';
import type { Program, ProgramBlock, ProgramStep } from '../template/program.types';
import type { CaseState } from './state.types';

/** A program with everything that can be prepared from it. */
interface Prepared {
  steps: ProgramStep[];
  byId: Map<string, ProgramStep>;
  environment: Environment;
  conditions: Map<string, Condition>;
}

/** By identity: whoever keeps a program keeps its parsed conditions, and a program that is let go takes them along. */
const prepared = new WeakMap<Program, Prepared>();

function prepare(program: Program): Prepared {
  const known = prepared.get(program);
  if (known !== undefined) return known;
  const steps = stepsIn(program.blocks);
  const made: Prepared = {
    steps,
    byId: new Map(steps.map((step) => [step.id, step])),
    environment: environmentOf(
      vocabularyOf(
        program,
        steps.map(({ id }) => id),
      ),
    ),
    conditions: new Map(),
  };
  prepared.set(program, made);
  return made;
}

function isStep(block: ProgramBlock): block is ProgramStep {
  return !('blocks' in block) && !('branches' in block);
}

/** Blocks inside a block, in the order of the document. */
export function inner(block: ProgramBlock): ProgramBlock[] {
  if ('blocks' in block) return block.blocks;
  return 'branches' in block ? block.branches.flatMap((branch) => branch.blocks) : [];
}

function stepsIn(blocks: ProgramBlock[]): ProgramStep[] {
  return blocks.flatMap((block) => (isStep(block) ? [block] : stepsIn(inner(block))));
}

/** All steps, those of branches that are not taken among them. */
export function stepsOf(program: Program): ProgramStep[] {
  return prepare(program).steps;
}

/** Ids of everything that keeps a state: steps and choices, in the order of the document. */
export function blockIds(blocks: ProgramBlock[]): string[] {
  return blocks.flatMap((block) => ('blocks' in block ? blockIds(block.blocks) : [block.id, ...blockIds(inner(block))]));
}

/** A step by its id, or null. */
export function findStep(program: Program, id: string): ProgramStep | null {
  return prepare(program).byId.get(id) ?? null;
}

/** A step that must exist. */
export function stepOf(program: Program, id: string): ProgramStep {
  const step = findStep(program, id);
  if (step === null) throw new Fault('STEP_UNKNOWN', { step: id });
  return step;
}

/** Whether a condition of the program holds in a state. */
export function holds(program: Program, state: CaseState, condition: string): boolean {
  return holdsIn(program, contextOf(program, state), condition);
}

/** The same in a context of the caller's making, for previews. */
export function holdsIn(program: Program, context: ConditionContext, condition: string): boolean {
  const { conditions, environment } = prepare(program);
  let parsed = conditions.get(condition);
  if (parsed === undefined) {
    parsed = parseCondition(environment, condition);
    conditions.set(condition, parsed);
  }
  return parsed(context);
}

function contextOf(program: Program, state: CaseState): ConditionContext {
  const outcomes = Object.fromEntries(stepsOf(program).map(({ id }) => [id, state.blocks[id]?.outcome ?? '']));
  const { facts, given, parameters, lookUps } = state;
  return { facts, given, parameters, lookUps, checks: outcomes, outcomes };
}
