/** How much a rule weighs where. One line for each strength, in this one place. */
import type { Severity } from '../checker/checker.types';
import type { Jurisdiction, Template } from '../template/template.types';
import type { Rule, Strength, Strengths } from './rule.types';

/**
 * `binds`: compiled into programs, so that no event of a case breaks it. Words that push, guide, encourage, aim or request never stop
 * anything (R35), and what is only ours warns.
 */
const WEIGHT: Record<Strength, { severity: Severity; binds: boolean }> = {
  hard: { severity: 'error', binds: true },
  duty: { severity: 'error', binds: true },
  plain: { severity: 'error', binds: true },
  design: { severity: 'error', binds: true },
  soft: { severity: 'warning', binds: false },
  push: { severity: 'warning', binds: false },
  guidance: { severity: 'warning', binds: false },
  default: { severity: 'warning', binds: false },
  encourage: { severity: 'note', binds: false },
  aim: { severity: 'note', binds: false },
  request: { severity: 'note', binds: false },
};

/** The same strength in all five. */
export function everywhere(strength: Strength): Strengths {
  return { CN: strength, 'CN-CQ': strength, 'CN-TJ': strength, 'CN-NX': strength, 'CN-QH': strength };
}

type Place = Pick<Template, 'matter' | 'jurisdiction'>;

/** Null: the rule says nothing of this matter here. A matter that is none of the list gets every rule whose steps or fields it has. */
export function strengthOf(rule: Rule, { matter, jurisdiction }: Place): Strength | null {
  const { matters, except = [], strength, strengthIn = {} } = rule;
  if (except.includes(matter)) return null;
  if (matters !== undefined && matter !== 'other' && !matters.includes(matter)) return null;
  return (strengthIn[matter] ?? strength)[jurisdiction] ?? null;
}

/** What a template that breaks the rule is told; null where the rule is off. Without a matter: of most. */
export function severityOf(rule: Rule, jurisdiction: Jurisdiction, matter?: Template['matter']): Severity | null {
  const strength = matter === undefined ? rule.strength[jurisdiction] : strengthOf(rule, { matter, jurisdiction });
  return strength === undefined || strength === null ? null : WEIGHT[strength].severity;
}

/** Whether it may stop a case there. */
export function binds(rule: Rule, place: Place): boolean {
  const strength = strengthOf(rule, place);
  return strength !== null && WEIGHT[strength].binds;
}
