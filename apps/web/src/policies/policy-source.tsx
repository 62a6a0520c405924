import { Button, Input, Progress } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import type { PolicyReading } from '../../../../libs/contracts/policies';
import { fill } from '../messages';
import { useSession } from '../session/session';
import { uploadFile } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { useWork } from '../shared/use-work';
import { policiesApi } from './policies-api';
import type { TypedPolicy } from './typed-policy';

interface Props {
  typed: TypedPolicy;
  onPasted: (words: string) => void;
  onRead: (reading: PolicyReading, file: TypedPolicy['file']) => void;
}

/** A file that is kept and read, or words that are pasted. */
export function PolicySource({ typed, onPasted, onRead }: Props) {
  const { words } = useSpeech();
  const said = words.policies.form;
  const { posts } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const { isBusy, failure, run } = useWork();
  const association = posts.find(({ organisation }) => organisation.kind === 'association')?.organisation.id;
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined || association === undefined) return;
    setPercent(0);
    void run(async () => {
      const kept = await uploadFile(file, association, setPercent);
      onRead(await policiesApi.read({ file: kept.id }), { id: kept.id, name: kept.name });
    }).finally(() => setPercent(null));
  };
  const read = () => void run(async () => onRead(await policiesApi.read({ text: typed.pasted }), null));
  return (
    <div className="stack">
      <p className="soft">{said.sourceHint}</p>
      <input ref={input} type="file" hidden accept=".docx" aria-label={said.choose} onChange={choose} />
      <div className="row-actions">
        <Button disabled={isBusy} aria-busy={isBusy} onClick={() => input.current?.click()}>
          {said.choose}
        </Button>
      </div>
      <div role="status">
        {percent !== null ? (
          <>
            <p>{percent < 100 ? fill(said.uploading, { n: percent }) : said.reading}</p>
            <Progress percent={percent} showInfo={false} aria-label={said.reading} />
          </>
        ) : (
          typed.file !== null && <Note tone="good">{fill(said.chosen, { name: typed.file.name })}</Note>
        )}
      </div>
      <Field label={said.paste}>
        {(props) => (
          <Input.TextArea
            {...props}
            rows={4}
            maxLength={400_000}
            value={typed.pasted}
            onChange={({ target }) => onPasted(target.value)}
          />
        )}
      </Field>
      <div className="row-actions">
        <Button disabled={isBusy || typed.pasted.trim() === ''} onClick={read}>
          {said.read}
        </Button>
      </div>
      <p className="soft">{words.app.secrecy}</p>
      <FailureNote failure={failure} />
    </div>
  );
}
