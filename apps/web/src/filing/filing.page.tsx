import { useEffect } from 'react';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { useSocieties } from '../session/session';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useGuide } from '../shared/queries';
import { uuid } from '../shared/uuid';
import { FilingForm } from './filing-form';
import { Guide } from './guide';

/** Guide first, folded on the side on wide screens; then the form. */
export function FilingPage() {
  const { id = '' } = useParams();
  const { text } = useSpeech();
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
        <Page title={text(view.title)} intro={`${text(view.summary)} ${text(view.society.name)}`}>
          {draft && <FilingForm key={draft} guide={view} draft={draft} fulfils={fulfils} aside={<Guide guide={view} />} />}
        </Page>
      )}
    </Loaded>
  );
}
