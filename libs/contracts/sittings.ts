/**
 * What surrounds a sitting besides its log (`api.ts`), as it crosses HTTP. Base path `/api`.
 *
 *   GET  /follow-ups?sitting&cursor&limit         -> ListPage<FollowUpView>   督办: of the sittings that the reader sees, open ones first; `sitting`: its own,
 *                                                 and what earlier ones of its organ have asked for and is still open
 *   POST /sittings/:id/follow-ups/:followUp/notes { done, note } -> FollowUpView   by the secretariat, or by whoever answers for it
 *   POST /sittings/:id/replies                    RecordReplyRequest -> SittingLinks   回执 that came by telephone or message
 */
import type { CivilDate, Instant, Text } from '../procedure';
import type { OrganisationView } from './api';
import type { SittingReply } from './ballot-links';

/** Who does what until when, as a sitting has asked for it. */
export interface FollowUpRequest {
  what: string;
  /** A member of the roll, or the recorder. */
  holder: string;
  dueOn: CivilDate;
}

export interface FollowUpView extends Omit<FollowUpRequest, 'holder'> {
  id: string;
  sitting: { id: string; on: CivilDate; organ: { id: string; name: Text } };
  society: OrganisationView;
  item: { id: string; subject: string };
  holder: { id: string; name: string };
  /** Null: nothing was heard of it yet. */
  last: { done: boolean; note: string; at: Instant; author: string } | null;
  mayNote: boolean;
}

export interface FollowUpNoteRequest {
  done: boolean;
  note: string;
}

export interface RecordReplyRequest {
  person: string;
  reply: SittingReply;
  reason?: string;
}
