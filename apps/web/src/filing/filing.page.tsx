import { useEffect } from 'react';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { useSocieties } from '../session/session';
import { BasisPlace } from '../shared/basis-list';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useGuide } from '../shared/queries';
import { uuid } from '../shared/uuid';
import { guideAddress, paperAddress } from './draft-address';
import { FilingForm } from './filing-form';
import { Guide } from './guide';

/** Guide first, folded on the side on wide screens; then the form. */
export function FilingPage() {
  const { id = '' } = useParams();
  const { words, text } = useSpeech();
  const [parameters, setParameters] = useSearchParams();
  const societies = useSocieties();
  const society = parameters.get('society') ?? societies[0]?.id ?? '';
  const draft = parameters.get('draft');
  const fulfils = parameters.get('fulfils') ?? undefined;
  const guide = useGuide(id, society);
  useEffect(() => {
    if (society && !draft) setParameters({ society, draft: uuid(), ...(fulfils ? { fulfils } : {}) }, { replace: true });
  }, [society, draft, fulfils, setParameters]);
  if (!society) return <Navigate to="/procedures" replace />;
  return (
    <Loaded query={guide}>
      {(view) => (
        <BasisPlace.Provider value={view.place}>
          <Page
            title={text(view.title)}
            intro={`${text(view.summary)} ${text(view.society.name)}`}
            actions={
              <>
                <Link to={guideAddress(view.id, view.society.id)}>{words.guides.guide.open}</Link>
                {draft && <Link to={paperAddress(view.id, view.society.id, draft)}>{words.guides.filling.paper}</Link>}
              </>
            }
          >
            {draft && <FilingForm key={draft} guide={view} draft={draft} fulfils={fulfils} aside={<Guide guide={view} />} />}
          </Page>
        </BasisPlace.Provider>
      )}
    </Loaded>
  );
}
