/**
 * 监督查阅 (users.md 13). Read-only, for a named period, scope and reason, given by two people; every reading is on the record.
 *
 *   GET  /supervision                      -> SupervisorView          my own grants
 *   GET  /supervision/cases?cursor&limit   -> ListPage<SupervisedCaseView>   what lies in their scope, the newest first
 *   GET  /supervision/grants               -> GrantView[]             of my association
 *   GET  /supervision/choices              -> GrantChoices            whom and what a grant can name
 *   POST /supervision/grants               ProposeGrantRequest -> GrantView
 *   POST /supervision/grants/:id/confirm   {} -> GrantView            by another person than who proposed
 *   POST /supervision/grants/:id/revoke    RevokeGrantRequest -> GrantView
 *   GET  /supervision/readings?cursor&limit -> ListPage<ReadingView>  for those who were supervised
 */
import type { CivilDate, Instant, Text } from '../procedure';
import type { CaseCard, OrganisationView } from './api';

export interface GrantScope {
  /** Null: all societies of the association. */
  societies: OrganisationView[] | null;
  /** Null: all procedures; only then sittings and registers are open too. */
  procedures: { id: string; title: Text }[] | null;
}

export interface GrantView {
  id: string;
  person: { id: string; name: string };
  scope: GrantScope;
  from: CivilDate;
  until: CivilDate;
  reason: string;
  shownMeanwhile: boolean;
  /** `proposed`: waits for the second person. `ahead`: confirmed, its first day has not come. */
  status: 'proposed' | 'ahead' | 'in-force' | 'over' | 'revoked';
  proposedBy: string;
  proposedAt: Instant;
  confirmedBy: string | null;
  confirmedAt: Instant | null;
  revokedBy: string | null;
  revokedAt: Instant | null;
  revokeReason: string | null;
  /** Whether the reader is the second person who can confirm it. */
  mayConfirm: boolean;
  mayRevoke: boolean;
}

export interface ProposeGrantRequest {
  person: string;
  societies: string[] | null;
  procedures: string[] | null;
  from: CivilDate;
  until: CivilDate;
  reason: string;
  shownMeanwhile: boolean;
}
export interface RevokeGrantRequest {
  reason: string;
}

export interface GrantChoices {
  people: { id: string; name: string; posts: Text[] }[];
  societies: OrganisationView[];
  procedures: { id: string; title: Text }[];
}

export interface SupervisorView {
  grants: GrantView[];
}

/** What a supervisor looks at first. Counted from the record; a count is a place to look, not a finding. */
export type ExceptionKind =
  /** Happened on one day and was entered on another. */
  | 'back-dated'
  | 'late'
  /** A deadline passed and the task was turned to the next person. */
  | 'turned'
  | 'corrected-result'
  /** Exactly as many present as the quorum needs. */
  | 'edge-of-quorum'
  | 'recusal'
  /** A check did not hold, and the matter went on. */
  | 'check-passed-over'
  | 'refused-attempt';

export interface SupervisedCaseView {
  case: Omit<CaseCard, 'waiting'>;
  exceptions: { kind: ExceptionKind; count: number }[];
}

export interface ReadingView {
  id: string;
  at: Instant;
  by: string;
  kind: 'cases' | 'case' | 'task' | 'file' | 'sittings' | 'sitting' | 'organs' | 'register';
  /** What was read, as far as the reader of this page may open it. */
  about: { text: string; case: string | null; sitting: string | null } | null;
  society: OrganisationView | null;
  reason: string;
}
