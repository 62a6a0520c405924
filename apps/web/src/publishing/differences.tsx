import type { PublicationSummary, SummaryDifference } from '../../../../libs/contracts/publications';
import type { Text } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { useSpeech } from '../shared/language';
import { periodSentence } from '../shared/period-words';

/** The difference to the version before, in words: what cannot be said so is said to have changed. */
export function Differences({
  summary: { before, differences },
}: {
  summary: Pick<PublicationSummary, 'before' | 'differences'>;
}) {
  const { words, text } = useSpeech();
  const said = words.publishing;
  if (before === null) return <p>{said.summary.first}</p>;
  if (differences.length === 0) return <p>{said.summary.nothing}</p>;
  return (
    <ul className="plain-list">
      {differences.map((difference, index) => (
        <li key={index}>
          <strong>{`${said.what[difference.what]}${said.of[difference.of]}`}</strong>
          {difference.of !== 'template' && ` ${text(difference.title)}`}
          {difference.in.length > 0 && (
            <ul className="plain-list soft">
              {linesOf(difference, words, text).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** One line a property that a reader knows; several settings of one of them are one. */
function linesOf({ in: properties }: SummaryDifference, words: Words, text: (said: Text) => string): string[] {
  const said = words.publishing;
  const value = (found: Text | null) => (found === null ? said.none : periodSentence(text(found), words));
  const lines = properties.map(({ property, before, after }) => {
    const name = nameOf(property, words);
    if (before === null && after === null) return fill(said.changeOnly, { property: name });
    return fill(said.change, { property: name, before: value(before), after: value(after) });
  });
  return [...new Set(lines)];
}

function nameOf(property: string, { publishing }: Words): string {
  const [first = ''] = property.split('.');
  const names: Record<string, string> = publishing.property;
  return names[first] ?? publishing.property.other;
}
