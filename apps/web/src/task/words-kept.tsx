import { tabStore } from '../shared/kept';
import { useSpeech } from '../shared/language';

/** What somebody had written for a step that another has ended meanwhile: to be copied, not lost. */
export function WordsKept({ task }: { task: string }) {
  const { words } = useSpeech();
  const kept = tabStore.read(`decide.${task}`) as { opinion?: string } | undefined;
  const opinion = kept?.opinion?.trim() ?? '';
  if (opinion === '') return null;
  return (
    <>
      <p>{words.task.wordsKept}</p>
      <p className="opinion">{opinion}</p>
    </>
  );
}
