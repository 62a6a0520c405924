import { Fault } from '../../kernel';
import type { StepKindObject, StepOf } from '../step-kind';

export const openStep: StepKindObject<StepOf<'open'>> = {
  leavesTheHouse: () => false,
  enter: () => {
    throw new Fault('NOT_BUILT');
  },
};
