/** The events of a sitting's log: ids, numbers and hashes. No names, wordings or opinions, and never what somebody voted. */
import type { CivilDate, Instant } from '../kernel';
import type { RecordForm } from '../template/assignee.types';
import type { OrganRules, Signer, SittingForm } from './rules.types';
import type { ItemResult, Votes } from './result.types';
import type {
  BallotForm,
  CirculationCount,
  ElectionTerms,
  FollowUp,
  Heads,
  Mandate,
  Papers,
  Presence,
  SecretVote,
} from './sitting.types';

interface EventCommon {
  id: string;
  at: Instant;
}
interface PersonsEvent extends EventCommon {
  actor: string;
  occurredOn: CivilDate;
}

/** An item as it is put on an agenda: of a case that asked for it, or of none. */
export interface ListedItem {
  item: string;
  source: { case: string; block: string; round: number } | null;
  matter?: string;
  ballot?: BallotForm;
  election?: ElectionTerms;
}

export type Convened = PersonsEvent & {
  kind: 'convened';
  sitting: string;
  society: string;
  organ: string;
  form: SittingForm;
  on: CivilDate;
  chair: string;
  /** 应到; empty for an assembly. */
  members: string[];
  rules: OrganRules | null;
  /** What stood on the agenda when it was convened; more can be listed later. */
  items?: ListedItem[];
  /** 全体, where it is not 应到. */
  membership?: number;
  assembly?: { members: number; rollHash: string; named?: true };
};
export type ItemListed = PersonsEvent & ListedItem & { kind: 'item-listed' };
/** Changes of the roll after the notice. */
export type MembersChanged = PersonsEvent & {
  kind: 'members-changed';
  joined: string[];
  left: string[];
  membership?: number;
  /** Of an assembly: the roll as it is now. */
  assembly?: { members: number; rollHash: string };
  hasReason: boolean;
};
export type RollRecorded = PersonsEvent & {
  kind: 'roll-recorded';
  presence: Record<string, Presence>;
  mandates?: Mandate[];
  attending?: string[];
  /** Who presides instead of the one who was to. */
  chair?: string;
};
/** An assembly's sign-in, in numbers. */
export type AttendanceRecorded = PersonsEvent & {
  kind: 'attendance-recorded';
  present: number;
  leave: number;
  absent: number;
  represented?: number;
  presentHash: string;
};
export type ItemRecorded = PersonsEvent & {
  kind: 'item-recorded';
  item: string;
  recused: string[];
  /** Null where nothing was put to the vote, and where the votes were counted already (elections, ballots by circulation). */
  votes: Votes | null;
  /** What the chair declared; the arithmetic must allow it. `struck`: taken off the agenda. */
  outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'struck';
  /** Needed to correct an item after closing. */
  hasReason: boolean;
  outOfRoom?: string[];
  heads?: Heads;
  /** How it was voted on, where that is not how it was listed. */
  ballot?: BallotForm;
  papers?: Papers;
  castingVote?: 'for' | 'against';
  resolutionHash?: string;
  followUps?: FollowUp[];
};
/** The count sheet of one round of an election. */
export type ElectionRecorded = PersonsEvent & {
  kind: 'election-recorded';
  item: string;
  round: number;
  papers: Papers & { blank: number };
  /** By candidate; everybody who stood in this round. */
  votes: Record<string, number>;
  tellers: string[];
  sheetHash: string;
  hasReason: boolean;
  outOfRoom?: string[];
  heads?: Heads;
};
/** Text, roll and agenda stand still from here on. */
export type BallotOpened = PersonsEvent & {
  kind: 'ballot-opened';
  closesAt: Instant;
  /** By item: hash of text and attachments. */
  texts: Record<string, string>;
  /** By item: who is known beforehand to stand aside, and gets no ballot for it. */
  recused?: Record<string, string[]>;
};
/** A member has replied to an item, or changed his reply. What he voted stands in PostgreSQL only. */
export type BallotCast = PersonsEvent & {
  kind: 'ballot-cast';
  member: string;
  item: string;
  revision: number;
  /** Of an assembly: where he stands on the roll, from nothing on. The log has the roll's hash; whoever is not on it has no place. */
  place?: number;
  /** What he had before him. */
  textHash: string;
  /** He stands aside. */
  recused: boolean;
  /** It came otherwise, and was entered by somebody else (代录). */
  recorded?: { by: string; form: RecordForm; evidenceHash: string };
  /** When the reply arrived: what counts against the closing, however long it waited to be heard. */
  receivedAt: Instant;
};
export type MeetingDemanded = PersonsEvent & { kind: 'meeting-demanded'; member: string; receivedAt: Instant };
/** The closing of a ballot by circulation, with what the store counted. */
export type BallotsCounted = EventCommon & {
  kind: 'ballots-counted';
  clock: string;
  dueAt: Instant;
  counts: CirculationCount[];
  ballotsHash: string;
};
/** A secret vote begins: who is in the room votes by his own telephone. */
export type SecretOpened = PersonsEvent & {
  kind: 'secret-opened';
  item: string;
  turn: number;
  /** Of the question and the names on the ballot paper. */
  textHash: string;
  recused: string[];
  outOfRoom?: string[];
  /** With the first round of an election. */
  election?: ElectionTerms;
  plain?: true;
  /** Whoever opened it was told that so few ballots nearly tell who voted what. */
  knowsFew: boolean;
};
/** Somebody has voted, or voted again. What, is sealed in PostgreSQL until the count and known to nobody afterwards. */
export type SecretCast = PersonsEvent & {
  kind: 'secret-cast';
  member: string;
  item: string;
  turn: number;
  /** What he had before him. */
  textHash: string;
};
/** What the sealed ballots came to: votes by the paper's lines. */
export type SecretCounted = PersonsEvent & {
  kind: 'secret-counted';
  item: string;
  turn: number;
  votes: Record<string, number>;
  /** Nobody marked, in an election. */
  blank: number;
  invalid: number;
};
export type SecretVoided = PersonsEvent & {
  kind: 'secret-voided';
  item: string;
  turn: number;
  why: NonNullable<SecretVote['why']>;
  hasReason: boolean;
};
export type SittingClosed = PersonsEvent & { kind: 'sitting-closed' };
export type MinutesSigned = PersonsEvent & { kind: 'minutes-signed'; minutesHash: string; as?: Signer; signer?: string };
/** From the case: it was withdrawn or returned while its item stood on the agenda. */
export type SourceWithdrawn = EventCommon & { kind: 'source-withdrawn'; case: string; block: string; round: number };

export type SittingEvent =
  | Convened
  | ItemListed
  | MembersChanged
  | RollRecorded
  | AttendanceRecorded
  | ItemRecorded
  | ElectionRecorded
  | BallotOpened
  | BallotCast
  | MeetingDemanded
  | BallotsCounted
  | SecretOpened
  | SecretCast
  | SecretCounted
  | SecretVoided
  | SittingClosed
  | MinutesSigned
  | SourceWithdrawn;

/** What the chair may declare. */
export type DeclaredOutcome = Exclude<ItemResult['outcome'], 'withdrawn'>;
