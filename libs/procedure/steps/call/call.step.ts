import { Fault } from '../../kernel';
import type { StepKindObject, StepOf } from '../step-kind';

export const callStep: StepKindObject<StepOf<'call'>> = {
  leavesTheHouse: () => false,
  enter: () => {
    throw new Fault('NOT_BUILT');
  },
};
