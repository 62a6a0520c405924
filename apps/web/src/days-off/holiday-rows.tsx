import type { HolidayView } from '../../../../libs/contracts/days-off';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';

const DAY_MS = 86_400_000;

/** Each holiday with its first and last day, how many they are, and the weekend days that are worked for it. */
export function HolidayRows({ holidays }: { holidays: HolidayView[] }) {
  const { words, text, language } = useSpeech();
  const said = words.daysOff;
  const day = (date: string) => formatDay(date, language);
  return (
    <ul className="rows">
      {holidays.map(({ title, from, to, worked }) => (
        <li key={from} className="row">
          <p className="row-title">{text(title)}</p>
          <p>
            {from === to
              ? fill(said.oneDay, { day: day(from) })
              : fill(said.days, { from: day(from), to: day(to), n: (Date.parse(to) - Date.parse(from)) / DAY_MS + 1 })}
          </p>
          {worked.length > 0 && (
            <p className="soft">{fill(said.worked, { days: worked.map(day).join(language === 'zh' ? '、' : ', ') })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
