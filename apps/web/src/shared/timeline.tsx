import type { TimelineEntry } from '../../../../libs/contracts/api';
import type { Text } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { said } from '../record/erased';
import { ActPapers } from './act-papers';
import { ResultLine } from './arithmetic-line';
import { civilDateOf, formatDay, formatInstant } from './dates';
import { useSpeech } from './language';

export function whatOf(entry: TimelineEntry, words: Words): string {
  const table: Record<string, string> = words.timeline.what;
  return table[entry.what] ?? words.timeline.what.other;
}

/** An outcome is the headline; of a result that only becomes final, that it did so. */
function leads(entry: TimelineEntry): entry is TimelineEntry & { outcome: Text } {
  return entry.outcome !== null && entry.what !== 'final';
}

/** What has happened, newest first, each with its author and both of its dates. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { words, language, text } = useSpeech();
  // That the minute of an act is over is said by what follows it.
  const told = entries.filter(({ what }) => what !== 'settled');
  if (told.length === 0) return <p className="soft">{words.timeline.empty}</p>;
  return (
    <ol className="timeline" aria-label={words.timeline.label}>
      {told
        .sort((a, b) => b.seq - a.seq)
        .map((entry) => (
          <li key={entry.seq}>
            <p className="timeline-head">
              <strong>
                {entry.step ? `${text(entry.step)} · ` : ''}
                {leads(entry) ? text(entry.outcome) : whatOf(entry, words)}
              </strong>
              <span className="soft">{formatInstant(entry.at, language, true)}</span>
            </p>
            <p className="soft">
              {entry.actor ? [text(entry.actor.label), entry.actor.name].filter(Boolean).join(' ') : words.timeline.system}
              {leads(entry) && ` · ${whatOf(entry, words)}`}
              {entry.identified && ` · ${fill(words.signIn.identified, { label: text(entry.identified) })}`}
              {entry.occurredOn && entry.occurredOn !== civilDateOf(entry.at) && (
                <> · {fill(words.timeline.occurred, { day: formatDay(entry.occurredOn, language, true) })}</>
              )}
            </p>
            {entry.opinion && <p className="opinion">{said(entry.opinion, words)}</p>}
            {entry.missing.length > 0 && (
              <ol className="opinion">
                {entry.missing.map(({ label, note }) => (
                  <li key={text(label)}>{[text(label), note && said(note, words)].filter(Boolean).join(' · ')}</li>
                ))}
              </ol>
            )}
            <ActPapers entry={entry} />
            {entry.result && <ResultLine result={entry.result} />}
          </li>
        ))}
    </ol>
  );
}
