import { Fault } from '../../kernel';
import type { StepKindObject, StepOf } from '../step-kind';

export const waitStep: StepKindObject<StepOf<'wait'>> = {
  leavesTheHouse: () => false,
  enter: () => {
    throw new Fault('NOT_BUILT');
  },
};
