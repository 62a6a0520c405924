import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { CommentAudience } from '../../../../libs/contracts/actions';
import type { CaseView } from '../../../../libs/contracts/api';
import { useSession } from '../session/session';
import { ChangeForm } from '../shared/change-form';
import { formatInstant } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Folded, Sheet, Tag } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { useNotes, writeNote } from './notes-api';

/** Words between those who work on a matter. They move nothing. */
export function NotesSheet({ view }: { view: CaseView }) {
  const { words, language } = useSpeech();
  const said = words.doing;
  const notes = useNotes(view.id);
  return (
    <Sheet title={said.talk}>
      <p className="soft">{said.talkHint}</p>
      <Loaded query={notes}>
        {(list) =>
          list.length === 0 ? (
            <p className="soft">{said.talkEmpty}</p>
          ) : (
            <>
              <ShortListEnd list="comments" came={list.length} first="newest" />
              <ol className="timeline" aria-label={said.talk}>
                {list.map((note) => (
                  <li key={note.id}>
                    <p className="timeline-head">
                      <strong>{note.author}</strong>
                      <span className="soft">{formatInstant(note.at, language, true)}</span>
                    </p>
                    {note.audience === 'department' && <Tag>{said.audienceDepartment}</Tag>}
                    <p className="opinion">{note.words}</p>
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </Loaded>
      {view.mayTakePart && (
        <Folded summary={said.talkNew}>
          <NoteForm view={view} />
        </Folded>
      )}
    </Sheet>
  );
}

function NoteForm({ view }: { view: CaseView }) {
  const { words } = useSpeech();
  const said = words.doing;
  const { posts } = useSession();
  const isOfAssociation = posts.some(({ organisation }) => organisation.kind === 'association');
  const [text, setText, clear] = useKept(`note.${view.id}`, '');
  const [audience, setAudience] = useState<CommentAudience>('society');
  const send = () => (text.trim() === '' ? null : writeNote(view.id, { words: text.trim(), audience }).then(clear));
  return (
    <ChangeForm label={said.talkNew} submit={said.talkSend} send={send}>
      {(problemOf, tried) => (
        <>
          <Field label={said.talk} required problem={tried && text.trim() === '' ? said.talkRequired : problemOf('words')}>
            {(props) => (
              <Input.TextArea
                {...props}
                maxLength={2000}
                autoSize={{ minRows: 2 }}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          {isOfAssociation && (
            <FieldGroup label={said.audience}>
              <Radio.Group
                className="choices"
                value={audience}
                options={[
                  { value: 'society', label: said.audienceSociety },
                  { value: 'department', label: said.audienceDepartment },
                ]}
                onChange={(event) => setAudience(event.target.value as CommentAudience)}
              />
            </FieldGroup>
          )}
        </>
      )}
    </ChangeForm>
  );
}
