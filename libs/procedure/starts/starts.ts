/** What is to begin without anybody filing it: pure functions over dates. The daily round asks; keys make each thing once. */
import type { Calendar } from '../clock/calendar.types';
import { Fault } from '../kernel';
import type { CivilDate } from '../kernel';
import type { Program, ProgramStart } from '../template/program.types';
import type { Start } from '../template/template.types';
import { dayIn, dueIn, lastDayOf, nextPeriod, periodAt, previousPeriod, type NamedPeriod, type Regular } from './periods';

type Kind = Start['kind'];
type StartOf<K extends Kind> = Extract<ProgramStart, { kind: K }>;

/** A start of one procedure, as its program has it. */
export interface Starting<K extends Kind> {
  procedure: string;
  start: StartOf<K>;
}

/** The start of a kind that a program declares, or null. A program without any is one that is filed. */
export function startOfKind<K extends Kind>(program: Pick<Program, 'starts'>, kind: K): StartOf<K> | null {
  const starts: ProgramStart[] = program.starts ?? [{ kind: 'filed' }];
  return starts.find((start): start is StartOf<K> => start.kind === kind) ?? null;
}

/** Whether cases of a program may begin in this way. */
export function startsBy(program: Pick<Program, 'starts'>, kind: Kind): boolean {
  return startOfKind(program, kind) !== null;
}

/** Whom a case is for: a society, or an entry that a look-up lists. With its term of office, where the period is one. */
export interface Subject {
  id: string;
  /** `id` stays the same when a date of the term is corrected. */
  term?: { id: string; from: CivilDate; to: CivilDate };
}

export interface Occurrence {
  /** `<procedure>/<subject>/<period>`: what makes it once. */
  key: string;
  subject: string;
  period: string;
  opensOn: CivilDate;
  dueOn: CivilDate;
}

/**
 * What opens between two days, both included, in the order of days and keys. However a time is cut into windows, every occurrence falls
 * into one of them. A term opens only for subjects whose term is known.
 */
export function occurrences(
  { procedure, start }: Starting<'every'>,
  subjects: readonly Subject[],
  from: CivilDate,
  to: CivilDate,
  calendar: Calendar,
): Occurrence[] {
  const shared = start.period === 'term' ? [] : opening(start, start.period, from, to, calendar);
  const found = subjects.flatMap(({ id, term }) => {
    const periods = start.period === 'term' ? termOf(start, term, from, to, calendar) : shared;
    return periods.map(({ period, opensOn }): Occurrence => {
      const dueOn = dueIn(start.dueBy, opensOn, period, calendar);
      return { key: `${procedure}/${id}/${period.name}`, subject: id, period: period.name, opensOn, dueOn };
    });
  });
  const place = ({ opensOn, key }: Occurrence): string => `${opensOn} ${key}`;
  return found.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

interface Opening {
  period: NamedPeriod;
  opensOn: CivilDate;
}

function opening(start: StartOf<'every'>, kind: Regular, from: CivilDate, to: CivilDate, calendar: Calendar): Opening[] {
  const at = (period: NamedPeriod): Opening => ({ period, opensOn: dayIn(start.opens, period, calendar) });
  // A later period never opens before an earlier one, so one walks back to the last that opened before the window, and on from there.
  let next = at(periodAt(kind, from));
  while (next.opensOn >= from) next = at(previousPeriod(kind, next.period));
  const found: Opening[] = [];
  for (; next.opensOn <= to; next = at(nextPeriod(kind, next.period))) if (next.opensOn >= from) found.push(next);
  return found;
}

function termOf(start: StartOf<'every'>, term: Subject['term'], from: CivilDate, to: CivilDate, calendar: Calendar): Opening[] {
  if (term === undefined) return [];
  const opensOn = dayIn(start.opens, term, calendar);
  return opensOn < from || opensOn > to ? [] : [{ period: { ...term, name: `term-${term.id}` }, opensOn }];
}

/** By when an assigned case is to be begun: the assignment's own day is not counted. */
export function assignedDueOn({ start }: Pick<Starting<'assigned'>, 'start'>, on: CivilDate, calendar: Calendar): CivilDate {
  return lastDayOf(start.dueBy, on, calendar);
}

/** A proposal that was made before. `notBefore`: of one that was set aside or has had its case; null while that case runs. */
export interface ProposedBefore {
  subject: string;
  status: 'open' | 'confirmed' | 'set-aside';
  notBefore: CivilDate | null;
}

export interface Proposals {
  /** To be made. `<procedure>/<subject>/<n>`, the n-th for this subject: run twice on one day it is the same. */
  make: { key: string; subject: string }[];
  /** Open ones of which the register no longer says so: nobody needs to think about them any more. */
  lapsed: string[];
}

/** What is proposed on a day, from what the look-up lists and what was proposed before. */
export function proposals(
  { procedure }: Starting<'proposed'>,
  listed: readonly string[],
  standing: readonly ProposedBefore[],
  on: CivilDate,
): Proposals {
  const make = [...new Set(listed)].flatMap((subject) => {
    const before = standing.filter((proposal) => proposal.subject === subject);
    return before.some((proposal) => isHeld(proposal, on))
      ? []
      : [{ key: `${procedure}/${subject}/${before.length + 1}`, subject }];
  });
  const lapsed = standing.filter(({ status, subject }) => status === 'open' && !listed.includes(subject));
  return { make, lapsed: lapsed.map(({ subject }) => subject) };
}

function isHeld({ status, notBefore }: ProposedBefore, on: CivilDate): boolean {
  return status === 'open' || notBefore === null || on < notBefore;
}

/** The first day on which something that was set aside, or whose case ended, on a day may be proposed again. */
export function againOn({ start }: Pick<Starting<'proposed'>, 'start'>, on: CivilDate, calendar: Calendar): CivilDate {
  const again = dayIn(start.again, { from: on, to: on }, calendar);
  if (again <= on) throw new Fault('PERIOD_UNREADABLE', { period: start.again });
  return again;
}
