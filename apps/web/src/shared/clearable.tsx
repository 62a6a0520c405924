import { useSpeech } from './language';

/** The kit names its cross by the picture: “close-circle”. */
function Cross() {
  const { words } = useSpeech();
  return (
    <span role="img" aria-label={words.app.clear}>
      ×
    </span>
  );
}

/** `allowClear` of a search field, whose button says what it does. */
export const clearable = { clearIcon: <Cross /> };
