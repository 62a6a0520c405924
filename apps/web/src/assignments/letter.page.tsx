import { Link, useParams } from 'react-router';
import type { AssignmentLetterView } from '../../../../libs/contracts/assignments';
import { newDraftAddress } from '../filing/draft-address';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { sampleAddress, useLetter } from './assignments-api';
import './assignments.css';

/** What a society was asked for: the letter, the sample, and where to begin. */
export function LetterPage() {
  const { id = '' } = useParams();
  const { words, text, language } = useSpeech();
  const said = words.assignments;
  const letter = useLetter(id);
  const { data } = letter;
  return (
    <Page
      title={data ? text(data.procedure.title) : said.title}
      intro={
        data &&
        `${fill(said.letter.from, { association: text(data.association.name) })} · ${fill(said.due, { day: formatDay(data.dueOn, language) })}`
      }
    >
      <Loaded query={letter}>{(view) => <Letter view={view} />}</Loaded>
    </Page>
  );
}

function Letter({ view }: { view: AssignmentLetterView }) {
  const { words, text } = useSpeech();
  const said = words.assignments.letter;
  return (
    <Sheet title={said.text}>
      <p className="assignment-letter">{view.letter ?? said.none}</p>
      {view.sample !== null && (
        <p>
          <a href={sampleAddress(view.id)} download>
            {fill(said.sample, { name: view.sample.name })}
          </a>
        </p>
      )}
      <div className="row-actions">
        {view.societies.map(({ society, entry, case: file }) =>
          file === null ? (
            <Link key={entry} className="button-link" to={newDraftAddress(view.procedure.id, society.id, entry)}>
              {view.societies.length > 1 ? fill(said.beginFor, { society: text(society.name) }) : said.begin}
            </Link>
          ) : (
            <Link key={entry} to={`/cases/${file.id}`}>
              {fill(said.begun, { number: file.number })}
            </Link>
          ),
        )}
      </div>
    </Sheet>
  );
}
