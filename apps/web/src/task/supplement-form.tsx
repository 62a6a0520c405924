import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { FileView, FormContent } from '../../../../libs/contracts/api';
import { askedOf, FormEditor, problemsOf } from '../filing/form-editor';
import { withoutErased } from '../record/erased';
import { decisions } from '../shared/api';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Note, SubmissionNote } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useGuide } from '../shared/queries';
import { useSubmission } from '../shared/submission';
import type { TaskFormProps } from './decision-form';

/** The form once more, with what was asked for at its head and beside each field. */
export function SupplementForm({ task, principal, onSending, onAccepted }: TaskFormProps) {
  const { words, text } = useSpeech();
  const file = task.case;
  const form = `supplement.${task.id}`;
  const [content, setContent, forget] = useKept<FormContent>(form, withoutErased(file.form));
  const [files, setFiles, forgetFiles] = useKept<FileView[]>(`${form}.files`, file.files);
  const [tried, setTried] = useState(false);
  // The guide knows the choices that come from the society's own standards.
  const guide = useGuide(file.procedure, file.society.id);
  const fields = useMemo(
    () => file.fields.map((field) => guide.data?.fields.find((candidate) => candidate.id === field.id) ?? field),
    [file.fields, guide.data],
  );
  const { submission, submit, busy } = useSubmission(form, (answer) => {
    forget();
    forgetFiles();
    onAccepted(answer);
  });
  useEffect(() => onSending(busy), [busy, onSending]);
  const problems = problemsOf(fields, content, submission, words, text);
  const send = () => {
    setTried(true);
    if (fields.some((field) => field.required && problems.missing.has(field.id))) return;
    submit(decisions.act(task.id), {
      outcome: task.outcomes[0]?.id ?? 'resubmitted',
      contentHash: task.contentHash,
      form: askedOf(fields, content),
      ...(principal === undefined ? {} : { for: principal }),
    });
  };
  return (
    <Sheet title={words.task.supplementQuestion} className="decision">
      <div className="stack">
        <Note tone="care" title={words.task.asked}>
          <ol>
            {task.missing.map((entry) => (
              <li key={entry.field}>
                {text(entry.label)}
                {entry.note && `${words.app.colon}${entry.note}`}
              </li>
            ))}
          </ol>
          <p className="soft">{words.task.askedHint}</p>
        </Note>
        <FormEditor
          fields={fields}
          content={content}
          files={files}
          society={file.society}
          disabled={busy}
          asked={Object.fromEntries(task.missing.map((entry) => [entry.field, entry.note ?? words.task.asked]))}
          problems={tried || submission.phase === 'refused' ? problems.shown : {}}
          onContent={setContent}
          onFiles={setFiles}
        />
        <SubmissionNote submission={submission} accepted={words.task.supplemented} />
        <div className="act-bar">
          <Button type="primary" size="large" data-submit="" disabled={busy} aria-busy={busy} onClick={send}>
            {words.task.submitSupplement}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
