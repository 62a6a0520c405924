/** What stands beside a decision: what has changed, who signs, and what others have said. */
import type { TaskView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { said } from '../record/erased';
import { civilDateOf, formatDay, formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';

export function ChangesNote({ task: { changes } }: { task: TaskView }) {
  const { words, language } = useSpeech();
  if (changes === null) return null;
  return (
    <Note tone="care" title={fill(words.deciding.changes, { n: changes.fields.length })}>
      {fill(words.deciding.changesSince, { day: formatDay(civilDateOf(changes.at), language) })}
    </Note>
  );
}

/** 会签: how far it is, and who is awaited. */
export function SeveralSheet({ task: { several } }: { task: TaskView }) {
  const { words, text } = useSpeech();
  if (several === null) return null;
  const { way, acted, total, seats } = several;
  return (
    <Sheet title={words.deciding.several}>
      <p>{fill(words.deciding.way[way], { acted, total })}</p>
      <ul className="plain-list seats">
        {seats.map((seat, index) => (
          <li key={index}>
            <span>{[text(seat.label), seat.name].filter(Boolean).join(' ')}</span>
            <Tag tone={seat.status === 'acted' ? 'good' : seat.status === 'awaited' ? 'ink' : 'plain'}>
              {seat.outcome ? text(seat.outcome) : words.deciding.seat[seat.status]}
            </Tag>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What others wrote with their decisions: by rank, then by time, as offices print it (users.md 22). */
export function OpinionsSheet({ task }: { task: TaskView }) {
  const { words, language, text } = useSpeech();
  const opinions = task.case.timeline
    .filter(({ opinion, outcome, actor }) => opinion !== null && outcome !== null && actor !== null)
    .sort((one, other) => (one.actor?.rank ?? 99) - (other.actor?.rank ?? 99) || one.seq - other.seq);
  if (opinions.length === 0) return null;
  return (
    <Sheet title={words.deciding.opinions}>
      <ol className="plain-list">
        {opinions.map(({ seq, actor, step, outcome, opinion, at }) => (
          <li key={seq}>
            <p>
              <strong>{[actor && text(actor.label), actor?.name].filter(Boolean).join(' ')}</strong>{' '}
              <span className="soft">
                {step && `${text(step)} · `}
                {outcome && text(outcome)} · {formatInstant(at, language, true)}
              </span>
            </p>
            <p className="opinion">{said(opinion ?? '', words)}</p>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
