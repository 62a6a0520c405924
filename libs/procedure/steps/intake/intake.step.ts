/** The society's own secretariat looks whether the materials are complete: yes, or one list of everything that is missing. */
import { hearOfficer, openOfficer } from '../officer';
import type { StepKindObject, StepOf } from '../step-kind';

export const intakeStep: StepKindObject<StepOf<'intake'>> = {
  leavesTheHouse: () => false,
  enter: openOfficer,
  acted: hearOfficer,
};
