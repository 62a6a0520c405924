import { Fault } from '../../kernel';
import type { StepKindObject, StepOf } from '../step-kind';

export const scoreStep: StepKindObject<StepOf<'score'>> = {
  leavesTheHouse: () => false,
  enter: () => {
    throw new Fault('NOT_BUILT');
  },
};
