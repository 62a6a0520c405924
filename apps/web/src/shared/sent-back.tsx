import type { ProgressNode, TimelineEntry } from '../../../../libs/contracts/api';
import { said } from '../record/erased';
import { fill } from '../messages';
import { useSpeech } from './language';

/** Of a step that is open once more: which other step led back to it, what was answered there, and what was written with it as far as the reader may see. */
export function SentBack({ node, entries }: { node: ProgressNode; entries: TimelineEntry[] }) {
  const { words, text } = useSpeech();
  const before = entries.filter(({ at, outcome, what }) => outcome !== null && what !== 'final' && at <= (node.since ?? ''));
  const last = before.sort((one, other) => other.seq - one.seq)[0];
  if (!last?.outcome || last.step?.zh === node.title.zh) return null;
  const who = last.actor && [text(last.actor.label), last.actor.name].filter(Boolean).join(' ');
  const answer = [last.step && text(last.step), text(last.outcome), who].filter(Boolean).join(' · ');
  return (
    <>
      <span className="soft">{fill(words.progress.again, { answer })}</span>
      {last.opinion && <span className="soft">{said(last.opinion, words)}</span>}
    </>
  );
}
