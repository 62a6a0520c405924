import { Fragment } from 'react';
import type { FileView, FormContent, OrganisationView, ProcedureGuide } from '../../../../libs/contracts/api';
import type { Text } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { isGiven } from '../shared/form-view';
import type { Submission } from '../shared/submission';
import { FieldEditor } from './field-editor';

export type FormField = ProcedureGuide['fields'][number];

interface FormEditorProps {
  fields: FormField[];
  content: FormContent;
  files: FileView[];
  society: OrganisationView;
  disabled: boolean;
  /** What the secretariat asked for, beside its field. */
  asked?: Record<string, string>;
  /** Field id → what is wrong with it. */
  problems: Record<string, string>;
  /** Fields that a condition asks for, as the server found. */
  needed?: Set<string>;
  onContent: (content: FormContent) => void;
  onFiles: (files: FileView[]) => void;
}

/** The form of a procedure. A conditional field appears when it is needed or already filled in. */
export function FormEditor({
  fields,
  content,
  files,
  society,
  disabled,
  asked = {},
  problems,
  needed,
  onContent,
  onFiles,
}: FormEditorProps) {
  const change = (field: string, value: unknown) => {
    const next = { ...content };
    if (isGiven(value)) next[field] = value;
    else delete next[field];
    onContent(next);
  };
  return (
    <div className="stack">
      {fields
        .filter(
          (field) =>
            !field.requiredWhen ||
            isGiven(content[field.id]) ||
            needed?.has(field.id) ||
            field.id in problems ||
            field.id in asked,
        )
        .map((field) => (
          <Fragment key={field.id}>
            <FieldEditor
              field={field}
              value={content[field.id]}
              files={files}
              society={society}
              disabled={disabled}
              asked={asked[field.id]}
              problem={problems[field.id]}
              onChange={(value) => change(field.id, value)}
              onFiles={onFiles}
            />
          </Fragment>
        ))}
    </div>
  );
}

/** What is wrong: what the page sees at once, and what the server said of the last try. */
export function problemsOf(
  fields: FormField[],
  content: FormContent,
  submission: Submission,
  words: Words,
  text: (text: Text) => string,
) {
  const missing = new Set(fields.filter((field) => field.required && !isGiven(content[field.id])).map((field) => field.id));
  const shown: Record<string, string> = {};
  if (submission.phase === 'refused') {
    const { error } = submission;
    for (const problem of error.fields ?? (error.field ? [{ field: error.field, message: error.message }] : [])) {
      shown[problem.field.replace(/^form\./, '')] = text(problem.message);
    }
  }
  for (const field of fields)
    if (missing.has(field.id)) shown[field.id] = fill(words.form.required, { label: text(field.label) });
  return { missing, shown };
}
