import type { ClockView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { civilDateOf, daysUntil, formatDay, lastDayOf } from './dates';
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

/** The days that count and the days that do not, so that anybody can check the date. */
export function ClockArithmetic({ clock }: { clock: ClockView }) {
  const { words, language } = useSpeech();
  const days = (list: string[]) => list.map((day) => formatDay(day, language, true)).join(language === 'zh' ? '、' : ', ');
  const counted = clock.unit === 'working days' ? words.clock.countedWorking : words.clock.countedDays;
  return (
    <Folded summary={words.clock.show}>
      <ul className="plain-list">
        <li>{fill(words.clock.start, { day: formatDay(civilDateOf(clock.startedAt), language) })}</li>
        {clock.unit === 'months' ? (
          <li>{words.clock.countedMonths}</li>
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
        {clock.stoppedAt ? (
          <li>{fill(words.clock.stopped, { day: formatDay(civilDateOf(clock.stoppedAt), language, true) })}</li>
        ) : (
          clock.dueAt && <li>{fill(words.clock.due, { day: formatDay(lastDayOf(clock.dueAt), language) })}</li>
        )}
        {clock.provisional && <li>{words.clock.provisional}</li>}
      </ul>
    </Folded>
  );
}

/** A list of sixty days helps nobody: the first and the last ones do. */
function shortened(list: string[], days: (list: string[]) => string): string {
  return list.length <= 15 ? days(list) : `${days(list.slice(0, 5))} …… ${days(list.slice(-2))}`;
}
