import type { StepBlock, Text } from '../../../libs/procedure';

const RESUBMITTED: Text = { zh: '已补充', en: 'Supplemented' };
const CHECKED: Record<string, Text> = {
  holds: { zh: '符合', en: 'Holds' },
  fails: { zh: '不符合', en: 'Does not hold' },
};

/** What an outcome is called: the template's own word for it. */
export function outcomeLabel(step: StepBlock | undefined, outcome: string): Text {
  if (outcome === 'resubmitted') return RESUBMITTED;
  if (step?.kind === 'check') return CHECKED[outcome] ?? { zh: outcome, en: outcome };
  const declared = step && (step.outcomes as Record<string, { label: Text } | undefined>)[outcome];
  return declared?.label ?? { zh: outcome, en: outcome };
}
