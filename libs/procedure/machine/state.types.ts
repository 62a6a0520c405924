/** The state of a case: plain JSON, at most 16 KiB. Closed rounds leave it; the log has them. */
import type { FactValue, Ratio } from '../forms/values';
import type { CivilDate, Instant } from '../kernel';
import type { HeldBecause, Role } from '../template/template.types';
import type { PeriodUnit } from '../clock/period';
import type { StopReason } from '../clock/vocabulary';
import type { ItemResult } from '../sitting/sitting.types';
import type { EntryMade, NoticeState, ScoreState } from './step-state.types';

export type { FactValue } from '../forms/values';
export type * from './step-state.types';
/** What the store answers a look-up: a count or a sum, whether there is any, or ids of entries. */
export type LookUpValue = number | boolean | string[];
/** A parameter's value, with the charter's or rule's article that it was set from. */
export interface ParameterValue {
  value: boolean | number | string | string[] | Ratio | null;
  article?: string;
}

/** A post in one organisation, by id. */
export interface Holder {
  role: Role;
  organisation: string;
  /** Who acts when no one holds the post; read at the moment of the act, so it never blocks a case. */
  nobody: Role | null;
  /** Added by a clock that passed. */
  turned: boolean;
  /** Set when the task is one person's own and not his post's: the applicant completing his materials. */
  person?: string;
  /** Why it is his, where it could have been his post's. */
  because?: HeldBecause;
  /** Who keeps out of it, whatever post he holds: when nobody else is left in the post, `nobody` acts. */
  without?: string[];
}

/**
 * One open task. Its id is `<block>.<round>`; `<block>.<round>.<n>` of one of several; `<block>.<round>.supplement` while the applicant
 * completes his materials, `<block>.<round>.close` for the proof that a notice stood.
 */
export interface Slot {
  id: string;
  block: string;
  round: number;
  /** `sign`: somebody added to the step; `object`: an objection to be handled; `close`: the proof that a notice stood. */
  purpose: 'decide' | 'supplement' | 'sign' | 'object' | 'close';
  holders: Holder[];
  openedAt: Instant;
  /** Hash of the form that this slot decides on; an act on another content is refused. */
  contentHash: string;
  outcomes: string[];
  /** While somebody works on it for its holders (委派): to whom it comes back. */
  delegated?: { by: string; back: Holder[] };
  /** Who has worked on it for its holders and gave it back. */
  advised?: { by: string; hasOpinion: boolean }[];
  /** Of somebody added (加签): beside which slot, by whom, and whether he signs before it or after it. */
  beside?: { slot: string; when: 'before' | 'after'; by: string };
  /** It can be taken (领办): to whom it comes back when it is put back. */
  pool?: Holder[];
}

/** Somebody who was added and whose turn has not come yet: the number of his seat, or of his signature. */
export interface AddedSigner {
  number: number;
  holder: Holder;
  /** Beside which slot, and who added him. */
  slot: string;
  by: string;
}

/** A deadline with its derivation, so that the arithmetic can be shown. */
export interface Clock {
  /** `<slot>.<name>`, for a meeting `<block>.<round>.listed`. */
  id: string;
  block: string;
  slot: string | null;
  /** What is due and what the machine does then (`machine/strike.ts`); `list`, `supplement` and `remind` only remind. */
  effect: ClockEffect;
  rule: string;
  calendar: string;
  startedAt: Instant;
  dueAt: Instant;
  /** Set while the applicant supplements: the clock stands. */
  stoppedAt: Instant | null;
  /** While it stands: the days that are left, the day of the stop included. The next round's clock starts with these. */
  remaining: { count: number; unit: PeriodUnit } | null;
  /** When its effect was taken; the clock stays with its slot, so that everybody sees what happened. */
  struckAt: Instant | null;
  /** True when the calendar did not know the year of the deadline (provisional). */
  provisional: boolean;
  /** The date that a rule counts back from. */
  anchorOn?: CivilDate;
  /** A rung of a ladder: the clock is due then, and not at the end of its period. */
  rung?: string;
  /** Every time in which it stood, the one in which it stands last. */
  stops?: ClockStop[];
  /** At most one, ever. */
  extension?: ClockExtension;
  /** Deadlines that it had by earlier calendars, the oldest first. */
  earlier?: { calendar: string; dueAt: Instant; provisional: boolean }[];
}

export interface ClockStop {
  from: Instant;
  to: Instant | null;
  reason: StopReason;
}
/** The words of the reason stay with the intent. */
export interface ClockExtension {
  period: string;
  at: Instant;
  by: Role;
}
export type ClockEffect =
  | { kind: 'turn-to'; role: Role }
  | { kind: 'mark' }
  | { kind: 'return' }
  | { kind: 'outcome'; outcome: string }
  | { kind: 'remind' }
  | { kind: 'list' }
  | { kind: 'supplement' }
  /** A period is over, and its step hears of it (`wait`, `notice`); it decides nothing. */
  | { kind: 'elapse' }
  /** The minute in which an act could be taken back is over: what leaves the house goes. */
  | { kind: 'settle' };

export type BlockStatus = 'ahead' | 'open' | 'done' | 'skipped' | 'cancelled';

/** Where a meeting's item stands, and its last result. `round` is the round whose request it answers. */
export interface AgendaState {
  status: 'waiting' | 'listed' | 'announced' | 'final';
  round: number;
  sitting: string | null;
  item: string | null;
  on: string | null;
  result: ItemResult | null;
  /** 0 before the first result. */
  version: number;
}

export interface BlockState {
  status: BlockStatus;
  /** 0 until the block was first opened. */
  round: number;
  openedAt: Instant | null;
  closedAt: Instant | null;
  /** The outcome's id; of a choice the index of the branch taken, or `none`. */
  outcome: string | null;
  agenda?: AgendaState;
  /** The announced result after which the item was asked for again: still open to correction until its minutes are signed. */
  previousAgenda?: AgendaState;
  /** How many supplement rounds were used. */
  supplements?: number;
  /** What is left of the step's period when it opens again after a supplement. */
  remaining?: string;
  /** Hash of what was handed in with the outcome. */
  submissionHash?: string;
  /** Who acted in it, where another step must be done by somebody else. */
  actors?: string[];
  /** Done by somebody who should have been another: a small society's 身份重合, for a second look. */
  overlap?: true;
  /** Of a step of several posts: what was done in which slot, and how many slots there are. */
  several?: {
    /** `for`: who would have acted there, had he been present (代理). */
    acts: { slot: string; outcome: string; actor: string; for?: string }[];
    /** The denominator; it grows and shrinks only with somebody who is added or taken off by name. */
    total: number;
    /** Where somebody was added: the highest number that a seat has had, and of 依次 those who are next. */
    seats?: number;
    next?: AddedSigner[];
  };
  /** Of a step of one: how many signed besides, an outcome that waits for those who sign after it, and who they are. */
  signers?: { added: number; held: { slot: string; outcome: string; actor: string } | null; after: AddedSigner[] };
  /** Whom its actor has chosen for a later step. */
  chosen?: string[];
  /** Its act was entered for somebody else (代录). */
  recorded?: true;
  /** When it happened, where that was before the day on which it was recorded: order rules and clocks go by it. */
  happenedOn?: CivilDate;
  /** It happened in time, although its clock had passed before it was recorded (按时办理，补记). */
  inTime?: true;
  /** The period was made longer in some round: once and never again. */
  extended?: true;
  /** With behaviour flag 1: the acts that may still be taken back (`actions/taken-back.ts`); gone as soon as somebody acts on one. */
  acts?: ActKept[];
  /** Of a register step: under which name it made its entry. A migration may rename the step, never the entry. */
  made?: EntryMade;
  /** Of a call: the case that answered. */
  called?: { case: string };
  notice?: NoticeState;
  score?: ScoreState;
  /** Of a loop: how often its blocks have been gone through; absent for the first time. */
  passes?: number;
  /** Of an `each`: its items, in the order in which they were found when the round began. */
  items?: EachItem[];
}

/** A slot that was closed by an act, and the clocks that stood on it: what it takes to open it again as it was. */
export interface ActKept {
  slot: Slot;
  /** Null: a seat of several that was closed because nobody needed it any more. */
  actor: string | null;
  outcome: string | null;
  at: Instant;
  clocks: Clock[];
}

/** One item of an `each`: a row's key, or an id that a look-up listed. Its steps stand in the state as `<step>@<key>`. */
export interface EachItem {
  key: string;
  status: 'ahead' | 'open' | 'done' | 'struck';
  outcome: string | null;
}

/** Something only the shell can answer, inside the append: the machine stands until it arrives as an event. */
export type Pending =
  { kind: 'look-up'; block: string; round: number; lookUps: string[] } | { kind: 'register'; block: string; round: number };

export interface CaseState {
  kind: 'case';
  id: string;
  /** Who keeps out: of one step, or of the whole case (`step` null). */
  recusals?: { person: string; step: string | null }[];
  /** Numbered behaviour flags that this case was started with. */
  flags: number[];
  society: string;
  association: string;
  /** The party organisation that answers for the society, where the program asks one. */
  party?: string;
  /** 补录: it ran on paper. No step of it was done here; it feeds registers, and statistics count it apart. */
  onPaper?: PaperEnd;
  /** Of a called case: who waits for its end. */
  caller?: Caller;
  /** Of a called case: everybody who decided in it, for the caller's own separation. */
  deciders?: string[];
  /** Of a called case: how often it has ended. It numbers its answers, so nothing takes it back, not even an undone act. */
  ended?: number;
  applicant: string;
  /** The post in which he filed. */
  applicantRole: Role;
  /** Of a case of the association's own: since when the society that it is about knows of it (`machine/disclosure.ts`). */
  disclosedAt?: Instant;
  /** Who was the applicant before (变更经办): he does not decide his own request afterwards either. */
  formerApplicants?: string[];
  status: 'open' | 'closed';
  outcome: 'completed' | 'refused' | 'withdrawn' | null;
  /** Of a completed case: the named end that it came to, where the template tells several apart. */
  result?: string;
  /** The step whose outcome ended the case as refused. */
  refusedBy: string | null;
  /** The step that made an entry in a register: from then on the case can no longer be withdrawn. */
  registeredBy: string | null;
  facts: Record<string, FactValue>;
  given: Record<string, boolean>;
  parameters: Record<string, ParameterValue>;
  lookUps: Record<string, LookUpValue>;
  contentHash: string;
  formRevision: number;
  filedAt: Instant;
  closedAt: Instant | null;
  blocks: Record<string, BlockState>;
  slots: Record<string, Slot>;
  clocks: Record<string, Clock>;
  pending: Pending | null;
  /** Within a minute of an act: what it changed, as it was before (`machine/undo.ts`). */
  undo?: { event: string; step: string; by: string; until: Instant; before: Before };
  at: Instant;
}

/** What was different in the state before: of its records entry by entry, of everything else as a whole. `gone`: what was not there. */
export interface Before {
  set: Record<string, unknown>;
  gone: string[];
  records: Record<string, { set: Record<string, unknown>; gone: string[] }>;
}

/** How a case ended that ran on paper, and on which day. */
export interface PaperEnd {
  outcome: 'completed' | 'refused';
  on: CivilDate;
  result?: string;
}

/** The step of another case that called this one. */
export interface Caller {
  case: string;
  block: string;
  round: number;
}
