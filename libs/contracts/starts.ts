/**
 * Cases that nobody files, and what stands in a society's calendar.
 *
 *   GET  /starts/calendar                    -> CalendarEntryView[]       what my societies are to begin, and what was begun for it
 *   POST /starts/calendar/done               DutyDoneRequest -> CalendarEntryView      one that needs no procedure is done
 *   POST /starts/calendar/undone             { entry } -> CalendarEntryView             it was not
 *   GET  /starts/proposals                   -> StartProposalView[]       what waits for my confirmation
 *   POST /starts/proposals/:id/confirm       {} -> StartProposalView
 *   POST /starts/proposals/:id/set-aside     SetAsideRequest -> StartProposalView
 */
import type { CivilDate, Instant, Text } from '../procedure';
import type { ApiCode } from './codes';
import type { OrganisationView } from './api';

/** A case at the other end of a call or an opening, as far as the reader may know it. */
export interface LinkedCaseView {
  /**
   * `caller`: it waits for this one. `opener`: this one began because of it. `called`: a step here waits for it. `opened`: it began, or is
   * to begin, because of this one.
   */
  relation: 'caller' | 'opener' | 'called' | 'opened';
  /** The step of this case that called or opened it; null for caller and opener. */
  step: Text | null;
  /** What is to be done, where no case is begun at once. */
  duty: Text | null;
  /** Null: no procedure is needed for it. */
  procedure: { id: string; title: Text } | null;
  society: OrganisationView;
  /** Whether it has begun; whether the step has been left meanwhile, so that it is to end. */
  begun: boolean;
  left: boolean;
  dueAt: Instant | null;
  /** Null where it has not begun, or the reader may not see it. */
  case: {
    id: string;
    number: string;
    subject: string;
    status: 'open' | 'closed';
    outcome: 'completed' | 'refused' | 'withdrawn' | null;
  } | null;
  /** Why it could not begin yet; it is tried again. */
  problem: { code: ApiCode; message: Text } | null;
}

/** What a society is to begin: a follow-up of a case, a period, an assignment. `id` goes with the filing that does it. */
export interface CalendarEntryView {
  id: string;
  /** `paper`: one of 本会资料 that ends; it is replaced there. */
  from: 'opening' | 'period' | 'assignment' | 'paper';
  society: OrganisationView;
  title: Text;
  /** Null: somebody's word is enough. */
  procedure: string | null;
  dueOn: CivilDate | null;
  done: { case: string; number: string } | null;
  /** Done without a case, by the word of somebody of the society. */
  ticked: { on: CivilDate; by: string } | null;
  /** Whether the reader may file what it asks for, or tick it off and take that back. */
  mayBegin: boolean;
  mayTick: boolean;
}
export interface DutyDoneRequest {
  entry: string;
  /** The day on which it was done. */
  on: CivilDate;
}

export interface StartProposalView {
  id: string;
  procedure: { id: string; title: Text };
  society: OrganisationView;
  /** The register's entry, by id. */
  subject: string;
  madeAt: Instant;
  status: 'open' | 'confirmed' | 'set-aside';
  decidedAt: Instant | null;
  case: string | null;
}
export interface SetAsideRequest {
  reason: string;
}
