import { Link } from 'react-router';
import type { ReadingView } from '../../../../libs/contracts/supervision';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useReadings } from './supervision-api';

/** For those who were supervised: what was read, by whom and why, once it is over. */
export function ReadingsPage() {
  const { words } = useSpeech();
  const said = words.supervision.readings;
  const readings = useReadings();
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={readings}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <>
              <Table readings={list} />
              <ShowMore pages={readings} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Table({ readings }: { readings: ReadingView[] }) {
  const { words, text, language } = useSpeech();
  const said = words.supervision.readings;
  return (
    <div className="sheet">
      <table className="table">
        <thead>
          <tr>
            {[said.at, said.by, said.what, said.society, said.reason].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => (
            <tr key={reading.id}>
              <th scope="row" data-label={said.at}>
                {formatInstant(reading.at, language, true)}
              </th>
              <td data-label={said.by}>{reading.by}</td>
              <td data-label={said.what}>
                {said.kind[reading.kind]} <About about={reading.about} />
              </td>
              <td data-label={said.society}>{reading.society ? text(reading.society.name) : '—'}</td>
              <td data-label={said.reason}>{reading.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function About({ about }: { about: ReadingView['about'] }) {
  if (about === null) return null;
  if (about.case) return <Link to={`/cases/${about.case}`}>{about.text}</Link>;
  return about.sitting ? <Link to={`/sittings/${about.sitting}`}>{about.text}</Link> : <span>{about.text}</span>;
}
