/**
 * A sitting (会议): one gathering of an organ, or one ballot by circulation, with one roll, an agenda of items of many cases and of none,
 * and one set of minutes. An aggregate like a case: its own log, its own workflow, the same protocol.
 *
 * Fields that are optional here are absent unless used, so that the logs of release 0.1.0 fold to the states that they were stored with.
 */
import type { CivilDate, Instant } from '../kernel';
import type { ElectionKind, OrganRules, Signer, SittingForm } from './rules.types';
import type { Arithmetic, ItemResult, RoundArithmetic, Votes } from './result.types';

export type * from './rules.types';
export type * from './result.types';
export type * from './sitting-event.types';

/** 到会、请假、缺席. */
export type Presence = 'present' | 'leave' | 'absent';
/** 应到: persons by id. Frozen when the notice goes out; who joins or leaves later does so with a reason. */
export type Roll = { member: string; presence: Presence }[];

/** The roll of an assembly: counts and hashes. The names stay in PostgreSQL. */
export interface Assembly {
  members: number;
  rollHash: string;
  present: number;
  leave: number;
  absent: number;
  /** Of those on leave or absent: represented by a written mandate. */
  represented: number;
  /** Of the sign-in list; null until attendance was recorded. */
  presentHash: string | null;
  /** By circulation: each replies under his name, and each reply is an event. Absent: they are counted outside the log. */
  named?: true;
}

/** 委托: one member's written mandate to another, for this sitting. */
export interface Mandate {
  member: string;
  by: string;
  mandateHash: string;
}

/** 举手或口头、无记名、书面记名. */
export type BallotForm = 'open' | 'secret' | 'written';

/** How many were in an assembly's hall for one item. */
export interface Heads {
  inPerson: number;
  represented: number;
}

/** Papers of one written or secret vote. Who voted how is nowhere in the log. */
export interface Papers {
  issued: number;
  returned: number;
  invalid: number;
}

/** 督办: who answers for it and until when. What is to be done stands with the intent, under the same id. */
export interface FollowUp {
  id: string;
  holder: string;
  dueOn: CivilDate;
}

/** The replies to one item of a ballot by circulation. `returned` is what `valid`, `invalid` and `recused` add up to. */
export interface CirculationCount extends Votes {
  item: string;
  invalid: number;
  /** Replied that they must stand aside. */
  recused: number;
}

export interface ElectionTerms {
  seats: number;
  kind: ElectionKind;
  /** As they stand on the ballot; ids of a case's rows or of persons. */
  candidates: string[];
}

/** One round as it was counted. Candidates by their position in the terms, which keeps an assembly's state small. */
export interface ElectionRound {
  seats: number;
  candidates: number[];
  votes: number[];
  elected: number[];
  /** Tied for the last seats: in the first round they go into the second, in the second the seats stay vacant. */
  tied: number[];
  tellers: string[];
  /** Of the signed count sheet. */
  sheetHash: string;
  arithmetic: RoundArithmetic;
}

export interface SittingItem {
  id: string;
  /** Null for an item of no case (学习传达、听取汇报、其他). */
  source: { case: string; block: string; round: number } | null;
  status: 'listed' | 'decided' | 'struck';
  recused: string[];
  votes: Votes | null;
  result: ItemResult | null;
  /** Counts corrections: 1 is the first result. */
  version: number;
  /** What the charter may have a rule of its own for. */
  matter?: string;
  /** Absent: open. */
  ballot?: BallotForm;
  outOfRoom?: string[];
  heads?: Heads;
  papers?: Papers;
  castingVote?: 'for' | 'against';
  /** Of the resolution's wording. */
  resolutionHash?: string;
  followUps?: FollowUp[];
  election?: ElectionTerms & { rounds: ElectionRound[] };
  /** By circulation: of text and attachments, frozen at opening. */
  textHash?: string;
  /** By circulation, by name: how often each member of the roll has replied, in the roll's order. Never what. */
  revisions?: number[];
  /** The same of an assembly whose members reply by name: how many have. */
  replied?: number;
  /** By circulation: what was counted at closing. */
  count?: CirculationCount;
  /** 无记名, over the members' own telephones: the last one that was held. */
  secret?: SecretVote;
}

/** A secret vote on one item. Who has voted, never what. */
export interface SecretVote {
  /** Counts the votes on this item: what came to nothing is held again, and an election may need a second round. */
  turn: number;
  /** `void`: it ended without a count. */
  status: 'open' | 'counted' | 'void';
  /** Why it came to nothing: the recorder ended it, the key is lost, a sealed ballot cannot be opened. */
  why?: 'ended' | 'key-lost' | 'ballots-changed';
  /** Of the question and the names on the ballot paper. */
  textHash: string;
  /** How often each place of the roll has voted, in the roll's order. */
  voted: number[];
  outOfRoom?: string[];
  /** The ballots are kept as papers without names, for counting again. */
  plain?: true;
  /** What it came to; an election has its rounds. */
  arithmetic?: Arithmetic;
}

/** A ballot by circulation (通讯表决). */
export interface Circulation {
  /** `abandoned`: a real meeting was asked for, and there is no result. */
  status: 'open' | 'counted' | 'abandoned';
  openedAt: Instant;
  closesAt: Instant;
  /** Who asked for a real meeting. */
  demandedBy: string[];
  /** Of all ballots, every revision; null until they are counted. */
  ballotsHash: string | null;
}

export interface Signature {
  as: Signer;
  signer: string;
  minutesHash: string;
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
  /** Empty for an assembly. */
  roll: Roll;
  items: SittingItem[];
  minutesHash: string | null;
  at: Instant;
  /** 全体, where it is not 应到. */
  membership?: number;
  assembly?: Assembly;
  mandates?: Mandate[];
  /** 列席: heard, never counted. */
  attending?: string[];
  signatures?: Signature[];
  circulation?: Circulation;
}
