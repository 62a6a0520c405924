import type { ClockView } from '../../../../libs/contracts/api';
import { fill, type Words } from '../messages';
import { civilDateOf, daysUntil, formatDay, formatInstant, lastDayOf } from './dates';
import { useSpeech } from './language';
import { Folded, Tag } from './page';

/** How near one's own limit is. It never reproaches: a day that has passed is named as what was planned. */
export function DueTag({ dueAt }: { dueAt: string | null }) {
  const { words, language } = useSpeech();
  if (!dueAt) return null;
  const left = daysUntil(dueAt);
  const day = formatDay(lastDayOf(dueAt), language, true);
  if (left < 0) return <Tag tone="care">{fill(words.clock.passed, { day })}</Tag>;
  if (left === 0) return <Tag tone="care">{words.clock.today}</Tag>;
  if (left === 1) return <Tag tone="care">{words.clock.tomorrow}</Tag>;
  return <Tag>{fill(words.clock.before, { day })}</Tag>;
}

/** The days that count and the days that do not, each holiday by its name, so that anybody can check the date. */
export function ClockArithmetic({ clock }: { clock: ClockView }) {
  const { words, language, text } = useSpeech();
  const names = new Map(clock.days.map((day) => [day.date, day.is === 'off' && day.name !== null ? text(day.name) : '']));
  const named = (day: string) => [formatDay(day, language, true), names.get(day)].filter(Boolean).join(' ');
  const days = (list: string[]) => list.map(named).join(words.app.comma);
  const counted = clock.unit === 'working days' ? words.clock.countedWorking : words.clock.countedDays;
  const stood = clock.days.filter(({ is }) => is === 'suspended').map(({ date }) => date);
  const sentence = inOneSentence(clock.unit, words);
  const hours = clock.unit === 'hours' || clock.unit === 'minutes';
  return (
    <Folded summary={words.clock.show}>
      <ul className="plain-list">
        {clock.unit !== 'date' && !hours && (
          <li>{fill(words.clock.start, { day: formatDay(civilDateOf(clock.startedAt), language) })}</li>
        )}
        {sentence !== null ? (
          <li>{sentence}</li>
        ) : (
          <li>
            {fill(counted, { n: clock.countedDays.length })}
            {shortened(clock.countedDays, days)}
          </li>
        )}
        {clock.daysOff.length > 0 && (
          <li>
            {words.clock.off}
            {shortened(clock.daysOff, days)}
          </li>
        )}
        {stood.length > 0 && (
          <li>
            {words.clock.suspendedDays}
            {shortened(stood, days)}
          </li>
        )}
        {clock.stoppedAt ? (
          <li>{fill(words.clock.stopped, { day: formatDay(civilDateOf(clock.stoppedAt), language, true) })}</li>
        ) : hours ? (
          <li>{fill(words.clock.endsAt, { time: formatInstant(clock.dueAt, language) })}</li>
        ) : (
          clock.dueAt && <li>{fill(words.clock.due, { day: formatDay(lastDayOf(clock.dueAt), language) })}</li>
        )}
        {clock.provisional && <li>{words.clock.provisional}</li>}
      </ul>
    </Folded>
  );
}

/** What is not counted day by day is said in one sentence; null for days. */
function inOneSentence(unit: ClockView['unit'], words: Words): string | null {
  if (unit === 'months' || unit === 'years') return words.clock.countedMonths;
  if (unit === 'hours' || unit === 'minutes') return words.clock.countedHours;
  return unit === 'date' ? words.clock.named : null;
}

/** A list of sixty days helps nobody: the first and the last ones do. */
function shortened(list: string[], days: (list: string[]) => string): string {
  return list.length <= 15 ? days(list) : `${days(list.slice(0, 5))} …… ${days(list.slice(-2))}`;
}
