/**
 * 放假安排: which days are off, year by year, and taking over the notice of a further one. Every time limit in working days rests on it.
 *
 *   GET  /days-off            -> DaysOffView
 *   POST /days-off/reading    DaysOffRequest -> DaysOffReading   what the words say and which running time limits would move; writes nothing
 *   POST /days-off            DaysOffRequest -> DaysOffView      registers it, and tells the open cases; refused while a problem is left
 */
import type { CivilDate, Instant, Jurisdiction, Text } from '../procedure';

export interface DaysOffView {
  layers: DaysOffLayer[];
}

/** The list of one body: the State Council's, or a region's own beside it. */
export interface DaysOffLayer {
  /** The country or the region. */
  id: Jurisdiction;
  /** The newest first. */
  years: DaysOffYear[];
}

export interface DaysOffYear {
  year: number;
  holidays: HolidayView[];
  /** The notice: who, number, where it was read. */
  source: string;
  /** No notice was seen yet; the days are an estimate. */
  isExpected: boolean;
  /** Who registered it here; null: it came with the program. */
  set: { by: string; at: Instant } | null;
}

/** First and last day off, both counted, and weekend days that are worked for it. */
export interface HolidayView {
  title: Text;
  from: CivilDate;
  to: CivilDate;
  worked: CivilDate[];
}

export interface DaysOffRequest {
  layer: Jurisdiction;
  /** The words of the notice. */
  text: string;
  /** Its title and number. */
  source: string;
}

export interface DaysOffReading {
  year: number | null;
  holidays: HolidayView[];
  problems: Text[];
  /** The list of this year that stands until now. */
  before: DaysOffYear | null;
  /** Null while there are problems. `kept`: time limits that keep their day because it has come, or would have. */
  effects: { cases: number; running: number; moving: number; kept: number } | null;
}
