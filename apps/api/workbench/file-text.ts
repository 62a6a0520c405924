import { MOST_CHARACTERS } from '../../../libs/design/exchange';
import { ApiException } from '../errors/api-exception';

/** The text of a file as it was chosen; of what is longer than may be read, one character more, so that it is a finding in words. */
export function fileTextOf({ text }: { text?: unknown }): string {
  if (typeof text !== 'string' || text === '') throw new ApiException('FIELD_REQUIRED', { label: 'text' }, 'text');
  return text.slice(0, MOST_CHARACTERS + 1);
}
