/** The state of a case: plain JSON, at most 16 KiB. Closed rounds leave it; the log has them. */
import type { Instant } from '../kernel';
import type { Role } from '../template/template.types';
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
  /** Set while the applicant supplements: the clock stands, with this many milliseconds of working time left unused. */
  stoppedAt: Instant | null;
  /** True when the calendar did not know the year of the deadline (provisional). */
  provisional: boolean;
}

export type BlockStatus = 'ahead' | 'open' | 'done' | 'skipped' | 'cancelled';

export interface BlockState {
  status: BlockStatus;
  round: number;
  openedAt: Instant | null;
  closedAt: Instant | null;
  outcome: string | null;
  /** A meeting's agenda: where the item stands, and its last result. */
  agenda?: {
    status: 'waiting' | 'listed' | 'announced' | 'final';
    sitting: string | null;
    item: string | null;
    on: string | null;
    result: ItemResult | null;
  };
  /** How many supplement rounds were used. */
  supplements?: number;
}

/** Something only the shell can answer, inside the append: the machine stands until it arrives as an event. */
export type Pending =
  | { kind: 'look-up'; block: string; round: number; lookUps: string[] }
  | { kind: 'register'; block: string; round: number };

export interface CaseState {
  kind: 'case';
  id: string;
  /** Numbered behaviour flags that this case was started with. */
  flags: number[];
  society: string;
  association: string;
  applicant: string;
  status: 'open' | 'closed';
  outcome: 'completed' | 'refused' | 'withdrawn' | null;
  /** The step whose outcome ended the case as refused. */
  refusedBy: string | null;
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
