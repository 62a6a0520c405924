import { Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FileView, OrganisationView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FilesEditor } from './files-editor';
import type { FormField } from './form-editor';

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

const MANY_CHOICES = 8;

/** One field by its type. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, value, disabled, asked, problem, onChange } = props;
  const { words, text } = useSpeech();
  const given = typeof value === 'string' ? value : '';
  const help: ReactNode =
    (asked ?? field.help) ? (
      <>
        {asked && <span className="care-text">{asked} </span>}
        {field.help && text(field.help)}
      </>
    ) : undefined;
  const common = { label: text(field.label), required: field.required, help, problem };
  switch (field.type) {
    case 'longText':
      return (
        <Field
          {...common}
          help={
            <>
              {help} {field.maxLength && fill(words.form.chars, { n: given.length, max: field.maxLength })}
            </>
          }
        >
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 3 }}
              maxLength={field.maxLength}
              disabled={disabled}
              value={given}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      );
    case 'integer':
      return (
        <Field {...common}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              className="short"
              disabled={disabled}
              value={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
              onChange={(event) => onChange(integerOf(event.target.value))}
            />
          )}
        </Field>
      );
    case 'choice':
    case 'organisation':
      return <ChoiceField {...props} common={common} />;
    case 'files':
      return (
        <FieldGroup {...common}>
          <FilesEditor
            label={text(field.label)}
            ids={Array.isArray(value) ? (value as string[]) : []}
            files={props.files}
            society={props.society.id}
            disabled={disabled}
            onChange={(ids, files) => {
              onChange(ids);
              props.onFiles(files);
            }}
          />
        </FieldGroup>
      );
    case 'date':
    case 'text':
      return (
        <Field {...common}>
          {(control) => (
            <Input
              {...control}
              type={field.type}
              className={field.type === 'date' ? 'short' : undefined}
              maxLength={field.maxLength ?? 200}
              disabled={disabled}
              value={given}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      );
  }
}

/** Whole numbers stay numbers; anything else stays as typed, and the server says what is wrong with it. */
function integerOf(typed: string): number | string {
  return /^-?\d{1,15}$/.test(typed.trim()) ? Number(typed) : typed;
}

interface Common {
  label: string;
  required?: boolean;
  help?: ReactNode;
  problem?: string;
}

function kindOf(choices: NonNullable<FormField['choices']>, id: string): 'society' | 'branch' | undefined {
  return choices.find((choice) => choice.value === id)?.kind;
}

function ChoiceField({ field, value, society, disabled, onChange, common }: FieldEditorProps & { common: Common }) {
  const { text } = useSpeech();
  const isOrganisation = field.type === 'organisation';
  const own: NonNullable<FormField['choices']> = [{ value: society.id, label: society.name, kind: 'society' }];
  const choices = field.choices ?? field.options ?? (isOrganisation ? own : []);
  const options = choices.map((choice) => ({ value: choice.value, label: text(choice.label) }));
  const chosen = isOrganisation ? (value as { id?: string } | undefined)?.id : (value as string | undefined);
  const choose = (id: string) => onChange(isOrganisation ? { id, kind: kindOf(choices, id) } : id);
  if (options.length > MANY_CHOICES) {
    return (
      <Field {...common}>
        {(control) => (
          <Select
            {...control}
            disabled={disabled}
            value={chosen}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={choose}
            className="full"
          />
        )}
      </Field>
    );
  }
  return (
    <FieldGroup {...common}>
      <Radio.Group
        value={chosen}
        disabled={disabled}
        onChange={(event) => choose(String(event.target.value))}
        className="choices"
        options={options}
      />
    </FieldGroup>
  );
}
