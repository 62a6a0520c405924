import { Link } from 'react-router';
import type { PublicationStanding, PublicationView } from '../../../../libs/contracts/publications';
import { fill } from '../messages';
import { useMay } from '../session/session';
import { formatDay, formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { usePublications } from './publishing-api';

export const STANDING_TONES: Record<PublicationStanding, 'plain' | 'good' | 'care' | 'stop'> = {
  waiting: 'care',
  declined: 'plain',
  ahead: 'plain',
  trial: 'care',
  'in-force': 'good',
  replaced: 'plain',
  withdrawn: 'stop',
};

/** What waits to be confirmed, and what became of everything that was handed in. */
export function PublicationsPage() {
  const { words } = useSpeech();
  const said = words.publishing;
  const publications = usePublications();
  const prepares = useMay('prepare-procedures');
  const actions = prepares && (
    <>
      <Link className="button-link" to="/migrations">
        {said.running}
      </Link>
      <Link className="button-link" to="/publications/new">
        {said.handIn}
      </Link>
    </>
  );
  return (
    <Page title={said.title} intro={said.intro} actions={actions}>
      <Loaded query={publications}>
        {(list) => (
          <div className="stack">
            <Lines
              title={said.waiting}
              list={list.filter(({ standing }) => standing === 'waiting')}
              empty={[said.nothingWaits, said.nothingWaitsHint]}
            />
            <Lines
              title={said.others}
              list={list.filter(({ standing }) => standing !== 'waiting')}
              empty={[said.nothingDone, said.nothingDoneHint]}
            />
            <ShortListEnd list="publications" came={list.length} first="newest" />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Lines({ title, list, empty }: { title: string; list: PublicationView[]; empty: [string, string] }) {
  return (
    <Sheet title={title}>
      {list.length === 0 ? (
        <Empty title={empty[0]} hint={empty[1]} />
      ) : (
        <ul className="rows">
          {list.map((publication) => (
            <Line key={publication.id} publication={publication} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Line({ publication }: { publication: PublicationView }) {
  const { words, text, language } = useSpeech();
  const said = words.publishing;
  const { standing, effectiveOn } = publication;
  const facts = [
    fill(said.version, { n: publication.version }),
    words.jurisdiction[publication.jurisdiction],
    effectiveOn === null ? said.fromConfirmation : fill(said.from, { day: formatDay(effectiveOn, language, true) }),
    fill(said.handedIn, { by: publication.preparedBy, at: formatInstant(publication.preparedAt, language, true) }),
  ];
  return (
    <li className="row">
      <div className="row-line">
        <Link to={`/publications/${publication.id}`} className="row-title">
          {text(publication.title)}
        </Link>
        <Tag tone={STANDING_TONES[standing]}>{said.standing[standing]}</Tag>
      </div>
      <p className="soft">{facts.join(' · ')}</p>
    </li>
  );
}
