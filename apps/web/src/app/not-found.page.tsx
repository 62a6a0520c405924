import { Link } from 'react-router';
import { useSpeech } from '../shared/language';
import { Page, Sheet } from '../shared/page';

export function NotFoundPage() {
  const { words } = useSpeech();
  return (
    <Page title={words.app.notFound}>
      <Sheet>
        <p>{words.app.notFoundHint}</p>
        <Link to="/inbox">{words.nav.inbox}</Link>
      </Sheet>
    </Page>
  );
}
