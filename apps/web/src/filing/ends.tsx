import type { EndsView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';

/** When it could end, and which holiday lies on the way. A rule of thumb, and said as one. */
export function ExpectedEnds({ ends }: { ends: EndsView | null }) {
  const { words, text, language } = useSpeech();
  const said = words.guides.filling;
  const day = (on: string) => formatDay(on, language, true);
  return (
    <>
      <h3>{said.ends}</h3>
      {ends === null ? (
        <p className="soft">{said.endsOpen}</p>
      ) : (
        <ul className="plain-list">
          {ends.earliest !== null && <li>{fill(said.earliest, { day: day(ends.earliest) })}</li>}
          {ends.latest !== null && <li>{fill(said.latest, { day: day(ends.latest) })}</li>}
          {ends.unbounded.length > 0 && (
            <li>{fill(said.unbounded, { steps: ends.unbounded.map(text).join(words.app.comma) })}</li>
          )}
          {ends.holidays.map(({ title, from, to }) => (
            <li key={from} className="care-text">
              {fill(said.holiday, { name: text(title), from: day(from), to: day(to) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
