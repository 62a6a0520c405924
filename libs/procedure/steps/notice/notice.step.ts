import { Fault } from '../../kernel';
import type { StepKindObject, StepOf } from '../step-kind';

export const noticeStep: StepKindObject<StepOf<'notice'>> = {
  leavesTheHouse: () => false,
  enter: () => {
    throw new Fault('NOT_BUILT');
  },
};
