/** Numbers that a parameter gives to a step: the parameter exists, is a whole number, always has a value, and its default will do. */
import type { Add } from './check.types';
import type { Parameter, Template } from './template.types';

export function checkNumber(
  template: Template,
  id: string,
  fits: (value: unknown) => boolean,
  path: string,
  add: Add,
  type: Parameter['type'] = 'integer',
): void {
  const parameter = template.parameters.find((candidate) => candidate.id === id);
  const fallback = parameter?.default ?? null;
  if (parameter?.type !== type || (parameter.optional === true && fallback === null)) {
    const [zh, en] =
      type === 'ratio'
        ? [`“${id}”须是必有值的比例参数。`, `"${id}" must be a ratio parameter that always has a value.`]
        : [`“${id}”须是必有值的整数参数。`, `"${id}" must be a whole-number parameter that always has a value.`];
    add('PARAMETER_UNKNOWN', path, zh, en);
    return;
  }
  if (fallback === null || fits(fallback)) return;
  add(
    'PARAMETER_DEFAULT',
    path,
    `参数“${id}”的默认值用不上。`,
    `The default of "${id}" is no number that this step can work with.`,
  );
}
