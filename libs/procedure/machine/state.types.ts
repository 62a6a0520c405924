/** The state of a case: plain JSON, at most 16 KiB. Closed rounds leave it; the log has them. */
import type { Instant } from '../kernel';
import type { Role } from '../template/template.types';
import type { PeriodUnit } from '../clock/period';
import type { ItemResult } from '../sitting/sitting.types';

/** A fact's value. An organisation is its id and its kind. */
export type FactValue = number | string | { id: string; kind: 'society' | 'branch' };
/** A parameter's value, with the charter's or rule's article that it was set from. */
export interface ParameterValue {
  value: boolean | number | string | string[] | null;
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
}

/** One open task. Its id is `<block>.<round>`, or `<block>.<round>.supplement` while the applicant completes his materials. */
export interface Slot {
  id: string;
  block: string;
  round: number;
  purpose: 'decide' | 'supplement';
  holders: Holder[];
  openedAt: Instant;
  /** Hash of the form that this slot decides on; an act on another content is refused. */
  contentHash: string;
  outcomes: string[];
}

/** A deadline with its derivation, so that the arithmetic can be shown. */
export interface Clock {
  /** `<slot>.<name>`, for a meeting `<block>.<round>.listed`. */
  id: string;
  block: string;
  slot: string | null;
  /** What is due and what the machine does then. `turn-to` moves the state; `list` and `supplement` only remind. */
  effect: { kind: 'turn-to'; role: Role } | { kind: 'list' } | { kind: 'supplement' };
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
}

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
}

/** Something only the shell can answer, inside the append: the machine stands until it arrives as an event. */
export type Pending =
  { kind: 'look-up'; block: string; round: number; lookUps: string[] } | { kind: 'register'; block: string; round: number };

export interface CaseState {
  kind: 'case';
  id: string;
  /** Numbered behaviour flags that this case was started with. */
  flags: number[];
  society: string;
  association: string;
  applicant: string;
  /** The post in which he filed. */
  applicantRole: Role;
  status: 'open' | 'closed';
  outcome: 'completed' | 'refused' | 'withdrawn' | null;
  /** The step whose outcome ended the case as refused. */
  refusedBy: string | null;
  /** The step that made an entry in a register: from then on the case can no longer be withdrawn. */
  registeredBy: string | null;
  facts: Record<string, FactValue>;
  given: Record<string, boolean>;
  parameters: Record<string, ParameterValue>;
  lookUps: Record<string, number>;
  contentHash: string;
  formRevision: number;
  filedAt: Instant;
  closedAt: Instant | null;
  blocks: Record<string, BlockState>;
  slots: Record<string, Slot>;
  clocks: Record<string, Clock>;
  pending: Pending | null;
  at: Instant;
}
