/**
 * Accounts, run by each society for itself and by the association's administrators (users.md 25). No answer carries a password or its hash;
 * an invitation's token is in the answer to the act that made it, and nowhere after.
 *
 *   GET  /accounts?organisation=ID    -> AccountCard[]         people with a post in it, or in a party organisation of it
 *   POST /accounts                    { person, login } -> InvitationAnswer
 *   POST /accounts/:id/disable        { reason } -> AccountCard            (id: the person)
 *   POST /accounts/:id/enable         { reason } -> AccountCard
 *   POST /accounts/:id/reset          { reason } -> InvitationAnswer
 *   GET  /accounts/:id/hand-over      -> HandOverView
 *   POST /accounts/:id/hand-over      { to, reason } -> HandOverAnswer         so many cases at a time; asked again until nothing is left
 *   POST /accounts/keepers            KeeperRequest -> PostAnswer          the association hands over after a sealed letter
 *   POST /invitations/read            { token } -> InvitationView          (public)
 *   POST /invitations/accept          { token, password } -> { login }     (public)
 *   GET  /session/password            -> PasswordState
 *   POST /session/password            { current, password } -> {}          one's own; ends the other sessions
 */
import type { CivilDate, Instant, Text } from '../procedure';
import type { ApiCode } from './codes';
import type { PersonChoice } from './people';

export interface AccountCard {
  person: { id: string; name: string };
  phone: string | null;
  posts: { title: Text; organisation: Text }[];
  /** Null: none yet. */
  login: string | null;
  state: 'none' | 'invited' | 'active' | 'disabled';
  invitedUntil: Instant | null;
  /** One of those who run the society's accounts. */
  isKeeper: boolean;
  isMyself: boolean;
  /** Holds posts elsewhere too: then only the association changes his account. */
  isShared: boolean;
}

/** The link is put together by the page, so that the token stands behind `#` and in no server's log. */
export interface InvitationAnswer {
  account: AccountCard;
  token: string;
  expiresAt: Instant;
}
export interface InvitationView {
  name: string;
  login: string;
  expiresAt: Instant;
  rules: PasswordRules;
}
export interface PasswordRules {
  leastLength: number;
  /** 等保三级: letters of both cases, digits and others, three of the four. */
  needsKinds: boolean;
  /** Days after which it is to be changed; null: never. */
  expiresAfterDays: number | null;
}
export interface PasswordState {
  mustChange: boolean;
  why: 'reset' | 'expired' | null;
  rules: PasswordRules;
}

/** A sealed letter stands behind it: the scan's file id, and why. */
export interface KeeperRequest {
  society: string;
  person: PersonChoice;
  evidence: string;
  reason: string;
  /** The keepers who stop being one with it. */
  ends?: string[];
}

/** 离职交接 in bulk: each case hears it by an event of its own, and says itself what of it may be handed over. */
export interface HandOverAnswer {
  cases: { number: string; refused: { code: ApiCode; message: Text } | null }[];
  /** Cases that are still to be asked. */
  left: number;
}
/** What waits when somebody leaves. Kinds, numbers and dates; contents are read by those who may see the matter. */
export interface HandOverView {
  person: { id: string; name: string };
  /** Who holds one of the same posts, and could take it over. */
  receivers: { id: string; name: string; posts: Text[] }[];
  filed: { number: string; procedure: Text; filedAt: Instant }[];
  tasks: { number: string; procedure: Text; step: Text; post: Text; dueAt: Instant | null; alone: boolean }[];
  sittings: { organ: Text; heldOn: CivilDate; as: 'chair' | 'recorder' }[];
  posts: { title: Text; organisation: Text; from: CivilDate; to: CivilDate | null; alone: boolean }[];
  seats: { organ: Text; society: Text }[];
}
