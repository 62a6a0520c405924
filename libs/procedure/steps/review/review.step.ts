/** One officer's step with declared outcomes. */
import { hearOfficer, openOfficer } from '../officer';
import type { StepKindObject, StepOf } from '../step-kind';

export const reviewStep: StepKindObject<StepOf<'review'>> = {
  // An officer of another organisation, or an act towards one, is outside the house.
  leavesTheHouse: (step) => step.by.of !== 'society' || step.act === 'filing' || step.act === 'outside-approval',
  enter: openOfficer,
  acted: hearOfficer,
};
