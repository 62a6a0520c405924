/**
 * Figures for the superior, and how long things take. Needs `read-registers`; a number counts what its reader may see, and nothing else.
 *
 *   GET /statistics/registers/:id?on&against&by                            -> RegisterStatistics    as of a day, beside an earlier day
 *   GET /statistics/registers/:id/workbook?on&against&by&filledBy&reviewedBy -> Excel, every cell typed
 *   GET /statistics/steps?from&to                                          -> StepStatistics        cases that were filed in these days
 *   GET, POST /statistics/by-person  TurnFiguresByPerson                   -> FiguresByPersonView   an administrator's switch
 */
import type { CivilDate, Instant, Role, Text } from '../procedure';
import type { RegisterCard } from './registers';

/** By what entries are put together: a column of the register (`column:discipline`), or what the society is (`master:partyForm`). */
export interface GroupingView {
  id: string;
  label: Text;
}

export interface Figures {
  count: number;
  /** Of columns that are amounts or numbers. */
  sums: Record<string, number>;
  /** Which entries were counted, so that the number opens its list. */
  entries: string[];
}

export interface StatisticsGroup {
  key: string;
  label: Text;
  now: Figures;
  /** Null: nothing is compared. */
  before: Figures | null;
}

export interface RegisterStatistics extends RegisterCard {
  on: CivilDate;
  against: CivilDate | null;
  by: string;
  groupings: GroupingView[];
  /** Columns that are added up. */
  sums: { id: string; label: Text; isMoney: boolean }[];
  groups: StatisticsGroup[];
  total: { now: Figures; before: Figures | null };
}

/** Days from when a task was opened until it was done, all days counted. */
export interface Durations {
  done: number;
  open: number;
  /** Null where nothing is done yet. */
  median: number | null;
  /** Four of five were done within. */
  most: number | null;
}

export interface StepFigures extends Durations {
  step: string;
  title: Text;
}

export interface ProcedureFigures extends Durations {
  procedure: string;
  title: Text;
  steps: StepFigures[];
}

/** What stands with an office: a post of an organisation, never a person. */
export interface OfficeLoad {
  organisation: Text;
  role: Role;
  open: number;
  done: number;
}

export interface StepStatistics {
  from: CivilDate;
  to: CivilDate;
  procedures: ProcedureFigures[];
  offices: OfficeLoad[];
  /** Null: figures of persons are off, or not for this reader. */
  byPerson: FiguresByPerson | null;
}

/** Who turned figures of persons on or off, when and why. */
export interface TurnOfFigures {
  reason: string;
  by: string;
  at: Instant;
}

export interface FiguresByPersonView {
  isOn: boolean;
  /** Null: never turned on. */
  last: TurnOfFigures | null;
}

export interface TurnFiguresByPerson {
  isOn: boolean;
  reason: string;
}

/** What people of the reader's own house have done; of no society. `median`: days. */
export interface FiguresByPerson extends TurnOfFigures {
  persons: { person: string; organisation: Text; done: number; median: number }[];
}
