import type { IdentificationView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';

/** What a step asks of whoever acts; nothing where it asks nothing. */
export function IdentificationWords({ asked }: { asked: IdentificationView | null }) {
  const { words, text } = useSpeech();
  if (!asked) return null;
  const least = fill(words.signIn.asked, { label: text(asked.label) });
  return <p className="soft">{[least, asked.fresh ? words.signIn.askedFresh : ''].filter(Boolean).join(' · ')}</p>;
}
