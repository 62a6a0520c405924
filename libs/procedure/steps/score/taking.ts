/** The numbers of `takes`: the template's own, or what parameters give. What cannot be such a number was refused at filing. */
import type { ParameterValue } from '../../machine/state.types';
import { isParameterValue } from '../../template/parameters';
import type { NumberOf, ScoreBlock } from '../../template/score.types';
import type { Ratio } from '../../forms/values';
import { Fault } from '../../kernel';
import type { Taking } from './ranking';

type Parameters = Record<string, ParameterValue>;
type Takes = Pick<ScoreBlock, 'takes'>;

export function takingOf({ takes }: Takes, parameters: Parameters): Taking {
  const ratio = takes?.ratio === undefined ? null : parameters[takes.ratio.parameter]?.value;
  return {
    most: numberOf(takes?.most, parameters),
    atLeast: numberOf(takes?.atLeast, parameters),
    ratio: ratio === null ? null : (ratio as Ratio),
  };
}

function numberOf(of: NumberOf | undefined, parameters: Parameters): number | null {
  if (of === undefined || typeof of === 'number') return of ?? null;
  const value = parameters[of.parameter]?.value;
  if (!isTakingNumber(value)) throw new Fault('PARAMETER_UNFIT', { parameter: of.parameter });
  return value;
}

/** Whether items can be taken by a number: how many, or how many hundredths of a point. */
export function isTakingNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Parameters whose values nobody could be taken by. */
export function unfitTaking({ takes }: Takes, parameters: Parameters): string[] {
  const numbers = [takes?.most, takes?.atLeast].filter((of) => typeof of === 'object');
  const unfit = numbers.map(({ parameter }) => parameter).filter((id) => !isTakingNumber(parameters[id]?.value));
  const ratio = takes?.ratio?.parameter;
  return ratio === undefined || isParameterValue({ type: 'ratio' }, parameters[ratio]?.value) ? unfit : [...unfit, ratio];
}
