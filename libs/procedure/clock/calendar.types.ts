import type { CivilDate, Text } from '../kernel';

/**
 * A calendar of Asia/Shanghai as data. Between `knownFrom` and `knownTo` (inclusive) it is settled by the State Council's
 * yearly list; outside, weekends alone are days off and every deadline is marked provisional.
 *
 * What is optional is absent from calendars that were stored before it was kept; their deadlines are the same without it.
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
  /** What a day belongs to, by the id of its title: days off, weekend days inside a holiday, worked weekend days. */
  names?: Record<CivilDate, string>;
  titles?: Record<string, DayTitle>;
  /** Days off that were exchanged for a worked weekend day (调休). */
  lieu?: CivilDate[];
  /** Inside the known years: days that a list which is still to come may change. */
  unsettled?: Unsettled[];
  /** What this calendar was put together from, the strongest last. */
  layers?: { id: string; kind: LayerKind; source: string }[];
  /** Close of business (`17:30`), where deadlines end with it (民法典 203); absent: 24:00. */
  dayEnds?: string;
}

/** The name of a holiday or closure, and the layer that gives the day. */
export interface DayTitle extends Text {
  layer: string;
}

export interface Unsettled {
  from: CivilDate;
  to: CivilDate;
  layer: string;
}

/** `national`: the State Council. `jurisdiction`: a region's own notice. `house`: closures of one association. */
export type LayerKind = 'national' | 'jurisdiction' | 'house';

/** One body's lists of days, laid over those of the bodies above it (`layer`). */
export interface CalendarLayer {
  id: string;
  kind: LayerKind;
  titles: Record<string, Text>;
  lists: CalendarList[];
}

/** What one notice says. A year without one is unknown, except for the house: it closes when it says so, and else is open. */
export interface CalendarList {
  from: CivilDate;
  to: CivilDate;
  /** `expected`: no notice was seen, the days are an estimate and their neighbourhood stays provisional. */
  status: 'published' | 'expected';
  /** The notice: who, number, date, where it was read. Of an expected list: where it will be found. */
  source: string;
  days: CalendarDay[];
}

export interface CalendarDay {
  date: CivilDate;
  /** Id of its title in the layer. */
  name: string;
  /** `lieu`: a weekday off in exchange for a worked weekend day. */
  is: 'off' | 'lieu' | 'worked';
}
