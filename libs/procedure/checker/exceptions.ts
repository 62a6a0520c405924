/**
 * Exceptions that a template states: a finding of a rule that is no ban becomes a note that shows the reason. A ban has none, and an
 * exception for which there is nothing is pointed at, so that none outlives its cause.
 */
import type { RuleException, Template } from '../template/template.types';
import type { Text } from '../kernel';
import { clausesIn, finding } from './checked';
import type { Finding } from './checker.types';

/** What is known of a rule by its number, in the words in which people are told of it: null where there is none. */
export type Known = (rule: string) => { isBan: boolean; says: Text } | null;

export function withExceptions({ exceptions = [] }: Template, findings: Finding[], known: Known): Finding[] {
  const excused = findings.map((found): Finding => {
    const exception = exceptions.find(({ rule }) => rule === found.rule);
    return exception === undefined || known(found.rule)?.isBan === true || found.undecided !== undefined
      ? found
      : asNote(found, exception);
  });
  return [...excused, ...exceptions.flatMap((exception, index) => judge(exception, `/exceptions/${index}`, findings, known))];
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

function judge({ rule }: RuleException, path: string, findings: Finding[], known: Known): Finding[] {
  const about = known(rule);
  if (about === null) {
    return [
      finding(
        'EXCEPTION_RULE_UNKNOWN',
        'warning',
        `${path}/rule`,
        `这条例外所说的规定（${rule}）不存在，或者不适用于本流程，可以删去。`,
        `The rule that this exception names (${rule}) does not exist or does not hold for this procedure: it can go.`,
      ),
    ];
  }
  const { isBan, says } = about;
  if (isBan) {
    return [
      finding(
        'EXCEPTION_NOT_ALLOWED',
        'error',
        `${path}/rule`,
        `这是禁止性规定，不设例外，请按规定修改流程：“${says.zh}”（${rule}）`,
        `This is a ban and has no exceptions; change the procedure: "${says.en}" (${rule})`,
      ),
    ];
  }
  if (findings.some((found) => found.rule === rule)) return [];
  return [
    finding(
      'EXCEPTION_UNUSED',
      'warning',
      path,
      `流程已经符合这条规定，例外说明可以删去：“${says.zh}”（${rule}）`,
      `The procedure keeps this rule, so the exception can go: "${says.en}" (${rule})`,
    ),
  ];
}
