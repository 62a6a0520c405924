/** What a look-up may be answered with, and what must hold when an entry is made. */
import { Fault } from '../kernel';
import type { CaseState, LookUpValue } from '../machine/state.types';
import type { Program } from '../template/program.types';
import type { LookUpMeasure } from '../template/template.types';
import { environmentOf, vocabularyOf } from './environment';
import { parseCondition } from './evaluate';
import { MOST_IN_LIST } from './kinds';

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const answers: Record<LookUpMeasure, (value: unknown) => boolean> = {
  count: isCount,
  consecutive: isCount,
  sum: (value) => Number.isSafeInteger(value),
  exists: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value) && value.length <= MOST_IN_LIST && value.every((id) => typeof id === 'string'),
};

/** Whether a value answers a declared look-up. */
export function isAnswer(program: Pick<Program, 'lookUps'>, id: string, value: unknown): value is LookUpValue {
  const declared = program.lookUps.find((lookUp) => lookUp.id === id);
  return declared !== undefined && answers[declared.measure](value);
}

/** What is guaranteed at an entry, or null: its condition and the look-ups that the store answers for it, now and not from before. */
export function guaranteeOf(program: Program, block: string): { that: string; lookUps: string[] } | null {
  const found = registerSteps(program.blocks).find(({ id }) => id === block.split('@')[0]);
  return found?.guarantee === undefined ? null : { that: found.guarantee, lookUps: found.lookUps ?? [] };
}

type AnyBlock = Program['blocks'][number];
type RegisterStep = Extract<AnyBlock, { kind: 'register' }>;

function registerSteps(blocks: AnyBlock[]): RegisterStep[] {
  return blocks.flatMap((block): RegisterStep[] => {
    if (block.kind === 'register') return [block];
    if (block.kind === 'choice')
      return registerSteps([...block.branches.flatMap((branch) => branch.blocks), ...(block.otherwise ?? [])]);
    if ('branches' in block) return registerSteps(block.branches.flatMap((branch) => branch.blocks));
    return 'blocks' in block ? registerSteps(block.blocks) : [];
  });
}

/** Whether the guarantee holds with what the store says now. It reads form, parameters and look-ups; steps decide nothing here. */
export function guaranteeHolds(
  program: Program,
  state: Pick<CaseState, 'facts' | 'given' | 'parameters'>,
  guarantee: { that: string; lookUps: string[] },
  values: Record<string, unknown>,
): boolean {
  const wrong = guarantee.lookUps.filter((id) => !isAnswer(program, id, values[id]));
  if (wrong.length > 0) throw new Fault('LOOK_UP_UNANSWERED', { lookUps: wrong });
  const { facts, given, parameters } = state;
  const lookUps = values as Record<string, LookUpValue>;
  const condition = parseCondition(environmentOf(vocabularyOf(program, [])), guarantee.that);
  return condition({ facts, given, parameters, lookUps, checks: {}, outcomes: {} });
}
