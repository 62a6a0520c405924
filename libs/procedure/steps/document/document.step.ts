/** A paper is made, numbered, signed or sealed, sent out, and its scan comes back: done when the scan is here (R46). */
import { hearOfficer, openOfficer } from '../officer';
import type { StepKindObject, StepOf } from '../step-kind';

export const documentStep: StepKindObject<StepOf<'document'>> = {
  leavesTheHouse: () => true,
  enter: openOfficer,
  acted: hearOfficer,
};
