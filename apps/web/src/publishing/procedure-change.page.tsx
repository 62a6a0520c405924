import { Link, useParams } from 'react-router';
import { fill } from '../messages';
import { useMay } from '../session/session';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { useProcedureChange } from './publishing-api';

/** What a society is told of a procedure that changes. */
export function ProcedureChangePage() {
  const { id = '' } = useParams();
  const { words, text, language } = useSpeech();
  const said = words.publishing.notice;
  const change = useProcedureChange(id);
  const mayFile = useMay('file-cases');
  return (
    <Page title={said.title}>
      <Loaded query={change}>
        {({ title, kind, isTrial, from, words: plain, procedure }) => (
          <Sheet>
            <p className="lead">
              {fill(kind === 'withdrawn' ? said.withdrawn : isTrial ? said.trial : said.announced, {
                title: text(title),
                day: formatDay(from, language),
              })}
            </p>
            {plain !== null && kind === 'announced' && <p className="pre">{plain}</p>}
            {mayFile && <Link to={`/procedures/${procedure}`}>{said.open}</Link>}
          </Sheet>
        )}
      </Loaded>
    </Page>
  );
}
