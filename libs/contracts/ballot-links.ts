/**
 * Personal links to one sitting (users.md 2), as they cross HTTP. Base path `/api`. `*`: without a session; `L`: with a link's session,
 * which opens these routes and no other.
 *
 *   GET    /sittings/:id/links                 -> SittingLinks         the secretariat's board
 *   POST   /sittings/:id/links                 { people } -> SittingLinks   makes one for each that has none in force
 *   POST   /sittings/:id/links/send            { people } -> SittingLinks   by message
 *   POST   /sittings/:id/links/:person/copy    {} -> { path }           to be passed on by hand
 *   POST   /sittings/:id/links/:person/revoke  {} -> SittingLinks
 *   POST * /ballot-link/session                OpenLink -> LinkOpened
 *   GET  L /ballot-link                        -> LinkView
 *   POST L /ballot-link/reply                  ReplyRequest -> LinkView
 *   POST L /ballot-link/leave                  {} -> 204
 *   POST L /ballot-link/votes                  VoteRequest -> LinkView (Idempotency-Key)   通讯表决
 *   POST L /ballot-link/secret-votes           CastSecretVote -> LinkView (Idempotency-Key)   无记名投票: secret-votes.ts
 *   POST L /ballot-link/meeting-demand         {} -> LinkView (Idempotency-Key)   要求开会, where the charter lets members ask
 *   POST L /ballot-link/objections             { words } -> LinkView   against the recorded vote or the result, after the closing
 *   GET  L /ballot-link/files/:id/pages        -> FilePagesView, and /pages/:n: documents of the ballot as page images
 */
import type { OwnBallotView } from './ballots';
import type { OwnSecretVote } from './secret-votes';
import type { CivilDate, Instant, SittingForm, Strength, Text } from '../procedure';

export type SittingReply = 'attend' | 'excused';

export interface ReplyView {
  reply: SittingReply;
  reason: string | null;
  at: Instant;
  /** How strongly whoever answered was identified, in words. */
  identified: Text;
}
export interface SittingLinks {
  /** A message gateway is there: links can be sent, and opening one asks for a code. */
  maySend: boolean;
  people: SittingLinkRow[];
}
export interface SittingLinkRow {
  person: { id: string; name: string; position: Text | null };
  hasPhone: boolean;
  link: {
    state: 'in-force' | 'locked' | 'expired';
    madeAt: Instant;
    expiresAt: Instant;
    sentAt: Instant | null;
    handedOnAt: Instant | null;
    openedAt: Instant | null;
  } | null;
  reply: ReplyView | null;
}
export interface OpenLink {
  token: string;
  /** The last four digits of the telephone number on file. */
  digits: string;
  code?: string;
}
/** `opened: false`: the digits are right, and a code is on its way to the number on file. */
export interface LinkOpened {
  opened: boolean;
}
export interface LinkView {
  person: { name: string };
  strength: Strength;
  sitting: {
    society: Text;
    organ: Text;
    on: CivilDate;
    /** `09:00`. */
    time: string | null;
    form: SittingForm;
    place: string | null;
    chair: string;
    phase: 'convened' | 'closed' | 'signed';
    /** Of an item of no case only the words that it was listed under. */
    agenda: { title: Text | null; subject: string }[];
    /** Whom to call. */
    phone: string | null;
  };
  reply: ReplyView | null;
  mayReply: boolean;
  /** 通讯表决; null for a meeting. */
  ballot: OwnBallotView | null;
  /** 无记名投票: each that was opened, by the agenda. */
  secretVotes: OwnSecretVote[];
  /** 要求开会, while a ballot is open: how many it takes, how many have asked, whether the reader has. Null where nobody may. */
  demand: { needed: number; by: number; mine: boolean } | null;
}
export interface ReplyRequest {
  reply: SittingReply;
  reason?: string;
}
