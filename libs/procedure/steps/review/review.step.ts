/** One officer's step with declared outcomes. */
import { isOutside } from '../../template/outside';
import { hearOfficer, openOfficer } from '../officer';
import type { StepKindObject, StepOf } from '../step-kind';

export const reviewStep: StepKindObject<StepOf<'review'>> = {
  leavesTheHouse: isOutside,
  enter: openOfficer,
  acted: hearOfficer,
};
