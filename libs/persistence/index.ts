/** The store: schema, the log and its only writer, and what reads it. */
export * from './data-source';
export type * from './log/intent-bodies';
export { append } from './log/append';
export { loadStream, markFault } from './log/load';
export { Worlds } from './log/worlds';
export { rebuild, type Difference } from './log/rebuild';
export { taskId } from './log/task-id';
export { hashOf, sha256 } from './log/hashes';
export { isChainWhole, type LinkRow } from '../record';
export { Relay, type RelayOptions } from './relay/relay';
export { compare, resume, type Comparison, type Finding } from './reconcile/reconcile';
export { checkTree } from './reconcile/check-tree';
export { checkAnswers } from './reconcile/check-answers';
export { checkHistories } from './reconcile/check-histories';
export { sayDifference } from './reconcile/words';
export type { EnginePort } from './engine.port';
export {
  organisationsOf,
  peopleOf,
  registerRows,
  registersOf,
  standingEntries,
  versionsOf,
  type Moment,
  type NamedOrganisation,
  type Readable,
  type RegisterRow,
  type Shown,
} from './registers/registers';
export { choosableEntries, entriesCalled, type NamedEntry } from './registers/entry-names';
export { everyDeclared, newestDeclared, PUBLISH_REGISTER, TAKE_OVER_ENTRY } from './registers/declarations';
export { checkRegisters } from './reconcile/check-registers';
export { inTransaction, json, withConnection, type Sql } from './sql';
export * from './record';
export { invitationAddress, invitationHash, makeInvitation, withdrawInvitations } from './people/invitation';
export { administratorsOf, changeProfile, createFirstAdministrator, SetUpProblem, type SetUpRefusal } from './people/deployment';
export { answerLookUp } from './registers/look-ups';
export { announceCalendar, calendarHolding, daysOffLists, previewCalendar, previewOf, type CalendarPreview } from './calendars';
export { derivedUuid } from './derived-uuid';
export { parametersFor } from './parameters';
export { pinCalled, PLACES, writeVersion, type PublishedVersion, type Run } from './publishing';
export { BallotKeys } from './secret-ballots/ballot-keys';
export type { SecretStore } from './secret-ballots/count';
export { sealBallot, type BallotPlace } from './secret-ballots/paper';
export { sweepBallotKeys } from './secret-ballots/sweep';
export { nextNumber } from './starts/number';
export { goRound, type Round } from './starts/round';
export { CALENDAR_ENTRIES } from './starts/calendar';
export { Sender, type SenderOptions } from './messages/sender';
export { deliverMessages, type Senders } from './messages/deliver';
export { tellOfAssignment } from './messages/house-notices';
export { planMessages } from './messages/plan';
export { planEvents } from './messages/plan-events';
export { listChannels } from './messages/queue';
export { sendFailedAgain } from './messages/again';
