/** When a case can end, as far as its program bounds it. */
import type { CivilDate, Instant } from '../kernel';
import type { Place } from '../machine/places';
import type { LookUpValue } from '../machine/state.types';

/** Why nothing says how long something may last. */
export type Unbounded =
  /** Nobody says when an organ meets. */
  | 'sitting'
  /** Nothing says when minutes are signed. */
  | 'minutes'
  /** The clock was suspended, and nobody knows until when. */
  | 'clock-stands'
  | 'called-case'
  | 'awaited-event'
  /** Its deadline has passed already, and no other follows. */
  | 'overdue'
  /** A task without a deadline. */
  | 'no-clock'
  /** It turns in circles by its own deadlines. */
  | 'again-and-again'
  /** Nothing that is known moves it. */
  | 'nothing-moves-it';

/** One thing that was supposed to happen on the way. */
export interface Passed {
  at: Instant;
  step: Place;
  /** What happened: an act, a deadline, a sitting, the answer of something outside. */
  by: 'act' | 'clock' | 'sitting' | 'minutes' | 'answer' | 'store';
  outcome: string | null;
}

export interface Projection {
  /** Null where something on the way has no end that is known. */
  endsAt: Instant | null;
  /** When it ends if everything without a known end takes no time. */
  notBefore: Instant;
  outcome: 'completed' | 'refused' | 'withdrawn' | 'open';
  path: Passed[];
  unbounded: { step: Place; because: Unbounded }[];
  /** Look-ups that nobody has answered yet, and the answer that was supposed. */
  supposed: { lookUp: string; value: LookUpValue }[];
}

export interface Ends {
  /** Everybody acts at once, and consents. */
  earliest: Projection;
  /** Everybody consents in the last moment of his time, and what deadlines do is done. */
  latest: Projection;
}

/** What an applicant is shown of it: one day to be expected, or that none is known. */
export interface ExpectedEnd {
  on: CivilDate | null;
}
