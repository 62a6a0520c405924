import type { ProgressNode } from '../../../libs/contracts';
import type { ProgressStep, Text } from '../../../libs/procedure';
import type { Names } from './names.service';
import { shownProgress } from './shown';
import type { StepReadings } from './step-readings';
import { undeclaredLabel } from './outcome-label';

/** The core's progress with ids turned into the names of offices and organs; never of a person. */
export function progressView(steps: ProgressStep[], names: Names, readings: StepReadings): ProgressNode[] {
  return known(steps, readings).map(({ holder, outcome, outcomeLabel: declared, ...step }) =>
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

/** A society that a case of the association is about is told of the steps that are meant for it, and of a letter once it is issued. */
function known(steps: ProgressStep[], readings: StepReadings): ProgressStep[] {
  return steps
    .filter(({ id, kind }) => readings.of(id).kept !== 'always' && !(readings.isConcerned && STRUCTURES.includes(kind)))
    .map((step) =>
      readings.of(step.id).kept === 'until-issued' && step.status === 'current'
        ? { ...step, status: 'ahead' as const, round: 0, since: null, until: null }
        : step,
    );
}

/** Structures that people look at: what they hold is told by their steps. */
const STRUCTURES: readonly ProgressStep['kind'][] = ['each', 'parallel', 'interrupt'];

function holderName(holder: ProgressStep['holder'], names: Names): Text | null {
  if (holder === null) return null;
  if ('organ' in holder) return names.organ(holder.organ);
  const first = holder.posts[0];
  return first ? names.office(first) : null;
}
