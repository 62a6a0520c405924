/** Somebody does something and hands in what came of it. */
import { isOutside } from '../../template/outside';
import { hearOfficer, openOfficer } from '../officer';
import type { StepKindObject, StepOf } from '../step-kind';

export const workStep: StepKindObject<StepOf<'work'>> = {
  leavesTheHouse: isOutside,
  enter: openOfficer,
  acted: hearOfficer,
};
