import { useSpeech } from '../shared/language';
import { ErrorNote, Note } from '../shared/notes';
import type { Failure } from './use-work';

export function FailureNote({ failure }: { failure: Failure | null }) {
  const { words } = useSpeech();
  if (failure === null) return null;
  if (failure === 'unreachable')
    return (
      <Note tone="care" live>
        {words.error.unreachable}
      </Note>
    );
  return <ErrorNote error={failure} />;
}
