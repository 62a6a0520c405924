import { Fragment, useMemo } from 'react';
import type { FieldOfForm, FileView, FormContent, OrganisationView } from '../../../../libs/contracts/api';
import { standing, type Text } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { isGiven } from '../shared/form-view';
import type { Submission } from '../shared/submission';
import { FieldEditor } from './field-editor';

export type FormField = FieldOfForm;

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

/** The form of a procedure. A conditional field appears when it is needed or already filled in; one that is not shown keeps what was typed. */
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
  const found = useMemo(() => standing(fields, content, null), [fields, content]);
  return (
    <div className="stack">
      {fields
        .filter((field) => found.shown.has(field.id))
        .filter(
          (field) =>
            !field.requiredWhen ||
            isGiven(content[field.id]) ||
            found.required.has(field.id) ||
            needed?.has(field.id) ||
            field.id in problems ||
            field.id in asked,
        )
        .map((field) => (
          <Fragment key={field.id}>
            <FieldEditor
              field={found.required.has(field.id) ? { ...field, required: true } : field}
              value={field.type === 'computed' ? found.facts[field.id] : content[field.id]}
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
  const { required } = standing(fields, content, null);
  const missing = new Set(fields.filter(({ id }) => required.has(id) && !isGiven(content[id])).map(({ id }) => id));
  const shown: Record<string, string> = {};
  if (submission.phase === 'refused') {
    const { error } = submission;
    for (const problem of error.fields ?? (error.field ? [{ field: error.field, message: error.message }] : [])) {
      const id = problem.field.replace(/^form\./, '');
      // A table may have several: each names its row and column.
      shown[id] = [shown[id], text(problem.message)].filter(Boolean).join(' ');
    }
  }
  for (const field of fields)
    if (missing.has(field.id)) shown[field.id] = fill(words.form.required, { label: text(field.label) });
  return { missing, shown };
}

/** What is sent: fields that are not asked as the form stands stay behind, in the draft alone. */
export function askedOf(fields: FormField[], content: FormContent): FormContent {
  const { shown } = standing(fields, content, null);
  const known = new Set(fields.map(({ id }) => id));
  return Object.fromEntries(Object.entries(content).filter(([id]) => shown.has(id) || !known.has(id)));
}
