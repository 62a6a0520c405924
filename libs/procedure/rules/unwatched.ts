/** Fields that a rule about values speaks of and that nobody can watch: said, so that nothing is taken for kept that was never looked at. */
import type { Finding } from '../checker/checker.types';
import type { ValueTest } from '../machine/monitor.types';
import type { Text } from '../kernel';
import type { Template } from '../template/template.types';
import { CASE_RULES } from './index';
import type { ValueRule } from './rule.types';
import { severityOf } from './strength';
import { watchedBy } from './values';

export function unwatched(template: Template): Finding[] {
  return CASE_RULES.flatMap((rule) => {
    const severity = severityOf(rule, template.jurisdiction, template.matter);
    if (rule.kind !== 'never' || severity === null) return [];
    return watchedBy(rule, template)
      .filter(({ monitors }) => monitors.length === 0)
      .map(({ path, label }): Finding => {
        const undecided = because(rule, label);
        return {
          rule: rule.rule,
          severity: severity === 'note' ? 'note' : 'warning',
          path,
          message: { zh: `${rule.says.zh}${undecided.zh}`, en: `${rule.says.en} ${undecided.en}` },
          basis: rule.clauses,
          undecided,
        };
      });
  });
}

function because({ part, tests }: ValueRule, label: Text): Text {
  if (part !== undefined) {
    return {
      zh: `“${label.zh}”不是申请表中的单位栏，无法核对；请改用单位栏。`,
      en: `"${label.en}" is no organisation field of the form, so nobody can tell: make it one.`,
    };
  }
  const kinds = tests.map(kindOf);
  return {
    zh: `“${label.zh}”填的内容无法核对；请在申请表中改用${kinds.map(({ zh }) => zh).join('或者')}。`,
    en: `Nobody can tell what stands in "${label.en}": make it, in the form, ${kinds.map(({ en }) => en).join(' or ')}.`,
  };
}

function kindOf(test: ValueTest): Text {
  if ('above' in test) return { zh: '金额、数字栏', en: 'an amount or a whole number' };
  const values = ('is' in test ? test.is : test.isNot).filter((value) => typeof value === 'string');
  const isYesNo = ('is' in test ? test.is : test.isNot).some((value) => typeof value === 'boolean');
  const choice = { zh: `含有选项值 ${values.join('、')} 的选择栏`, en: `a choice with the value ${values.join(' or ')}` };
  return isYesNo ? { zh: `是否栏、${choice.zh}`, en: `a yes or no, ${choice.en}` } : choice;
}
