/**
 * Duties: whether what is to be done every period was done, answered from registers. No case is opened and nothing is decided; what is
 * unmet is shown to those concerned.
 */
import type { Calendar } from '../clock/calendar.types';
import { environmentOf, type Vocabulary } from '../expressions/environment';
import { parseCondition } from '../expressions/evaluate';
import { isAnswer } from '../expressions/look-ups';
import { Fault } from '../kernel';
import type { CivilDate } from '../kernel';
import type { LookUpValue } from '../machine/state.types';
import type { Duty } from '../template/template.types';
import { dayIn, periodAt, type NamedPeriod } from './periods';

/** `unmet`: its period is over. Before that it is `open`, and what was met stays met even if it was late in its period. */
export interface DutyState {
  /** `<duty>/<subject>/<period>` is what makes the record of it once; the subject is the caller's to add. */
  period: NamedPeriod;
  status: 'met' | 'open' | 'unmet';
  /** Days on which those who have it are still to be reminded, this one included; empty when there is nothing to remind of. */
  remindOn: CivilDate[];
}

/** What a duty's condition may read: look-ups, and nothing else. */
export function dutyVocabulary({ lookUps }: Pick<Duty, 'lookUps'>): Vocabulary {
  const asked = lookUps.map(({ id, measure }) => ({ id, measure }));
  return { facts: [], fields: [], parameters: [], lookUps: asked, steps: [] };
}

/** The period of a duty in which a day lies: its look-ups are asked of what was entered between these days. */
export function dutyPeriod(duty: Pick<Duty, 'period'>, day: CivilDate): NamedPeriod {
  return periodAt(duty.period, day);
}

/** How a duty of a period stands on a day, with what the store answers to its look-ups. */
export function dutyState(
  duty: Duty,
  period: NamedPeriod,
  answers: Record<string, LookUpValue>,
  day: CivilDate,
  calendar: Calendar,
): DutyState {
  const unanswered = duty.lookUps.filter(({ id }) => !isAnswer(duty, id, answers[id]));
  if (unanswered.length > 0) throw new Fault('LOOK_UP_UNANSWERED', { lookUps: unanswered.map(({ id }) => id) });
  const isMet = parseCondition(environmentOf(dutyVocabulary(duty)), duty.satisfied);
  const nothing = { facts: {}, given: {}, parameters: {}, checks: {}, outcomes: {} };
  const status = isMet({ ...nothing, lookUps: answers }) ? 'met' : day > period.to ? 'unmet' : 'open';
  return { period, status, remindOn: status === 'open' ? remindersOf(duty, period, day, calendar) : [] };
}

function remindersOf({ remind }: Duty, period: NamedPeriod, day: CivilDate, calendar: Calendar): CivilDate[] {
  const days = remind.map((text) => dayIn(text, period, calendar)).filter((on) => on >= day && on <= period.to);
  return [...new Set(days)].sort();
}
