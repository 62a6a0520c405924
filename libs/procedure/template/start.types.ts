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
  /** Until when a proposal that was set aside is not made again. */
  again: Period;
  basis: Basis[];
}

export type StartPeriod = 'month' | 'quarter' | 'half-year' | 'year' | 'term';

/** Once every period for each subject. Its key (subject and period) makes it once, however often the day's round is run. */
export interface EveryStart {
  kind: 'every';
  period: StartPeriod;
  /** `society`: each society; a look-up that lists: each entry. */
  for: 'society' | { lookUp: string };
  /** When it opens: from the period's beginning (`10 days`), or before its end (`6 months before end`). */
  opens: Period | `${string} before end`;
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
  lookUps: LookUp[];
  /** A condition over the look-ups: `lookups.themeDays >= 1`. */
  satisfied: string;
  /** Days before the period's end, or dates. */
  remind: Period[];
  /** Who is reminded. */
  to: Role[];
  basis: Basis[];
}
