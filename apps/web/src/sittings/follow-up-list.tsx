import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FollowUpView } from '../../../../libs/contracts/sittings';
import { fill } from '../messages';
import { formatDay, formatInstant } from '../shared/dates';
import { Field } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { Tag } from '../shared/page';
import { queryClient } from '../shared/queries';
import { useWork } from '../shared/use-work';
import { kitApi } from './kit-api';

/** Follow-ups with what was last heard of each; ticked off with a note, which says what was done. */
export function FollowUpList({ list, label, onSaved }: { list: FollowUpView[]; label: string; onSaved: () => void }) {
  return (
    <ul className="rows" aria-label={label}>
      {list.map((entry) => (
        <FollowUp key={`${entry.sitting.id}~${entry.id}`} entry={entry} onSaved={onSaved} />
      ))}
    </ul>
  );
}

function FollowUp({ entry, onSaved }: { entry: FollowUpView; onSaved: () => void }) {
  const { words, text, language } = useSpeech();
  const said = words.kit.followUps;
  const [asked, setAsked] = useState<'tick' | 'note' | null>(null);
  const [note, setNote, forget] = useKept(`follow-up.${entry.sitting.id}.${entry.id}`, '');
  const [isTried, setTried] = useState(false);
  const { isBusy, failure, run } = useWork();
  const isDone = entry.last?.done === true;
  const save = async () => {
    setTried(true);
    if (note.trim() === '') return;
    const isSaved = await run(async () => {
      await kitApi.note(entry, { done: asked === 'tick', note: note.trim() });
      await queryClient.invalidateQueries({ queryKey: ['follow-ups'] });
    });
    if (!isSaved) return;
    setAsked(null);
    forget();
    setTried(false);
    onSaved();
  };
  const day = (on: string) => formatDay(on, language, true);
  return (
    <li className="row" aria-label={entry.what}>
      <div className="row-line">
        <span>
          <span className="row-title">{entry.what}</span>{' '}
          <Tag tone={isDone ? 'good' : 'ink'}>{isDone ? said.done : said.open}</Tag>
          <br />
          <span className="soft">
            {fill(said.line, { holder: entry.holder.name, day: day(entry.dueOn) })} ·{' '}
            {fill(said.from, { day: day(entry.sitting.on), organ: text(entry.sitting.organ.name), subject: entry.item.subject })}
          </span>
          {entry.last && (
            <>
              <br />
              <span className="soft">
                {fill(said.last, {
                  at: formatInstant(entry.last.at, language, true),
                  author: entry.last.author,
                  note: entry.last.note,
                })}
              </span>
            </>
          )}
        </span>
        {entry.mayNote && asked === null && (
          <span className="row-actions">
            {(['tick', 'note'] as const).map((what) =>
              what === 'tick' && isDone ? null : (
                <Button
                  key={what}
                  size="small"
                  aria-label={`${said[what]}${words.app.colon}${entry.what}`}
                  onClick={() => setAsked(what)}
                >
                  {said[what]}
                </Button>
              ),
            )}
          </span>
        )}
      </div>
      {asked !== null && (
        <div className="stack">
          <Field label={said.noteLabel} required problem={isTried && note.trim() === '' ? said.noteRequired : undefined}>
            {(props) => (
              <Input.TextArea
                {...props}
                autoFocus
                autoSize={{ minRows: 2 }}
                maxLength={500}
                disabled={isBusy}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
          <FailureNote failure={failure} />
          <div className="row-actions">
            <Button type="primary" disabled={isBusy} aria-busy={isBusy} onClick={() => void save()}>
              {said.save}
            </Button>
            <Button disabled={isBusy} onClick={() => setAsked(null)}>
              {words.app.cancel}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
