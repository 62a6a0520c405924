import type { ReactNode } from 'react';
import type { FileView, OrganisationView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { Field, FieldGroup } from '../shared/field';
import { FieldValue } from '../shared/field-value';
import { useSpeech } from '../shared/language';
import type { FieldControlProps } from './control-props';
import { FieldControl, isGrouped } from './field-control';
import type { FormField } from './form-editor';
import { TableEditor } from './table-editor';
import './widgets.css';

interface FieldEditorProps {
  field: FormField;
  value: unknown;
  files: FileView[];
  society: OrganisationView;
  disabled: boolean;
  asked?: string;
  problem?: string;
  onChange: (value: unknown) => void;
  onFiles: (files: FileView[]) => void;
}

/** One field by its type: its label, its control, what helps and what is wrong. */
export function FieldEditor({ field, asked, problem, ...rest }: FieldEditorProps) {
  const { words, text } = useSpeech();
  const { value } = rest;
  const counted =
    field.type === 'longText' && field.maxLength
      ? fill(words.form.chars, { n: Array.from(typeof value === 'string' ? value : '').length, max: field.maxLength })
      : '';
  const help: ReactNode =
    asked || field.help || counted ? (
      <>
        {asked && <span className="care-text">{asked} </span>}
        {field.help && text(field.help)} {counted}
      </>
    ) : undefined;
  const common = { label: text(field.label), required: field.required, help, problem };
  if (field.type === 'note') return <NoteText label={common.label} help={field.help && text(field.help)} />;
  if (field.type === 'computed') return <Computed field={field} value={value} label={common.label} />;
  const props: Omit<FieldControlProps, 'control'> = { field, ...rest };
  if (field.type === 'table') {
    return (
      <FieldGroup {...common}>
        <TableEditor {...props} field={field} />
      </FieldGroup>
    );
  }
  if (isGrouped(field, rest.society)) {
    return (
      <FieldGroup {...common}>
        <FieldControl {...props} control={problem ? { status: 'error' } : {}} />
      </FieldGroup>
    );
  }
  return <Field {...common}>{(control) => <FieldControl {...props} control={control} />}</Field>;
}

/** Text between the fields: a heading, and what it says. */
function NoteText({ label, help }: { label: string; help?: string }) {
  return (
    <div className="form-note">
      <h3>{label}</h3>
      {help && <p className="soft">{help}</p>}
    </div>
  );
}

function Computed({ field, value, label }: { field: FormField; value: unknown; label: string }) {
  const { words } = useSpeech();
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <output className="computed">
        {value === undefined ? (
          <span className="soft">{words.widgets.computedEmpty}</span>
        ) : (
          <FieldValue field={field} value={value} files={[]} organisations={[]} people={[]} />
        )}
      </output>
    </div>
  );
}
