/** What starts a case, and duties for which no case is opened. */
import type { Text } from '../kernel';
import type { Assignee, Basis, Jurisdiction, LookUp, Period, Role } from './template.types';

/** Filed by whoever may; called by another procedure; 布置 to many; proposed by a register, confirmed by people; every period. */
export type Start = FiledStart | CalledStart | AssignedStart | ProposedStart | EveryStart;

export interface FiledStart {
  kind: 'filed';
}

export interface CalledStart {
  kind: 'called';
}

/** 布置任务: one act asks a set of societies for it; each opens its own case when it begins to fill it in. */
export interface AssignedStart {
  kind: 'assigned';
  by: Assignee;
  dueBy: Period;
  basis: Basis[];
}

/** Entries of a register that meet a condition are proposed; nothing starts before somebody confirms (提请研判, inside the house only). */
export interface ProposedStart {
  kind: 'proposed';
  /** A look-up that lists; asked each day for every society. */
  when: string;
  confirmedBy: Assignee;
  /** Until when a proposal that was set aside, or whose case has ended, is not made again: days, months or years. */
  again: Period;
  basis: Basis[];
}

export type StartPeriod = 'month' | 'quarter' | 'half-year' | 'year' | 'term';

/**
 * A day of a period (`starts/periods.ts`): its first one (`beginning`), so long after that (`10 days`), a date of the year (`by 31 March`),
 * or so long before its last one (`6 months before end`).
 */
export type DayOfPeriod = string;

/** Once every period for each subject. Its key (subject and period) makes it once, however often the day's round is run. */
export interface EveryStart {
  kind: 'every';
  period: StartPeriod;
  /** `society`: each society; a look-up that lists: each entry. */
  for: 'society' | { lookUp: string };
  /** When it opens. */
  opens: DayOfPeriod;
  /** By when it is to be begun: a time limit from the day on which it opens, or `1 month before end`. Absent: by that end. */
  dueBy?: Period;
  /** A case begins at once, or it stands in the society's calendar until it begins. */
  start: 'at-once' | 'by-society';
  basis: Basis[];
}

/**
 * A duty: no case, only the question of each period whether it was done, answered from a register. What is unmet is recorded and shown
 * to those concerned; nothing is decided by it.
 */
export interface Duty {
  $schema?: string;
  kind: 'duty';
  id: string;
  version: number;
  jurisdiction: Jurisdiction;
  title: Text;
  summary: Text;
  for: 'society' | 'party-organisation';
  period: Exclude<StartPeriod, 'term'>;
  /** Asked of what was entered in the period, so none of them counts back by itself. */
  lookUps: LookUp[];
  /** A condition over the look-ups: `lookups.themeDays >= 1`. */
  satisfied: string;
  /** When those who have it are reminded, as long as it is not met. */
  remind: DayOfPeriod[];
  /** Who is reminded. */
  to: Role[];
  basis: Basis[];
}
