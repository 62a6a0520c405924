/**
 * The monitors of one template: its steps that the rules speak of, by matter and act. A template without such steps has none; that a step
 * is missing which a text asks for is said by the obligations of its procedure, not here.
 */
import type { Ended, Monitor } from '../machine/monitor.types';
import type { OutcomeDeclaration, StepBlock, Target, Template } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import { CASE_RULES, type ActsOf, type CaseRule } from './index';

/** Words that are strong enough to stop a case; push, guidance, encourage, aim and request never are (R35). */
const BINDING: readonly string[] = ['hard', 'duty', 'design'] satisfies CaseRule['strength'][keyof CaseRule['strength']][];

/** What `transition` watches over in cases of this template; in the order of the rules. */
export function monitorsOf(template: Template): Monitor[] {
  const steps = placedSteps(template).map(({ block }) => block);
  return CASE_RULES.filter((rule) => holdsFor(rule, template)).flatMap((rule) => monitorOf(rule, steps));
}

/** Whether a rule binds the procedures of a matter in a jurisdiction. */
export function holdsFor(
  { matters, strength }: CaseRule,
  { matter, jurisdiction }: Pick<Template, 'matter' | 'jurisdiction'>,
): boolean {
  return (matters === undefined || matters.includes(matter)) && BINDING.includes(strength[jurisdiction] ?? '');
}

/** Steps on whose consent a rule waits. */
export function awaitedSteps(rule: CaseRule, steps: StepBlock[]): StepBlock[] {
  return withActs(steps, rule.kind === 'before' ? rule.first : rule.when);
}

function monitorOf(rule: CaseRule, steps: StepBlock[]): Monitor[] {
  const awaited = awaitedSteps(rule, steps).map(consentOf);
  const others = withActs(steps, rule.kind === 'before' ? rule.then : rule.needs);
  if (awaited.length === 0 || others.length === 0) return [];
  if (rule.kind === 'at-end') return [{ rule: rule.rule, kind: 'at-end', when: awaited, needs: others.map(consentOf) }];
  const then = others.map(({ id }) => ({ step: id, when: rule.then.when }));
  return [{ rule: rule.rule, kind: 'before', first: awaited, then }];
}

function withActs(steps: StepBlock[], { acts }: ActsOf): StepBlock[] {
  return steps.filter(({ act }) => acts.includes(act));
}

function consentOf(block: StepBlock): Ended {
  return { step: block.id, outcomes: consentsOf(block) };
}

/** Outcomes on which what follows may rest: those declared so; of a meeting what it has passed; else the only one that leads onwards. */
export function consentsOf(block: StepBlock): string[] {
  const outcomes = Object.entries(block.outcomes as Record<string, Target | OutcomeDeclaration>);
  const declared = outcomes.filter(([, outcome]) => typeof outcome === 'object' && outcome.consents === true);
  if (declared.length > 0) return declared.map(([id]) => id);
  if (block.kind === 'meeting') return ['passed', 'passed-in-principle'];
  const onwards = outcomes.filter(([, outcome]) => (typeof outcome === 'object' ? outcome.to : outcome) === 'next');
  return onwards.length === 1 ? onwards.map(([id]) => id) : [];
}
