import { Checkbox, Input, Radio, Select } from 'antd';
import type { ComponentType } from 'react';
import type { FieldOfForm, OrganisationView } from '../../../../libs/contracts/api';
import type { FieldType } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { DayPartControl, PeriodControl, RatioControl } from './compound-controls';
import { integerOf, type FieldControlProps } from './control-props';
import { FromTexts } from '../society-record/from-papers';
import { FilesEditor } from './files-editor';
import { MoneyControl } from './money-control';
import { DayInput } from '../shared/day-input';

/** Types whose question is asked by several controls: they stand in a group with a legend. */
const GROUPED: readonly FieldType[] = ['ratio', 'dateTime', 'period', 'choices', 'yesNo', 'file', 'files'];
const MANY_CHOICES = 8;

type Control = ComponentType<FieldControlProps>;

const text =
  (inputMode?: 'tel' | 'url' | 'numeric', className?: string, most = 200): Control =>
  ({ field, value, disabled, control, onChange }) => (
    <Input
      {...control}
      inputMode={inputMode}
      className={className}
      maxLength={field.maxLength ?? most}
      disabled={disabled}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );

function LongText({ field, value, society, disabled, control, onChange }: FieldControlProps) {
  const { text: say } = useSpeech();
  const written = typeof value === 'string' ? value : '';
  return (
    <>
      <Input.TextArea
        {...control}
        autoSize={{ minRows: 3 }}
        maxLength={field.maxLength}
        disabled={disabled}
        value={written}
        onChange={(event) => onChange(event.target.value)}
      />
      <FromTexts
        label={say(field.label)}
        society={society.id}
        disabled={disabled}
        onTake={(kept) => onChange([written, kept].filter((part) => part.trim() !== '').join('\n'))}
      />
    </>
  );
}

function Integer({ value, disabled, control, onChange }: FieldControlProps) {
  return (
    <Input
      {...control}
      inputMode="numeric"
      className="short"
      disabled={disabled}
      value={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
      onChange={(event) => onChange(integerOf(event.target.value))}
    />
  );
}

function Day({ value, disabled, control, onChange }: FieldControlProps) {
  return <DayInput {...control} disabled={disabled} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
}

/** Whether one of these is chosen from buttons or, when there are many, from a list. */
export function isManyChoices(field: FieldControlProps['field'], society: OrganisationView): boolean {
  return choicesOf(field, society).length > MANY_CHOICES || field.type === 'person';
}

type Choice = NonNullable<FieldOfForm['choices']>[number];

function choicesOf(field: FieldControlProps['field'], society: OrganisationView): Choice[] {
  const own: Choice[] = [{ value: society.id, label: society.name, kind: 'society' }];
  return field.choices ?? field.options ?? (field.type === 'organisation' ? own : []);
}

/** A choice, an organisation or a person: what is kept of the latter two is an id. */
function One({ field, value, society, disabled, control, onChange }: FieldControlProps) {
  const { text: say, words } = useSpeech();
  const choices = choicesOf(field, society);
  const options = choices.map((choice) => ({ value: choice.value, label: say(choice.label) }));
  const isId = field.type === 'organisation' || field.type === 'person';
  const chosen = isId ? (value as { id?: string } | undefined)?.id : (value as string | undefined);
  const choose = (id: string | undefined) => {
    if (id === undefined || !isId) return onChange(id);
    const kind = choices.find((choice) => choice.value === id)?.kind;
    onChange(field.type === 'person' ? { id } : { id, kind });
  };
  const isList = control['aria-label'] !== undefined || isManyChoices(field, society);
  return isList ? (
    <Select
      {...control}
      disabled={disabled}
      value={chosen}
      options={options}
      placeholder={words.widgets.choose}
      allowClear={!field.required}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={choose}
      className="full"
    />
  ) : (
    <Radio.Group
      value={chosen}
      disabled={disabled}
      onChange={(event) => choose(String(event.target.value))}
      className="choices"
      options={options}
    />
  );
}

function Several({ field, value, society, disabled, onChange }: FieldControlProps) {
  const { text: say } = useSpeech();
  const options = choicesOf(field, society).map((choice) => ({ value: choice.value, label: say(choice.label) }));
  return (
    <Checkbox.Group
      className="choices"
      disabled={disabled}
      value={Array.isArray(value) ? (value as string[]) : []}
      options={options}
      onChange={(chosen) => onChange(chosen)}
    />
  );
}

function YesNo({ value, disabled, control, onChange }: FieldControlProps) {
  const { words } = useSpeech();
  return (
    <Radio.Group
      className="choices"
      aria-label={control['aria-label']}
      disabled={disabled}
      value={typeof value === 'boolean' ? value : undefined}
      onChange={(event) => onChange(event.target.value as boolean)}
      options={[
        { value: true, label: words.widgets.yes },
        { value: false, label: words.widgets.no },
      ]}
    />
  );
}

const Files: Control = ({ field, value, files, society, disabled, onChange, onFiles }) => {
  const { text: say } = useSpeech();
  const single = field.type === 'file';
  const ids = Array.isArray(value) ? (value as string[]) : typeof value === 'string' && value !== '' ? [value] : [];
  return (
    <FilesEditor
      label={say(field.label)}
      ids={ids}
      files={files}
      society={society.id}
      disabled={disabled}
      single={single}
      fromRecord
      accept={field.accept}
      onChange={(chosen, known) => {
        onChange(single ? chosen[0] : chosen);
        onFiles(known);
      }}
    />
  );
};

const CONTROLS: Record<Exclude<FieldType, 'note' | 'computed' | 'table'>, Control> = {
  text: text(),
  longText: LongText,
  address: text(undefined, 'full'),
  phone: text('tel', 'short', 30),
  idNumber: ({ onChange, ...props }) => (
    <IdNumber {...props} onChange={(typed) => onChange(typeof typed === 'string' ? typed.toUpperCase() : undefined)} />
  ),
  url: text('url', 'full', 2000),
  integer: Integer,
  money: MoneyControl,
  ratio: RatioControl,
  date: Day,
  dateTime: DayPartControl,
  period: PeriodControl,
  choice: One,
  registerEntry: One,
  organisation: One,
  person: One,
  choices: Several,
  yesNo: YesNo,
  files: Files,
  file: Files,
};
const IdNumber = text(undefined, 'short', 18);

/** The control of a field's type, without its label. */
export function FieldControl(props: FieldControlProps) {
  const { type } = props.field;
  if (type === 'note' || type === 'computed' || type === 'table') return null;
  const Own = CONTROLS[type];
  return <Own {...props} />;
}

export function isGrouped(field: FieldControlProps['field'], society: OrganisationView): boolean {
  const isButtons =
    (field.type === 'choice' || field.type === 'organisation' || field.type === 'registerEntry') &&
    !isManyChoices(field, society);
  return isButtons || GROUPED.includes(field.type);
}
