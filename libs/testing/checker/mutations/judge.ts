/** Whether the checker catches a mutant: by what the good template was not told. */
import { parseTemplate } from '../../../procedure/authoring';
import type { Template } from '../../../procedure';
import { checkTemplate } from '../../../procedure/checker';
import type { Finding } from '../../../procedure/checker/checker.types';
import type { Mutant, Mutation, Subject } from './mutation.types';

export interface Case {
  subject: Subject;
  mutation: Mutation;
  mutant: Mutant;
}

/** `refused`: no template at all, to the parser. `missed` is the only one that a test does not forgive. */
export type Judged =
  | { is: 'caught'; by: string; severity: Finding['severity'] }
  | { is: 'refused'; by: string }
  | { is: 'undecided'; by: string }
  | { is: 'missed'; found: string[] };

export function nameOf({ subject, mutation, mutant }: Case): string {
  return `${mutation.kind} of ${subject.name} at ${mutant.at} (${mutant.expected.join(', ')})`;
}

/** Every mutant of these subjects; those of rules that a subject breaks already are not made. */
export function mutantsOf(subjects: readonly Subject[], mutations: readonly Mutation[]): Case[] {
  return subjects.flatMap((subject) => {
    const broken = new Set(subject.found.map(({ rule }) => rule));
    // What is missing is said one by one, so another missing thing is news; of a rule that is broken already nothing is.
    const isNew = ({ expected, keeps }: Mutant): boolean => {
      if (keeps === true) return true;
      const rules = expected.filter((rule) => rule !== 'obligation');
      return rules.length === 0 || rules.some((rule) => !broken.has(rule));
    };
    return mutations.flatMap((mutation) =>
      mutation
        .of(subject)
        .filter(isNew)
        .map((mutant) => ({ subject, mutation, mutant })),
    );
  });
}

export function judge({ subject, mutant }: Case): Judged {
  const { template, issues } = parseTemplate(JSON.parse(JSON.stringify(mutant.template)));
  const refusals = issues.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  const refusal = refusals.find((rule) => mutant.expected.includes(rule));
  if (refusal !== undefined) return { is: 'refused', by: refusal };
  if (template === null || refusals.length > 0) return { is: 'missed', found: issues.map(({ rule, path }) => `${rule} ${path}`) };
  const known = new Set(subject.found.map(keyOf));
  const found = checkTemplate(template, around(mutant.surroundings ?? subject.surroundings, template)).filter(
    (finding) => !known.has(keyOf(finding)),
  );
  const expected = found.filter(({ rule }) => mutant.expected.includes(rule));
  const caught = expected.find(({ undecided }) => undecided === undefined);
  if (caught !== undefined) return { is: 'caught', by: caught.rule, severity: caught.severity };
  if (expected[0] !== undefined) return { is: 'undecided', by: `${expected[0].rule}: ${expected[0].undecided?.en ?? ''}` };
  return { is: 'missed', found: found.map(({ rule, path }) => `${rule} ${path}`) };
}

/** The place of a finding moves when something is put before it; its rule and what it says do not. */
function keyOf({ rule, severity, message, undecided }: Finding): string {
  return `${rule} ${severity} ${message.en} ${undecided?.en ?? ''}`;
}

/** The template among the others, in the place of the good one. */
function around(surroundings: Subject['surroundings'], template: Template): Subject['surroundings'] {
  return { ...surroundings, templates: surroundings.templates.map((one) => (one.id === template.id ? template : one)) };
}
