import { Link } from 'react-router';
import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';

export function NotFoundPage() {
  const { words } = useSpeech();
  return (
    <Empty title={words.app.notFound} hint={words.app.notFoundHint}>
      <Link to="/inbox">{words.nav.inbox}</Link>
    </Empty>
  );
}
