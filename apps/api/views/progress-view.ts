import type { ProgressNode } from '../../../libs/contracts';
import type { ProgressStep, Text } from '../../../libs/procedure';
import type { Names } from './names.service';
import { shownProgress } from './shown';
import type { StepReadings } from './step-readings';
import { undeclaredLabel } from './outcome-label';

/** The core's progress with ids turned into the names of offices and organs; never of a person. */
export function progressView(steps: ProgressStep[], names: Names, readings: StepReadings): ProgressNode[] {
  return steps.map(({ holder, outcome, outcomeLabel: declared, ...step }) =>
    shownProgress(
      {
        ...step,
        holder: holderName(holder, names),
        outcome: declared ?? (outcome === null ? null : undeclaredLabel(outcome)),
      },
      readings.of(step.id),
    ),
  );
}

function holderName(holder: ProgressStep['holder'], names: Names): Text | null {
  if (holder === null) return null;
  if ('organ' in holder) return names.organ(holder.organ);
  const first = holder.posts[0];
  return first ? names.office(first) : null;
}
