/** Rules of the texts held against a template: what shows on it by itself, and what shows on its ways. */
import { RULES, TEMPLATE_RULES, type Rule } from '../rules';
import { propertiesOf, type Property } from '../rules/monitors';
import { severityOf, strengthOf } from '../rules/strength';
import { unwatched } from '../rules/unwatched';
import { compile } from '../template/compile';
import type { Template } from '../template/template.types';
import type { Check, Checked } from './checked';
import type { Clause } from '../vocabularies';
import type { Finding, Severity, Surroundings, Verdict } from './checker.types';
import type { Known } from './exceptions';
import { explore } from './explore';

/** What the template itself shows. */
export const templateRules: Check = ({ template, surroundings }) => [
  ...unwatched(template),
  ...TEMPLATE_RULES.flatMap((rule) => {
    const severity = severityOf(rule, template.jurisdiction, template.matter);
    if (severity === null) return [];
    return rule.check(template, surroundings).map(({ path, message }) => ({
      rule: rule.rule,
      severity,
      path,
      message: message ?? rule.says,
      basis: clausesHere(rule, template, surroundings),
    }));
  }),
];

/** What its ways show; `onRule` is told before each is explored, for whoever waits. */
export function pathRules({ template, surroundings }: Checked, onRule?: (rule: string, of: number) => void): Finding[] {
  const properties = propertiesOf(template);
  if (properties.length === 0) return [];
  // With the facts that all of them read, also of those that only warn; the exploration brings each monitor along itself.
  const program = compile(
    template,
    properties.map(({ monitor }) => monitor),
  );
  return properties.flatMap((property) => {
    onRule?.(property.rule.rule, properties.length);
    const basis = clausesHere(property.rule, template, surroundings);
    const verdict = explore(template, program, property.monitor, surroundings);
    const found = findingOf(property, basis, verdict);
    return asksForReasons(property.rule, template) ? found.map(withReasons) : found;
  });
}

function findingOf({ rule, severity }: Property, basis: Clause[], verdict: Verdict): Finding[] {
  const common = { rule: rule.rule, message: rule.says, basis };
  switch (verdict.is) {
    case 'kept':
      return [];
    case 'broken':
      return [{ ...common, severity, path: verdict.path, counterExample: { script: verdict.script, says: verdict.says } }];
    case 'undecided':
      return [undecided(common, severity, verdict)];
  }
}

/** A procedure rests on the text of its own place; where that says nothing, on all that were read together. */
function clausesHere({ clauses }: Rule, { jurisdiction }: Template, { obligations }: Surroundings): Clause[] {
  const places = new Map(obligations.map((one) => [one.source, one.jurisdiction]));
  const own = clauses.filter(({ source }) => places.get(source) === jurisdiction);
  return own.length > 0 ? own : clauses;
}

/** “一般不得” leaves room for an exception that gives its reasons: a form that asks for them is how it is meant. */
function asksForReasons(rule: Rule, template: Template): boolean {
  return strengthOf(rule, template) === 'soft' && template.form.fields.some(({ concept }) => concept === 'exception-reasons');
}

function withReasons(found: Finding): Finding {
  if (found.undecided !== undefined) return found;
  const { zh, en } = found.message;
  return {
    ...found,
    severity: 'note',
    message: {
      zh: `${zh}例外情形须写明理由，表单已要求填写。`,
      en: `${en} An exception gives its reasons, and the form asks for them.`,
    },
  };
}

/** Not decided is never silent, and never says more than the rule itself would. */
function undecided(
  { rule, message, basis }: Pick<Finding, 'rule' | 'message' | 'basis'>,
  severity: Severity,
  { because, path }: Extract<Verdict, { is: 'undecided' }>,
): Finding {
  const words = {
    zh: `未能判断是否符合：${message.zh}${because.zh}`,
    en: `It was not decided whether this is kept: ${message.en} ${because.en}`,
  };
  return { rule, severity: severity === 'note' ? 'note' : 'warning', path, message: words, basis, undecided: because };
}

/** What a rule says, and whether it is a ban for this template; null where there is none of this number, or it is off here. */
export function knownFor(template: Template): Known {
  return (number) => {
    const holding = RULES.filter((rule: Rule) => rule.rule === number && strengthOf(rule, template) !== null);
    const [first] = holding;
    return first === undefined
      ? null
      : { isBan: holding.some((rule) => strengthOf(rule, template) === 'hard'), says: first.says };
  };
}
