import { Button } from 'antd';
import { useState } from 'react';
import type { FileView, SittingView } from '../../../../libs/contracts/api';
import { ChosenFiles } from '../filing/files-editor';
import { decisions } from '../shared/api';
import { FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { useSubmission } from '../shared/submission';

/** The scan of the signed paper is what makes the results final. */
export function SignMinutes({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const form = `minutes.${sitting.id}`;
  const [files, setFiles, forget] = useKept<FileView[]>(form, []);
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(form, () => {
    forget();
    onSaved(sitting.rules?.signers ? words.acts.signing.uploaded : words.sitting.signed);
  });
  const file = files[0];
  const send = () => {
    setTried(true);
    if (file) submit(decisions.sitting(sitting.id, 'minutes'), { file: file.id });
  };
  return (
    <div className="stack">
      <FieldGroup
        label={words.sitting.minutes}
        required
        help={words.sitting.minutesHint}
        problem={tried && !file ? words.sitting.minutesMissing : undefined}
      >
        <ChosenFiles
          label={words.sitting.minutes}
          files={files}
          society={sitting.filesOf}
          disabled={busy}
          single
          onFiles={setFiles}
        />
      </FieldGroup>
      <SubmissionNote submission={submission} />
      <div>
        <Button type="primary" size="large" disabled={busy} aria-busy={busy} onClick={send}>
          {words.sitting.sign}
        </Button>
      </div>
    </div>
  );
}
