import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SittingView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { decisions } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { Folded } from '../shared/page';
import { useAgenda } from '../shared/queries';
import { useSubmission } from '../shared/submission';
import { itemKey, sourceOf } from './item-key';

/** A further item, from what waits for this organ or of no case at all. */
export function AddItem({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const agenda = useAgenda();
  const [title, setTitle] = useState('');
  const { submission, submit, busy } = useSubmission(`add.${sitting.id}`, () => {
    setTitle('');
    onSaved(words.sitting.added);
  });
  const path = decisions.sitting(sitting.id, 'items');
  const waiting = (agenda.data ?? []).filter((request) => request.organ === sitting.organ.id);
  return (
    <div className="sheet">
      <Folded summary={words.sitting.addItem}>
        <div className="stack">
          {waiting.map((request) => (
            <Button key={itemKey(request)} disabled={busy} onClick={() => submit(path, { source: sourceOf(request) })}>
              {fill(words.sitting.addWaiting, { subject: request.subject })}
            </Button>
          ))}
          <Field label={words.sitting.addOther}>
            {(props) => (
              <Input
                {...props}
                maxLength={200}
                disabled={busy}
                value={title}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </Field>
          <Button disabled={busy || title.trim() === ''} onClick={() => submit(path, { source: null, title: title.trim() })}>
            {words.sitting.addItem}
          </Button>
          <SubmissionNote submission={submission} />
        </div>
      </Folded>
    </div>
  );
}
