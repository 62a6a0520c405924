import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '../shared/dialog';
import { request } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { useWork } from '../shared/use-work';

const KEY = ['phrases'];

/** 常用语: one tap writes the sentence; kept on the server, so that they are there on the phone too. */
export function Phrases({ disabled, onChoose }: { disabled: boolean; onChoose: (phrase: string) => void }) {
  const { words } = useSpeech();
  const { data = [] } = useQuery({ queryKey: KEY, queryFn: () => request<string[]>('GET', '/phrases'), staleTime: Infinity });
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="phrases" role="group" aria-label={words.deciding.phrases}>
      {data.map((phrase) => (
        <Button key={phrase} size="small" disabled={disabled} onClick={() => onChoose(phrase)}>
          {phrase}
        </Button>
      ))}
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        {words.deciding.phrasesEdit}
      </Button>
      {isOpen && <Edit phrases={data} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Edit({ phrases, onClose }: { phrases: string[]; onClose: () => void }) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [lines, setLines] = useState(phrases.join('\n'));
  const { isBusy, failure, run } = useWork();
  const save = async () => {
    const asked = lines.split('\n').map((line) => line.trim());
    const done = await run(async () => {
      const kept = await request<string[]>('PUT', '/phrases', { phrases: asked.filter((line) => line !== '') });
      queries.setQueryData(KEY, kept);
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={words.deciding.phrasesEdit}
      okText={words.deciding.save}
      okButtonProps={{ disabled: isBusy }}
      cancelText={words.app.cancel}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="stack">
        <Field label={words.deciding.phrases} help={words.deciding.phrasesHint}>
          {(props) => (
            <Input.TextArea
              {...props}
              autoSize={{ minRows: 5 }}
              value={lines}
              onChange={(event) => setLines(event.target.value)}
            />
          )}
        </Field>
        <FailureNote failure={failure} tone="care" />
      </div>
    </Dialog>
  );
}
