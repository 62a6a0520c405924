import { useSpeech } from './language';
import { periodSentence } from './period-words';

/** How long a step will have that has not begun. Apart, because words for periods weigh and tracking begins without them. */
export function StepWithin({ period }: { period: string }) {
  const { words } = useSpeech();
  return <span className="soft">{periodSentence(period, words)}</span>;
}
