/**
 * Exceptions that a template states: a finding of a rule that is no ban becomes a note that shows the reason. A ban has none, and an
 * exception for which there is nothing is pointed at, so that none outlives its cause.
 */
import type { RuleException, Template } from '../template/template.types';
import { clausesIn, finding } from './checked';
import type { Finding } from './checker.types';

/** What is known of a rule by its number: null where there is none. */
export type IsBan = (rule: string) => boolean | null;

export function withExceptions({ exceptions = [] }: Template, findings: Finding[], isBan: IsBan): Finding[] {
  const excused = findings.map((found): Finding => {
    const exception = exceptions.find(({ rule }) => rule === found.rule);
    return exception === undefined || isBan(found.rule) === true || found.undecided !== undefined
      ? found
      : asNote(found, exception);
  });
  return [...excused, ...exceptions.flatMap((exception, index) => judge(exception, `/exceptions/${index}`, findings, isBan))];
}

function asNote(found: Finding, { reason, basis }: RuleException): Finding {
  const { message } = found;
  return {
    ...found,
    severity: 'note',
    message: { zh: `${message.zh}已说明例外理由：${reason.zh}`, en: `${message.en} An exception is stated: ${reason.en}` },
    basis: [...found.basis, ...clausesIn(basis)],
  };
}

function judge({ rule }: RuleException, path: string, findings: Finding[], isBan: IsBan): Finding[] {
  const ban = isBan(rule);
  if (ban === null) {
    return [
      finding(
        'EXCEPTION_RULE_UNKNOWN',
        'warning',
        `${path}/rule`,
        `没有规则“${rule}”，或它不适用于本流程。`,
        `There is no rule "${rule}", or it does not hold for this procedure.`,
      ),
    ];
  }
  if (ban) {
    return [
      finding(
        'EXCEPTION_NOT_ALLOWED',
        'error',
        `${path}/rule`,
        `规则“${rule}”是禁止性规定，不设例外；请按规定修改流程。`,
        `The rule "${rule}" is a ban and has no exceptions: change the procedure.`,
      ),
    ];
  }
  if (findings.some((found) => found.rule === rule)) return [];
  return [
    finding(
      'EXCEPTION_UNUSED',
      'warning',
      path,
      `流程符合规则“${rule}”，这条例外说明可以删去。`,
      `The procedure keeps the rule "${rule}": this exception can go.`,
    ),
  ];
}
