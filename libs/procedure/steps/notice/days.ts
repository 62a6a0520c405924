/** The days of a notice: the template's own, or the number that a parameter gives. */
import { Fault } from '../../kernel';
import type { ParameterValue } from '../../machine/state.types';
import type { NoticeBlock, Period } from '../../template/template.types';

/** As many as a template can write. */
const MOST_DAYS = 999;

/** Whether a number can be the days of a notice. */
export function areDays(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= MOST_DAYS;
}

/** The period as clocks read it. What cannot be one was refused when the case was filed. */
export function daysOf({ days }: Pick<NoticeBlock, 'days'>, parameters: Record<string, ParameterValue>): Period {
  if (typeof days === 'string') return days;
  const count = parameters[days.parameter]?.value;
  if (!areDays(count)) throw new Fault('PARAMETER_UNFIT', { parameter: days.parameter });
  return `${count} ${days.unit}`;
}
