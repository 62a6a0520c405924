import { Link } from 'react-router';
import { fill } from '../messages';
import { useMay } from '../session/session';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { useFirstRectifications } from './work-api';

/** For those who answer for a society, where they look every day: that something waits to be put right. */
export function RectificationStrip() {
  const { words } = useSpeech();
  const mayAnswer = useMay('answer-rectifications');
  const items = useFirstRectifications(mayAnswer);
  const waiting = (items.data?.items ?? []).filter((item) => item.mayAnswer && item.status === 'open').length;
  if (waiting === 0) return null;
  return (
    <Note tone="care">
      <Link to="/rectifications">{fill(words.supervisionWork.rectification.waiting, { n: waiting })}</Link>
    </Note>
  );
}
