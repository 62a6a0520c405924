import { Link } from 'react-router';
import type { CaseView, WaitingView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useSession } from '../session/session';
import { formatDay, lastDayOf } from '../shared/dates';
import { keyOf, titleOf } from '../shared/items';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { untilSentence } from '../shared/waiting';

/** What somebody of the society can do himself; withdrawing and calling is no part of the way. */
const OWN: readonly WaitingView['canDo'][number][] = ['supplement', 'list', 'decide', 'raise'];

/** What it may come with, where nothing has to be done. */
const mayCome = ({ interrupts = [] }: WaitingView) => interrupts.flatMap(({ title, by }) => (by === undefined ? [] : [title]));

/** 本会要办的: what the society itself has to do on a matter and by when, in one box before everything else. */
export function OwnPart({ view }: { view: CaseView }) {
  const speech = useSpeech();
  const { words, text, language } = speech;
  const { faces } = useSession();
  const waiting = view.waiting.filter(({ canDo }) => canDo.some((thing) => OWN.includes(thing)));
  const duties = view.linked.filter(
    ({ relation, duty, begun, left }) => relation === 'opened' && duty !== null && !begun && !left,
  );
  if (!faces.includes('society') || waiting.length + duties.length === 0) return null;
  return (
    <Sheet title={words.society.ownPart.title}>
      <ul className="plain-list">
        {waiting.map((one) => (
          <li key={keyOf(one)}>
            {one.canDo.includes('raise') ? mayCome(one).map(text).join(words.app.comma) : titleOf(one, speech)}{' '}
            <span className="soft until">{untilSentence(one, speech)}</span>
          </li>
        ))}
        {duties.map(({ duty, dueAt }, index) => (
          <li key={index}>
            <Link to="/calendar">{duty && text(duty)}</Link>{' '}
            {dueAt && (
              <span className="soft">{fill(words.clock.before, { day: formatDay(lastDayOf(dueAt), language, true) })}</span>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
