/** The core's entry that is safe inside Temporal's sandbox and in a browser. Parsing and compiling stand in `authoring.ts`. */
export * from './kernel';
export type * from './template/template.types';
export * from './template/roles';
export type * from './template/program.types';
export type * from './machine/state.types';
export type * from './machine/event.types';
export type * from './machine/effect.types';
export type * from './machine/machine';
export type * from './sitting/sitting.types';
export type * from './clock/calendar.types';
export type { CaseWorld } from './machine/run';
export type { PeriodUnit } from './clock/period';
export { canonicalJson, copy } from './plain';
export { caseMachine, foldCase } from './machine/case-machine';
export { waitingOn } from './machine/run';
export { sittingMachine } from './sitting/sitting-machine';
export { countItem, isFraction, meets, neededOf, quorumOf } from './sitting/arithmetic';
export { RESUBMITTED } from './steps/officer';
export { addDays, addMonths, civilDateOf, instantOf, isCivilDate } from './clock/civil';
export { deadline, explainClock, isDayOff, reminderAt, type Deadline } from './clock/deadline';
export { readPeriod } from './clock/period';
export { contentOf, isGiven, requiredFields, validateForm, type Content, type FieldProblem, type Form } from './template/content';
export { isStep, placedBlocks, placedSteps, type Placed } from './template/walk-template';
export {
  basisFor,
  explain,
  explained,
  type ClockExplained,
  type Reader,
  type ReaderOf,
  type Waiting,
  type WaitingHolder,
} from './explain/waiting';
export {
  checkFindings,
  labelOf,
  previewCase,
  previewPath,
  progress,
  type CheckFinding,
  type PreviewContext,
  type ProgressStep,
  type Seen,
} from './explain/progress';
