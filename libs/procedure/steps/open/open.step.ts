/** Begins something and waits for nothing: done is not the end. Whatever it begins is outside this case, so it waits for the minutes. */
import { derive } from '../../clock/deadline';
import type { Instant } from '../../kernel';
import { calleeOf } from '../../machine/callee';
import { countingOf } from '../../machine/clocks';
import { conclude, openRound, type Run } from '../../machine/run';
import type { StepKindObject, StepOf } from '../step-kind';

type OpenStep = StepOf<'open'>;

export const openStep: StepKindObject<OpenStep> = {
  leavesTheHouse: () => true,

  enter(run, step) {
    const { round } = openRound(run, step.id);
    const { opens } = step;
    run.effects.push({
      kind: 'opened',
      block: step.id,
      round,
      start: opens.start,
      procedure: opens.procedure ?? null,
      ...calleeOf(run, step.id, opens.for),
      input: opens.start === 'at-once' ? opens.input : {},
      dueAt: dueAt(run, step),
    });
    conclude(run, step, 'opened');
  },
};

/** Nothing here watches it: the date stands in the society's calendar. */
function dueAt(run: Run, { id, opens }: OpenStep): Instant | null {
  if (opens.start === 'at-once') return null;
  return derive(countingOf(run, id, opens.within, opens.from), run.calendar).dueAt;
}
