/**
 * The few words that every file of the core shares.
 *
 * Times: an `Instant` is ISO-8601 in UTC with milliseconds (`2026-05-20T02:00:00.000Z`), so instants compare as strings.
 * A `CivilDate` is a day of Asia/Shanghai (`2026-05-20`). The core never asks what time it is: instants arrive in events.
 */
import type { Effect } from './machine/effect.types';

export type Instant = string;
export type CivilDate = string;

/** Text that a person reads, in both languages. */
export interface Text {
  zh: string;
  en: string;
}

/** Plain JSON: what may stand in a state, an event or a program. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** An expected refusal: the state is unchanged. `code` is UPPER_SNAKE, `details` holds ids and numbers, never personal data. */
export interface Rejection {
  rejected: RejectionCode;
  details: Record<string, Json>;
}

export type RejectionCode =
  | 'CASE_CLOSED'
  | 'ALREADY_REGISTERED'
  | 'SLOT_CLOSED'
  | 'SLOT_UNKNOWN'
  | 'OUTCOME_UNKNOWN'
  | 'CONTENT_CHANGED'
  | 'OPINION_REQUIRED'
  | 'SUBMISSION_REQUIRED'
  | 'RECUSED'
  | 'SELF_APPROVAL'
  | 'NOT_SEPARATE'
  | 'ALREADY_ACTED'
  | 'PARAMETER_MISSING'
  | 'PARAMETER_UNFIT'
  | 'NOT_APPLICANT'
  | 'NOT_DUE'
  | 'CLOCK_UNKNOWN'
  | 'CLOCK_PASSED'
  | 'CLOCK_STANDS'
  | 'CLOCK_RUNS'
  | 'CLOCK_NOT_SUSPENDABLE'
  | 'CLOCK_NOT_EXTENDABLE'
  | 'CLOCK_ALREADY_EXTENDED'
  | 'NOTHING_PENDING'
  | 'NOTHING_TO_INTERRUPT'
  | 'TIME_IS_OVER'
  | 'NOTHING_TO_OBJECT'
  | 'NOTHING_CALLED'
  | 'NOT_MEANINGFUL_HERE'
  | 'ACTION_REFUSED_HERE'
  | 'SIGNER_OPEN'
  | 'SIGNER_UNKNOWN'
  | 'TAKEN_ALREADY'
  | 'NOT_TAKEN'
  | 'NOT_THE_HOLDER'
  | 'PERSON_UNFIT'
  | 'RECORDING_NOT_ALLOWED'
  | 'RECORDED_TOO_LATE'
  | 'RECORDED_BY_THE_FAVOURED'
  | 'CHOICE_REQUIRED'
  | 'CHOICE_UNFIT'
  | 'MARKS_UNFIT'
  | 'NOTICE_OVER'
  | 'PARTY_ORGANISATION_MISSING'
  | 'TOO_LATE_TO_UNDO'
  | 'ACTED_ON_SINCE'
  | 'LEFT_THE_HOUSE'
  | 'CASE_OPEN'
  | 'NOT_CLOCK_HOLDER'
  | 'CALENDAR_UNKNOWN'
  | 'PROGRAM_UNKNOWN'
  | 'NO_LANDING'
  | 'NOT_AT_REST'
  | 'FACTS_MISSING'
  | 'RULE_BROKEN'
  | 'AGENDA_ITEM_UNKNOWN'
  | 'ALREADY_FINAL'
  | 'ALREADY_STARTED'
  | 'ORGAN_RULES_MISSING'
  | 'SITTING_CLOSED'
  | 'SITTING_NOT_CLOSED'
  | 'SITTING_SIGNED'
  | 'ITEM_UNKNOWN'
  | 'ITEM_ALREADY_LISTED'
  | 'ITEM_NOT_DECIDED'
  | 'NOT_ON_ROLL'
  | 'NOT_PRESENT'
  | 'VOTES_DO_NOT_ADD_UP'
  | 'VOTES_NOT_COUNTED'
  | 'QUORUM_NOT_MET'
  | 'THRESHOLD_NOT_MET'
  | 'REASON_REQUIRED'
  | 'FORM_NOT_ALLOWED'
  | 'MATTER_NOT_BY_CIRCULATION'
  | 'BALLOT_FORM_NOT_ALLOWED'
  | 'BALLOT_OPEN'
  | 'BALLOT_NOT_OPEN'
  | 'BALLOT_CHANGED'
  | 'COUNT_STANDS'
  | 'SECRET_BALLOT_FEW'
  | 'SECRET_BALLOT_TOO_FEW'
  | 'SECRET_BALLOT_OPEN'
  | 'SECRET_BALLOT_NOT_OPEN'
  | 'TEXT_REQUIRED'
  | 'CLOSING_TOO_EARLY'
  | 'NOT_VOTER'
  | 'VOTER_RECUSED'
  | 'DEMAND_NOT_ALLOWED'
  | 'DEMANDED_ALREADY'
  | 'PAPERS_REQUIRED'
  | 'PAPERS_DO_NOT_ADD_UP'
  | 'CASTING_VOTE_NOT_ALLOWED'
  | 'DELEGATION_NOT_ALLOWED'
  | 'MANDATE_UNFIT'
  | 'MANDATE_TWICE'
  | 'ATTENDANCE_UNFIT'
  | 'ROLL_REASON_REQUIRED'
  | 'ROLL_TOO_LONG'
  | 'ON_ROLL_ALREADY'
  | 'CHAIR_ON_ROLL'
  | 'CANDIDATES_UNFIT'
  | 'ROUND_NOT_OPEN'
  | 'SECOND_ROUND_REQUIRED'
  | 'ELECTION_NOT_COUNTED'
  | 'TELLERS_UNFIT'
  | 'SIGNER_UNFIT'
  | 'FOLLOW_UP_UNFIT';

/** A broken invariant: thrown, never returned. The shell suspends the case instead of trying again for ever. */
export class Fault extends Error {
  readonly code: string;
  readonly details: Record<string, Json>;

  constructor(code: string, details: Record<string, Json> = {}) {
    super(code);
    this.name = 'Fault';
    this.code = code;
    this.details = details;
  }
}

/** True when the machine refused; narrows a step from a rejection. */
export function isRejection(value: object): value is Rejection {
  return 'rejected' in value;
}

/** Makes a refusal. */
export function reject(rejected: RejectionCode, details: Record<string, Json> = {}): Rejection {
  return { rejected, details };
}

/** What one event does: the state after it, and what the shell must write or send in the same transaction. */
export interface Step<State> {
  state: State;
  effects: Effect[];
}
