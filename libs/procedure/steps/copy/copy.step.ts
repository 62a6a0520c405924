/** Tells posts what stands here, and goes on (抄送). */
import { conclude, holderOf, notify, openRound } from '../../machine/run';
import type { StepKindObject, StepOf } from '../step-kind';

export const copyStep: StepKindObject<StepOf<'copy'>> = {
  leavesTheHouse: (step) => step.copyTo.some(({ of }) => of !== 'society'),

  enter(run, step) {
    openRound(run, step.id);
    notify(
      run,
      step.copyTo.map((post) => holderOf(run.state, post)),
      'copied',
    );
    conclude(run, step, 'copied');
  },
};
