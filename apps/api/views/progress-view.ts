import type { ProgressNode } from '../../../libs/contracts';
import type { ProgressStep, Text } from '../../../libs/procedure';
import type { Names } from './names.service';
import { undeclaredLabel } from './outcome-label';

/** The core's progress with ids turned into the names of offices and organs; never of a person. */
export function progressView(steps: ProgressStep[], names: Names): ProgressNode[] {
  return steps.map(({ holder, outcome, outcomeLabel: declared, ...step }) => ({
    ...step,
    holder: holderName(holder, names),
    outcome: declared ?? (outcome === null ? null : undeclaredLabel(outcome)),
  }));
}

function holderName(holder: ProgressStep['holder'], names: Names): Text | null {
  if (holder === null) return null;
  if ('organ' in holder) return names.organ(holder.organ);
  const first = holder.posts[0];
  return first ? names.office(first) : null;
}
