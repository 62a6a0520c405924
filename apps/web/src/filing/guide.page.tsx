import { Button } from 'antd';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { fill } from '../messages';
import { useSocieties } from '../session/session';
import { BasisPlace } from '../shared/basis-list';
import { Download } from '../shared/download';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { ProgressDiagram } from '../shared/progress-diagram';
import { useGuide } from '../shared/queries';
import { guidePdfAddress, newDraftAddress, paperAddress } from './draft-address';
import { Guide } from './guide';
import { GuideFacts } from './guide-facts';
import { Sample } from './sample';
import './guide.css';

/** 办事说明: what it is, who decides, what to prepare, how long it takes and whom to ask, before anything is filled in. Prints as it is. */
export function GuidePage() {
  const { id = '' } = useParams();
  const { words, text } = useSpeech();
  const said = words.guides.guide;
  const [parameters] = useSearchParams();
  const societies = useSocieties();
  const society = parameters.get('society') ?? societies[0]?.id ?? '';
  const guide = useGuide(id, society);
  if (!society) return <Navigate to="/procedures" replace />;
  return (
    <Loaded query={guide}>
      {(view) => (
        <BasisPlace.Provider value={view.place}>
          <Page
            title={fill(said.title, { procedure: text(view.title) })}
            intro={`${text(view.summary)} ${text(view.society.name)}`}
            actions={
              <>
                <Link to={newDraftAddress(view.id, view.society.id)} className="button-link">
                  {said.begin}
                </Link>
                <Button onClick={() => window.print()}>{said.print}</Button>
                <Download href={guidePdfAddress(view.id, view.society.id)}>{said.pdf}</Download>
                <Link to={paperAddress(view.id, view.society.id)}>{said.paper}</Link>
              </>
            }
          >
            <Sheet title={said.facts}>
              <GuideFacts guide={view} />
            </Sheet>
            <Sheet title={said.picture}>
              <ProgressDiagram nodes={view.path} />
            </Sheet>
            <Guide guide={view} title={said.steps} />
            <Sample guide={view} />
          </Page>
        </BasisPlace.Provider>
      )}
    </Loaded>
  );
}
