/** What a simulation gives: everything that would have happened, with its instants, and nothing that is random. */
import type { ClockArithmetic } from '../clock/explain-clock';
import type { CivilDate, Instant, Json, RejectionCode } from '../kernel';
import type { NoticeMessage, ReminderMessage } from '../machine/effect.types';
import type { CaseEvent } from '../machine/event.types';
import type { CaseState, Clock, Holder } from '../machine/state.types';
import type { SittingEvent } from '../sitting/sitting.types';
import type { Ends } from './ends.types';

/** Who moved it: an act of the script by its index, `filing`, a clock, what the store answered, or what another log sent. */
export type Cause = { act: number } | 'filing' | 'clock' | 'store' | 'delivery';

/** What a log is told. */
export type Told = { stream: 'case'; event: CaseEvent } | { stream: 'sitting'; sitting: string; event: SittingEvent };

/** One event of the case's log, or of a sitting's. */
export type Logged = { by: Cause } & Told;

/** Something that reached a post. */
export interface Received {
  at: Instant;
  /** `turned`: the task of others became his too. */
  what: 'task' | 'turned' | 'reminder' | 'notice';
  /** Null: it is about the case. */
  step: string | null;
  slot: string | null;
  /** Of a reminder or notice. */
  message: NoticeMessage | ReminderMessage | null;
  /** By when, of a task. */
  dueAt: Instant | null;
  post: Holder;
  /** Persons by whose right it is done: holders of the post, of the one that stands in, or he himself. */
  to: string[];
  as: 'post' | 'stand-in' | 'person' | 'nobody';
  /** How many events the logs had by then. */
  position: number;
}

/** Codes of the simulation itself, beside those of the machines. */
export type SimulationCode = 'NOT_OPEN' | 'TIME_HAS_PASSED' | 'NO_AUTHORITY' | 'ORGAN_UNKNOWN' | 'NO_SITTING' | 'FORM_UNFIT';

/** An act of the script that was not taken; the script went on. */
export interface RefusedAct {
  /** Null: the filing itself. */
  act: number | null;
  at: Instant;
  code: RejectionCode | SimulationCode;
  details: Record<string, Json>;
  /** What was refused; null where there was nobody, or nothing, to tell. */
  tried: Told | null;
  /** How many events the logs had by then. */
  position: number;
  /** The script said so. */
  isExpected: boolean;
}

/** One clock, as it was when it was last set. */
export interface ClockSeen {
  clock: Clock;
  clearedAt: Instant | null;
  arithmetic: ClockArithmetic;
}

/** Something that the script expected and that did not come. */
export interface Unmet {
  what: 'outcome' | 'result' | 'endsOn' | 'step' | 'refusal';
  /** The act or the step that it is about. */
  of: string | null;
  expected: string;
  found: string;
}

export interface Simulation {
  log: Logged[];
  received: Received[];
  refused: RefusedAct[];
  /** Null when the filing was refused. */
  state: CaseState | null;
  clocks: ClockSeen[];
  /** From the filing to the end, or to where the simulation stopped: days after the first, the last among them. */
  elapsed: { from: Instant; to: Instant; days: number; workingDays: number };
  /** When it can end, and when at the latest, as it stood after the last act; null where that ended it. */
  ends: Ends | null;
  /** The day of the end. */
  endedOn: CivilDate | null;
  unmet: Unmet[];
}
