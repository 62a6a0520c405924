import { Link, useSearchParams } from 'react-router';
import type { SimulationScript } from '../../../../libs/procedure';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { PublishSheet } from './publish-sheet';
import { useDraft, useDrafts } from './publishing-api';

/** Which draft is handed in; then its sheet. */
export function HandInPage() {
  const { words, text, language } = useSpeech();
  const said = words.publishing;
  const [asked] = useSearchParams();
  const id = asked.get('draft');
  const drafts = useDrafts();
  const draft = useDraft(id);
  if (id !== null) {
    const title = draft.data === undefined ? said.sheet.title : text(draft.data.title);
    return (
      <Page title={title} intro={said.sheet.title}>
        <Loaded query={draft}>
          {({ template, scenarios, revision }) => (
            <PublishSheet template={template} scenarios={scenarios as SimulationScript[]} design={id} revision={revision} />
          )}
        </Loaded>
      </Page>
    );
  }
  return (
    <Page title={said.handIn} intro={said.sheet.draft}>
      <Loaded query={drafts}>
        {(list) => (
          <Sheet>
            {list.length === 0 ? (
              <Empty title={said.sheet.noDrafts} hint={said.sheet.noDraftsHint} />
            ) : (
              <ul className="rows">
                {list.map((card) => (
                  <li key={card.id} className="row">
                    <Link className="row-title" to={`/publications/new?draft=${card.id}`}>
                      {text(card.title)}
                    </Link>
                    <p className="soft">
                      {fill(said.version, { n: card.version })} · {words.jurisdiction[card.jurisdiction]} ·{' '}
                      {formatInstant(card.savedAt, language, true)}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
        )}
      </Loaded>
    </Page>
  );
}
