import type { TaskView } from '../../../../libs/contracts/api';
import { fill, type Words } from '../messages';
import { titleOf } from '../shared/items';
import { useSpeech } from '../shared/language';

type Outcome = TaskView['outcomes'][number];
type Say = { words: Words; text: (text: { zh: string; en: string }) => string };

/** What follows an answer, in one line: who has it next, or how it ends. */
export function followsSentence({ follows, then }: Outcome, say: Say): string {
  const { words, text } = say;
  const said = words.deciding;
  if (follows === null) return fill(words.task.then, { then: text(then) });
  if (follows.ends !== null) return said.ends[follows.ends];
  if (follows.goesOn && follows.begins.length === 0) return said.goesOn;
  if (follows.begins.length === 0) return fill(words.task.then, { then: text(then) });
  const steps = follows.begins.map((node) =>
    node.holder === null ? titleOf(node, say) : fill(said.by, { step: titleOf(node, say), who: text(node.holder) }),
  );
  return fill(said.next, { steps: steps.join(words.app.comma) });
}

export function Follows({ outcome }: { outcome: Outcome }) {
  return <span className="soft follows">{followsSentence(outcome, useSpeech())}</span>;
}
