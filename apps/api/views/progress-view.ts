import type { ProgressNode } from '../../../libs/contracts';
import type { ProgressStep, Text } from '../../../libs/procedure';
import type { Names } from './names.service';

const CHECKED: Record<string, Text> = {
  holds: { zh: '符合', en: 'Holds' },
  fails: { zh: '不符合', en: 'Does not hold' },
};

/** The core's progress with ids turned into the names of offices and organs; never of a person. */
export function progressView(steps: ProgressStep[], names: Names): ProgressNode[] {
  return steps.map(({ holder, outcome, outcomeLabel, ...step }) => ({
    ...step,
    holder: holderName(holder, names),
    outcome: outcomeLabel ?? (outcome ? (CHECKED[outcome] ?? null) : null),
  }));
}

function holderName(holder: ProgressStep['holder'], names: Names): Text | null {
  if (holder === null) return null;
  if ('organ' in holder) return names.organ(holder.organ);
  const first = holder.posts[0];
  return first ? names.office(first) : null;
}
