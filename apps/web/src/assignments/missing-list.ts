import type { AssignedSociety } from '../../../../libs/contracts/assignments';
import type { Text } from '../../../../libs/procedure';

/** Plain text for a message or a call list: one society a line, with whom to call. */
export function missingList(rows: AssignedSociety[], text: (said: Text) => string): string {
  return rows
    .map(({ society, contact }) => [text(society.name), contact?.name, contact?.phone ?? society.phone].filter(Boolean).join(' '))
    .join('\n');
}
