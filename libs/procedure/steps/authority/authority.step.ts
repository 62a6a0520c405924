/** Waits for the answer of a body outside the house; our own handler enters it, with the day on which it was given. */
import { hearOfficer, openOfficer } from '../officer';
import type { StepKindObject, StepOf } from '../step-kind';

export const authorityStep: StepKindObject<StepOf<'authority'>> = {
  leavesTheHouse: () => true,
  enter: openOfficer,
  acted: hearOfficer,
};
