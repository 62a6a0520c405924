import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { AgendaRequestView, ListItemRequest, SittingView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { decisions } from '../shared/api';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { Folded } from '../shared/page';
import { useAgenda } from '../shared/queries';
import { useSubmission } from '../shared/submission';
import { itemKey, sourceOf } from './item-key';
import { MatterChoice, mattersOf } from './matter-choice';

/** A further item, from what waits for this organ or of no case at all. */
export function AddItem({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const agenda = useAgenda();
  const [title, setTitle] = useState('');
  const [matter, setMatter] = useState<string | null>();
  const [tried, setTried] = useState(false);
  const [isFirst, setFirst] = useState(false);
  const { submission, submit, busy } = useSubmission(`add.${sitting.id}`, () => {
    setTitle('');
    setMatter(undefined);
    setTried(false);
    onSaved(words.sitting.added);
  });
  const path = decisions.sitting(sitting.id, 'items');
  const waiting = (agenda.data ?? []).filter((request) => request.organ === sitting.organ.id);
  // A party body reviewed it on the very day of this meeting: somebody says that it came first.
  const isSameDay = waiting.some(({ preReview }) => preReview?.on === sitting.on);
  const matters = sitting.rules ? mattersOf(sitting.rules) : [];
  const send = (asks: boolean, request: ListItemRequest) => {
    if (asks && matters.length > 0 && matter === undefined) return setTried(true);
    submit(path, { ...request, ...(asks && typeof matter === 'string' ? { matter } : {}) });
  };
  const add = (request: AgendaRequestView) =>
    send(request.namesMatter, { source: sourceOf(request), ...(isFirst ? { preReviewFirst: true } : {}) });
  return (
    <div className="sheet">
      <Folded summary={words.sitting.addItem}>
        <div className="stack">
          {waiting.map((request) => (
            <Button key={itemKey(request)} disabled={busy} onClick={() => add(request)}>
              {fill(words.sitting.addWaiting, { subject: request.subject })}
            </Button>
          ))}
          {isSameDay && (
            <FieldGroup label="" help={words.acts.order.firstHint}>
              <Checkbox disabled={busy} checked={isFirst} onChange={(event) => setFirst(event.target.checked)}>
                {words.acts.order.first}
              </Checkbox>
            </FieldGroup>
          )}
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
          {matters.length > 0 && (
            <MatterChoice
              matters={matters}
              value={matter}
              label={words.kit.matter.label}
              help={words.kit.matter.hint}
              problem={tried && matter === undefined ? words.kit.matter.required : undefined}
              disabled={busy}
              onChange={setMatter}
            />
          )}
          <Button disabled={busy || title.trim() === ''} onClick={() => send(true, { source: null, title: title.trim() })}>
            {words.sitting.addItem}
          </Button>
          <SubmissionNote submission={submission} />
        </div>
      </Folded>
    </div>
  );
}
