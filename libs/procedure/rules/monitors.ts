/**
 * The rules of the texts compiled for one template: its steps and fields that they speak of, by matter, act and concept. That a step is
 * missing which a text asks for is mostly said by the obligations of its procedure; here only where the rule itself names the order.
 */
import type { Severity } from '../checker/checker.types';
import type { Ended, Monitor } from '../machine/monitor.types';
import type { StepBlock, Template } from '../template/template.types';
import { consentsOrOnwards, outcomesOf } from './consents';
import { CASE_RULES, RULES } from './index';
import type { ActsOf, CaseRule, EndRule, OrderRule } from './rule.types';
import { doing, following, mayBePassedOver, type PlacedStep } from './steps';
import { binds, severityOf, strengthOf } from './strength';
import { watchedBy } from './values';

export { consentsOf } from './consents';

export interface Property {
  rule: CaseRule;
  monitor: Monitor;
  severity: Severity;
}

/** Everything that has to be so on all ways of a template, also what only warns; in the order of the rules. */
export function propertiesOf(template: Template): Property[] {
  return CASE_RULES.flatMap((rule) => {
    const severity = severityOf(rule, template.jurisdiction, template.matter);
    return severity === null ? [] : compiled(rule, template).map((monitor) => ({ rule, monitor, severity }));
  });
}

/**
 * What `transition` watches over in cases of this template. A rule that no way of it could keep is left to the checker: it would only
 * stop every case.
 */
export function monitorsOf(template: Template): Monitor[] {
  return propertiesOf(template)
    .filter(({ rule, monitor }) => binds(rule, template) && !isExcepted(rule, template) && canBeKept(monitor))
    .map(({ monitor }) => monitor);
}

/** A template may depart from a rule with its reasons, but never from one of a number under which there is a ban. */
function isExcepted({ rule: number }: CaseRule, template: Template): boolean {
  const isBan = RULES.some((rule) => rule.rule === number && strengthOf(rule, template) === 'hard');
  return !isBan && (template.exceptions ?? []).some(({ rule }) => rule === number);
}

/** Steps on whose consent a rule waits that may stop a case. */
export function awaitedSteps(template: Template): StepBlock[] {
  const awaited = CASE_RULES.filter((rule) => binds(rule, template))
    .flatMap((rule) => waitedFor(rule))
    .filter(({ whatever }) => whatever !== true)
    .flatMap((acts) => doing(template, acts));
  return [...new Set(awaited.map(({ block }) => block))];
}

function waitedFor(rule: CaseRule): ActsOf[] {
  if (rule.kind === 'before') return [rule.first];
  return rule.kind === 'at-end' ? [rule.when, rule.needs] : [];
}

function canBeKept(monitor: Monitor): boolean {
  if (monitor.kind === 'before') return monitor.first.length > 0;
  return monitor.kind !== 'at-end' || monitor.needs.length > 0;
}

function compiled(rule: CaseRule, template: Template): Monitor[] {
  switch (rule.kind) {
    case 'before':
      return orderOf(rule, template);
    case 'at-end':
      return endOf(rule, template);
    case 'never':
      return watchedBy(rule, template).flatMap(({ monitors }) => monitors);
  }
}

function orderOf(rule: OrderRule, template: Template): Monitor[] {
  const { first, wherePresent } = rule;
  const awaited = doing(template, first);
  const firsts = awaited.map((placed) => awaitedAt(rule, template, placed));
  const later = following(template, rule.then).filter(({ block }) => !awaited.some((placed) => placed.block === block));
  const onlyWherePresent = wherePresent === true || isOfNoMatter(template);
  if (later.length === 0 || (firsts.length === 0 && onlyWherePresent)) return [];
  const { when } = rule.then;
  const then = later.map(({ block }) => ({
    step: block.id,
    when,
    ...(when === 'ends' ? { outcomes: consentsOrOnwards(block) } : {}),
  }));
  const groups = first.all === true && firsts.length > 0 ? firsts.map((one) => [one]) : [firsts];
  return groups.map((group) => ({ rule: rule.rule, kind: 'before', first: group, then }));
}

function awaitedAt({ first, passedOver }: OrderRule, template: Template, placed: PlacedStep): Ended {
  const excused = mayBePassedOver(template, placed, passedOver);
  return { ...endedBy(first, placed.block), ...(excused ? {} : { always: true }) };
}

function endOf(rule: EndRule, template: Template): Monitor[] {
  const [when, needs] = [rule.when, rule.needs].map((acts) =>
    doing(template, acts).map(({ block }): Ended => endedBy(acts, block)),
  ) as [Ended[], Ended[]];
  const isAsked = when.length > 0 && (needs.length > 0 || !(isOfNoMatter(template) && rule.matters !== undefined));
  return isAsked ? [{ rule: rule.rule, kind: 'at-end', when, needs }] : [];
}

/** Such a template is told of no step that it lacks: nobody knows what it should have. */
function isOfNoMatter({ matter }: Template): boolean {
  return matter === 'other';
}

function endedBy({ whatever }: ActsOf, block: StepBlock): Ended {
  return { step: block.id, outcomes: whatever === true ? outcomesOf(block) : consentsOrOnwards(block) };
}
