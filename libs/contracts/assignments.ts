/**
 * 布置任务: one act asks many societies for the same thing, and a board says how far each of them is.
 *
 *   GET  /starts/assignments/choices          -> AssignmentChoicesView    what can be assigned, and the societies to choose from
 *   GET  /starts/assignments                  -> AssignmentView[]         of my association
 *   POST /starts/assignments                  AssignRequest -> AssignmentBoardView   (Idempotency-Key)
 *   GET  /starts/assignments/:id              -> AssignmentBoardView
 *   GET  /starts/assignments/:id/sheet        the board as a workbook
 *   POST /starts/assignments/:id/reminders    {} -> ReminderView          everybody who has not handed in yet; each once a day
 *   POST /starts/assignments/:id/calls        CallRequest -> AssignmentBoardView
 *   POST /starts/assignments/:id/read         {} -> AssignmentLetterView  a society opens what it was asked for
 *   GET  /starts/assignments/:id/sample       the sample file, for both sides
 */
import type { CivilDate, Instant, Jurisdiction, Text } from '../procedure';
import type { OrganisationView } from './api';
import type { MasterRecord } from './master-record';

/** 未读 · 已读 · 填报中 · 已提交 · 退回 · 通过 · 免报. */
export const ASSIGNMENT_STATES = ['unread', 'read', 'filling', 'submitted', 'returned', 'passed', 'exempt'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];
/** Who still owes something. */
export const ASSIGNMENT_OWING: readonly AssignmentState[] = ['unread', 'read', 'filling', 'returned'];

export interface AssignmentChoicesView {
  procedures: { id: string; title: Text; summary: Text; dueOn: CivilDate }[];
  societies: (Pick<MasterRecord, 'shortName' | 'supervisingUnit' | 'groupMember' | 'partyForm'> & {
    society: OrganisationView;
    jurisdiction: Jurisdiction;
    foundedOn: CivilDate | null;
  })[];
  /** Whose file a sample becomes. */
  association: string;
}

export interface AssignRequest {
  procedure: string;
  /** Absent: all societies of the association. */
  societies?: string[];
  exceptions?: { society: string; reason: string }[];
  /** Absent: the day that the template gives. */
  dueOn?: CivilDate;
  letter?: string;
  /** A stored file of the association. */
  sample?: string;
}
export interface AssignmentView {
  id: string;
  procedure: { id: string; title: Text };
  dueOn: CivilDate;
  assignedAt: Instant;
  asked: number;
  begun: number;
  done: number;
}
export interface CallView {
  at: Instant;
  by: string;
  outcome: 'reached' | 'not-reached';
  note: string | null;
}
export interface AssignedSociety {
  society: OrganisationView;
  excepted: string | null;
  state: AssignmentState;
  /** Null also where the reader may not see it. */
  case: { id: string; number: string } | null;
  /** What waits for the reader himself. */
  task: string | null;
  /** The last case of the same kind that this society completed. */
  previous: string | null;
  contact: { name: string; phone: string | null } | null;
  reminders: { times: number; lastOn: CivilDate | null };
  /** The latest first. */
  calls: CallView[];
}
export interface AssignmentBoardView extends AssignmentView {
  letter: string | null;
  sample: { name: string } | null;
  counts: Record<AssignmentState, number>;
  societies: AssignedSociety[];
}
export interface ReminderView {
  reminded: number;
  /** Those who were reminded today already. */
  before: number;
  board: AssignmentBoardView;
}
export interface CallRequest {
  society: string;
  outcome: 'reached' | 'not-reached';
  note?: string;
}
export interface AssignmentLetterView {
  id: string;
  procedure: { id: string; title: Text };
  association: OrganisationView;
  letter: string | null;
  sample: { name: string } | null;
  dueOn: CivilDate;
  /** Mine that are asked; the entry goes with the filing. */
  societies: { society: OrganisationView; entry: string; case: { id: string; number: string } | null }[];
}
