/** The core's entry that is safe inside Temporal's sandbox and in a browser. Parsing and compiling stand in `authoring.ts`. */
export * from './kernel';
export type * from './template/template.types';
export * from './template/roles';
export * from './template/identification';
export { RECORD_FORMS } from './template/assignee.types';
export type * from './template/program.types';
export type * from './machine/state.types';
export type * from './machine/action.types';
export type * from './machine/event.types';
export type * from './machine/effect.types';
export type * from './machine/machine';
export type * from './sitting/sitting.types';
export type * from './clock/calendar.types';
export type { CaseWorld } from './machine/run';
export type { PeriodUnit } from './clock/period';
export { canonicalJson, copy } from './plain';
export { caseMachine, foldCase } from './machine/case-machine';
export { migrate, missingIn, worldAfter, type Migration } from './machine/migrate';
export type { Fate, Landed, Landing } from './machine/landing';
export { brokenRule } from './machine/monitors';
export { endsMinute, RECALL_FLAG } from './machine/undo';
export { offeredActions } from './machine/actions/offered';
export { postsOfHouse } from './machine/actions/task';
export { CURRENT_FLAGS } from './machine/flags';
export { readPlace } from './machine/places';
export { registerPlan, type PlannedValue, type RegisterPlan } from './machine/register-plan';
export { waitingOn } from './machine/run';
export { sittingMachine } from './sitting/sitting-machine';
export { countItem, countPapers, countVotes, isFraction, meets, neededOf, quorumIn, quorumOf } from './sitting/arithmetic';
export { attendanceOf, type Attendance, type Away } from './sitting/attendance';
export { BALLOT_CLOCK, arithmeticOf, demandsNeeded } from './sitting/circulation';
export { countBallots, nextContest, type Contest } from './sitting/election';
export { isNamedWhenListed, isSecretMatter, matterOfCase, MAX_CANDIDATES } from './sitting/items';
export { MAX_ROLL } from './sitting/roll';
export { FEW_BALLOTS, isBallot, nextTurn, refuseCount, secretPaperOf, secretVoters, type SecretPaper } from './sitting/secret';
export { RESUBMITTED } from './steps/officer';
export { OVER } from './steps/wait/wait.step';
export { POSTED, PROVED } from './steps/notice/notice.step';
export { rankingOf, SCORED, THE_CASE } from './steps/score/score.step';
export { hundredthsOf, pointsOf, scaleOf } from './steps/score/arithmetic';
export { answersOf, submittedWith, type Answer } from './template/answers';
export { addDays, addMonths, civilDateOf, instantOf, isCivilDate } from './clock/civil';
export { deadline, derive, remainingOf, type Counting, type Deadline, type Derived } from './clock/deadline';
export { dayKind, isDayOff, type DayKind } from './clock/days';
export { explainClock, type ClockArithmetic, type ClockDay } from './clock/explain-clock';
export { reminderAt, spreadMs } from './clock/reminders';
export { extend, rederive, resume, suspend, type Rederived } from './clock/changes';
export { crossesHoliday, proposeDate, type HolidayCrossed, type Proposed } from './clock/propose';
export { layer, type LayerOptions } from './clock/layers';
export { STOP_REASONS, type StopReason } from './clock/vocabulary';
export { readPeriod, type ReadPeriod } from './clock/period';
export { contentOf, isGiven, requiredFields, validateForm, type Content, type FieldProblem, type Form } from './template/content';
export { houseOfPost, isKeptByAssociation } from './template/check-filed-by';
export { isParameterValue, missingParameters } from './template/parameters';
export { calledForm, calledProcedures, type CalledAt } from './template/called-form';
export {
  againOn,
  assignedDueOn,
  occurrences,
  proposals,
  startOfKind,
  startsBy,
  type Occurrence,
  type Proposals,
  type ProposedBefore,
  type Starting,
  type Subject,
} from './starts/starts';
export { dutyPeriod, dutyState, type DutyState } from './starts/duty';
export type { NamedPeriod } from './starts/periods';
export {
  askedStates,
  columnOf,
  comparedColumns,
  isInForce,
  mayBecome,
  mayEndIn,
  stateOf,
  validityEnd,
} from './template/registers';
export { fieldByConcept } from './template/register-sources';
export { guaranteeHolds, guaranteeOf, isAnswer } from './expressions/look-ups';
export { defaultsOf, type MasterRecord } from './forms/defaults';
export { isPersonal, withoutPersonal } from './forms/facts';
export { isResidentId } from './forms/identity';
export { capitals, readMoney, spokenMoney, yuan } from './forms/money';
export { referencesOf, type Reference } from './forms/references';
export { problemText } from './forms/problem-words';
export { editForm, fieldRight, formFor, type FormForStep, type FormPurpose, type StepOfForm } from './forms/rights';
export { formSchema, type JsonSchema } from './forms/shapes';
export { standing, type Standing } from './forms/standing';
export type { DayPart, OrganisationValue, PersonValue, Ratio, Row, Span as DaySpan } from './forms/values';
export { isStep, placedBlocks, placedSteps, type Placed } from './template/walk-template';
export type * from './simulate/script.types';
export type * from './simulate/simulation.types';
export type * from './simulate/ends.types';
export type { SimulatedWorld } from './simulate/play';
export { simulate } from './simulate/simulate';
export { expectedEnd, projectedEnds } from './simulate/ends';
export { previewEnds, type PreviewedEnds } from './simulate/preview-ends';
export { entitledTo, organisationOf, SIMULATED, type Entitled, type PostHeld } from './simulate/posts';
export { laterBy, localTime, readTime } from './simulate/times';
export { sayRefused, sayUnbounded } from './simulate/words';
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
export { labelOf, progress, type BranchAt, type ProgressStep, type Seen } from './explain/progress';
export { checkFindings, type CheckFinding } from './explain/findings';
export { previewCase, previewPath, type PreviewContext } from './explain/preview';
export { followsFrom, type Answered, type Follows } from './explain/follows';
export { caseOffers, type CaseOffer, type OfferReader } from './explain/offers';
export type { TaskHands } from './explain/hands';
export {
  organisationOf as organisationIn,
  itemNames,
  rowLabels,
  type ItemAt,
  type ItemCounts,
  type ItemLabels,
} from './explain/items';
export type { InterruptAt, ParallelAt } from './explain/structures';
