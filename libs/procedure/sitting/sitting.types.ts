/**
 * A sitting (会议): one gathering of an organ, with one roll, an agenda of items of many cases and of none, and one set of
 * minutes. An aggregate like a case: its own log, its own workflow, the same protocol.
 */
import type { CivilDate, Instant } from '../kernel';

/** A share, compared by cross-multiplication: never a double. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** `过半数` excludes the half (more-than), `三分之二以上` includes it (at-least). */
export interface Majority {
  operator: 'more-than' | 'at-least';
  of: Fraction;
  /** 全体 / 到会. Recused members leave `present` for their item; whether they leave `members` too is the charter's word. */
  base: 'members' | 'present';
}

/** An organ's own rules from the society's charter, entered once and confirmed by the society; no defaults (R39). */
export interface OrganRules {
  organ: string;
  version: number;
  quorum: Majority & { base: 'members' };
  threshold: Majority;
  article: string;
  forms: SittingForm[];
  noticeDays: number;
}

export type SittingForm = 'on-site' | 'online' | 'mixed';
export type Presence = 'present' | 'leave' | 'absent';
/** Persons by id. Frozen when the sitting is convened; later changes carry a reason. */
export type Roll = { member: string; presence: Presence }[];

export interface ItemResult {
  outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'withdrawn';
  /** Null where nothing was put to the vote (postponed, withdrawn). */
  arithmetic: Arithmetic | null;
}

/** Everything a reader needs to check the result by hand. */
export interface Arithmetic {
  members: number;
  present: number;
  recused: number;
  /** Present and not recused for this item. */
  entitled: number;
  for: number;
  against: number;
  abstained: number;
  quorumNeeded: number;
  quorumMet: boolean;
  votesNeeded: number;
  thresholdMet: boolean;
  article: string;
  rulesVersion: number;
}

export interface SittingItem {
  id: string;
  /** Null for an item of no case (学习传达、听取汇报、其他). */
  source: { case: string; block: string; round: number } | null;
  status: 'listed' | 'decided' | 'struck';
  recused: string[];
  votes: { for: number; against: number; abstained: number } | null;
  result: ItemResult | null;
  /** Counts corrections: 1 is the first result. */
  version: number;
}

export interface SittingState {
  kind: 'sitting';
  id: string;
  society: string;
  organ: string;
  form: SittingForm;
  on: CivilDate;
  chair: string;
  recorder: string;
  rules: OrganRules;
  phase: 'convened' | 'closed' | 'signed';
  roll: Roll;
  items: SittingItem[];
  minutesHash: string | null;
  at: Instant;
}

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
}

export type Convened = PersonsEvent & {
  kind: 'convened';
  sitting: string;
  society: string;
  organ: string;
  form: SittingForm;
  on: CivilDate;
  chair: string;
  members: string[];
  rules: OrganRules | null;
  /** What stood on the agenda when it was convened; more can be listed later. */
  items?: ListedItem[];
};
export type ItemListed = PersonsEvent & ListedItem & { kind: 'item-listed' };
export type RollRecorded = PersonsEvent & { kind: 'roll-recorded'; presence: Record<string, Presence> };
export type ItemRecorded = PersonsEvent & {
  kind: 'item-recorded';
  item: string;
  recused: string[];
  votes: { for: number; against: number; abstained: number } | null;
  /** What the chair declared; the arithmetic must allow it. `struck`: taken off the agenda. */
  outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'struck';
  /** Needed to correct an item after closing. */
  hasReason: boolean;
};
export type SittingClosed = PersonsEvent & { kind: 'sitting-closed' };
export type MinutesSigned = PersonsEvent & { kind: 'minutes-signed'; minutesHash: string };
/** From the case: it was withdrawn or returned while its item stood on the agenda. */
export type SourceWithdrawn = EventCommon & { kind: 'source-withdrawn'; case: string; block: string; round: number };

export type SittingEvent = Convened | ItemListed | RollRecorded | ItemRecorded | SittingClosed | MinutesSigned | SourceWithdrawn;
