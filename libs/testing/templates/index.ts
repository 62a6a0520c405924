/** Small templates for tests of the engine; no procedure of a society. */
import { compile, parseTemplate } from '../../procedure/authoring';
import type { Program, Template } from '../../procedure';
import twoSteps from './two-steps.template.json';

/** Review by the secretariat, then review by the president; each within one working day, turned to the other. */
export function twoStepTemplate(): Template {
  const { template, issues } = parseTemplate(twoSteps);
  if (template === null) throw new Error(`two-steps.template.json: ${JSON.stringify(issues)}`);
  return template;
}

/** The same, compiled. */
export function twoStepProgram(): Program {
  return compile(twoStepTemplate());
}
