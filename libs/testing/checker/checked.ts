/** Checks of the checker, asked of templates that tests write short. */
import { checkTemplate, type Finding, type Surroundings } from '../../procedure/checker';
import type { Block, Template } from '../../procedure';
import { calendar } from '../../templates';
import { templateOf, type Sketch } from '../templates/builder';

/** Nothing stands around: no registers, no other procedures, no obligations. */
export function alone(more: Partial<Surroundings> = {}): Surroundings {
  return { calendar: calendar(), registers: [], templates: [], obligations: [], ...more };
}

/** Findings of these rules in a template, as `severity rule path`. */
export function found(template: Template, rules: string[], around: Partial<Surroundings> = {}): string[] {
  return findings(template, rules, around).map(({ severity, rule, path }) => `${severity} ${rule} ${path}`);
}

export function findings(template: Template, rules: string[], around: Partial<Surroundings> = {}): Finding[] {
  return checkTemplate(template, alone(around)).filter(({ rule }) => rules.includes(rule));
}

/** The same of blocks alone. */
export function foundIn(blocks: Block[], rules: string[], more: Sketch = {}, around: Partial<Surroundings> = {}): string[] {
  return found(templateOf(blocks, more), rules, around);
}
