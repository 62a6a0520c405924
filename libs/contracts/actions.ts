/**
 * What may be done with a running case besides deciding, as it crosses HTTP. Base path `/api`. Whether it is meaningful here the machine says,
 * and refuses with `NOT_MEANINGFUL_HERE` or a nearer code.
 *
 *   POST /cases/:id/actions            ActionRequest -> IntentView      with `Idempotency-Key`; 202 when the log has not answered yet
 *   GET  /tasks/:id/colleagues         -> ColleagueView[]              to whom the task may be given, by who holds it
 *   GET  /cases/:id/comments           -> CommentView[]
 *   POST /cases/:id/comments           CommentRequest -> CommentView    a note: it moves nothing
 *   POST /cases/:id/urge               {} -> UrgeView                   催办: each person once a day and case
 *   GET  /proxies?cursor&limit         -> ListPage<ProxyView>           in which I am principal or proxy
 *   GET  /proxies/colleagues           -> { id, name }[]               who may stand in for me
 *   POST /proxies                      ProxyRequest -> ProxyView
 *   POST /proxies/:id/end              {} -> ProxyView
 */
import type { ActionAsked, ActionKind, CivilDate, Instant, Role, Text } from '../procedure';

export interface ActionRequest {
  does: ActionAsked;
  reason?: string;
  /** On which earlier day it came, where somebody enters an objection that he received. */
  on?: CivilDate;
}

/** Actions for which a reason is asked: they change who acts, when, or what stood already. */
export const ACTIONS_WITH_REASON: readonly (ActionAsked['kind'] & (ActionKind | 'raised' | 'objected'))[] = [
  'handed-over',
  'applicant-changed',
  'clock-suspended',
  'clock-extended',
  'taken-back',
  'reopened',
  'overridden',
  'raised',
  'objected',
];

/** Somebody of the same house, by the post in which he would have the task: the same one, or else another of his. */
export interface ColleagueView {
  id: string;
  name: string;
  role: Role;
  title: Text;
}

/** `society`: whoever sees the case; `department`: the association's own people alone. */
export type CommentAudience = 'society' | 'department';
export interface CommentRequest {
  words: string;
  audience: CommentAudience;
}
export interface CommentView {
  id: string;
  author: string;
  audience: CommentAudience;
  words: string;
  at: Instant;
}

/** Who was reminded: posts that hold what the case waits for. */
export interface UrgeView {
  at: Instant;
  reminded: number;
}

export interface ProxyRequest {
  proxy: string;
  /** Absent: all procedures. */
  procedures?: string[];
  firstOn: CivilDate;
  lastOn: CivilDate;
  reason: string;
}
export interface ProxyView {
  id: string;
  principal: { id: string; name: string };
  proxy: { id: string; name: string };
  procedures: string[] | null;
  firstOn: CivilDate;
  lastOn: CivilDate;
  reason: string;
  endedAt: Instant | null;
}
