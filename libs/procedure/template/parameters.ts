/** Values that the texts leave open: what is missing before a template can be used, and what a value of each type looks like. */
import { isCivilDate } from '../clock/civil';
import { isRecord, own } from '../forms/given';
import { MOST_FEN, MOST_OF_RATIO, MOST_ROWS } from '../forms/values';
import type { ParameterValue } from '../machine/state.types';
import type { Parameter, ParameterType } from './template.types';

const MAX_TEXT = 200;

const isText = (value: unknown): boolean => typeof value === 'string' && /\S/.test(value) && value.length <= MAX_TEXT;
const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

const fits: Record<ParameterType, (value: unknown) => boolean> = {
  organ: isText,
  integer: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  textList: (value) => Array.isArray(value) && value.length <= MOST_ROWS && value.every(isText),
  money: (value) => isWhole(value, -MOST_FEN, MOST_FEN),
  ratio: (value) =>
    isRecord(value) &&
    Object.keys(value).length === 2 &&
    isWhole(own(value, 'part'), 0, MOST_OF_RATIO) &&
    isWhole(own(value, 'whole'), 1, MOST_OF_RATIO),
  date: (value) => typeof value === 'string' && value.length === 10 && isCivilDate(value),
};

/** Whether a value is one of the parameter's type; `null` is no value. */
export function isParameterValue(parameter: Pick<Parameter, 'type'>, value: unknown): boolean {
  return fits[parameter.type](value);
}

/**
 * Parameters that still need a value before a template can be activated, in the order of the template (R37): neither set nor given by
 * a default, or set to something of another type. An optional one is never missing.
 */
export function missingParameters(
  template: { parameters: Parameter[] },
  values: Record<string, ParameterValue | undefined>,
): Parameter[] {
  return template.parameters.filter((parameter) => {
    const set = own(own(values, parameter.id), 'value') ?? null;
    const value = set ?? parameter.default ?? null;
    if (value === null) return parameter.optional !== true;
    return !isParameterValue(parameter, value);
  });
}
