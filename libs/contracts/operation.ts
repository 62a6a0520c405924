/** How the house runs, for whoever runs it: no matter of a case. */
import type { Instant } from '../procedure';
import type { StreamKind } from './temporal';

/** A log that an unexpected error has stopped. Nothing is done in it, by clocks neither, until somebody lets it go on. */
export interface FaultView {
  /** Stands in the API's and the worker's logs too. */
  reference: string;
  kind: StreamKind;
  /** Of a case. */
  number: string | null;
  /** What the core or the store said; `UNEXPECTED` where they said nothing known. */
  code: string;
  since: Instant;
}

/** What was found after it had read its log again: it went on, or it has stopped again, as a later fault. */
export interface FaultReleased {
  goesOn: boolean;
}
