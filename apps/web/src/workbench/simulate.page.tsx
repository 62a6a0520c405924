import { useParams, useSearchParams } from 'react-router';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { Simulator } from '../simulator/simulator';
import { Downloads } from './downloads';
import { usePublished } from './workbench-api';
import './workbench.css';

/** 演示 of a procedure that is in use. */
export function SimulatePage() {
  const { id = '' } = useParams();
  const [parameters] = useSearchParams();
  const { words, text } = useSpeech();
  const published = usePublished(id, parameters.get('jurisdiction') ?? 'CN');
  return (
    <Loaded query={published}>
      {(view) => {
        const title = text(view.title);
        const place = view.jurisdiction === 'CN' ? '' : ` · ${words.workbench.jurisdictions[view.jurisdiction]}`;
        return (
          <Page
            title={fill(words.simulator.title, { procedure: `${title}${place}` })}
            intro={words.simulator.intro}
            actions={<Downloads of={view} title={title} />}
          >
            <Simulator key={`${view.procedure} ${view.jurisdiction}`} template={view.template} scenarios={view.scenarios} />
          </Page>
        );
      }}
    </Loaded>
  );
}
