import { ApiFailure } from './api';
import { useSpeech } from './language';

/** What a refusal says, in the reader's language. */
export function useFailureWords(): (failure: unknown) => string {
  const { words, text } = useSpeech();
  return (failure) => (failure instanceof ApiFailure ? text(failure.error.message) : words.error.unreachable);
}
