import { answersOf, labelOf, RESUBMITTED, type StepBlock, type Text } from '../../../libs/procedure';

/** Outcomes that no template declares: what a check found, and the applicant's answer to a request for supplements. */
const UNDECLARED: Record<string, Text> = {
  holds: { zh: '符合', en: 'Holds' },
  fails: { zh: '不符合', en: 'Does not hold' },
  [RESUBMITTED]: { zh: '已补充', en: 'Supplemented' },
};

/** What an outcome is called: the template's own word for it. */
export function outcomeLabel(step: StepBlock | undefined, outcome: string): Text {
  return (
    (step && (labelOf(step, outcome) ?? answered(step, outcome))) ?? undeclaredLabel(outcome) ?? { zh: outcome, en: outcome }
  );
}

/** What a task of the step that is not for deciding may be answered with. */
function answered(step: StepBlock, outcome: string): Text | undefined {
  return (['sign', 'object', 'close', 'decide'] as const)
    .flatMap((purpose) => answersOf(step, purpose))
    .find(({ id }) => id === outcome)?.label;
}

/** The words of an outcome that needs no template; null for all others. */
export function undeclaredLabel(outcome: string): Text | null {
  return UNDECLARED[outcome] ?? null;
}
