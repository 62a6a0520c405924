import type { CivilDate } from '../kernel';

/**
 * A calendar of Asia/Shanghai as data. Between `knownFrom` and `knownTo` (inclusive) it is settled by the State Council's
 * yearly list; outside, weekends alone are days off and every deadline is marked provisional.
 */
export interface Calendar {
  version: string;
  knownFrom: CivilDate;
  knownTo: CivilDate;
  /** Weekdays that are off. */
  holidays: CivilDate[];
  /** Weekend days that are worked (调休). */
  workdays: CivilDate[];
  source: string;
}
