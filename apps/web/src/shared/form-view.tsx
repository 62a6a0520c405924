import type { CaseView, FileView, FormContent } from '../../../../libs/contracts/api';
import type { Field } from '../../../../libs/procedure';
import { fill } from '../messages';
import { fileAddress } from './api';
import { formatDay } from './dates';
import { useSpeech } from './language';

export function FileLinks({ files }: { files: FileView[] }) {
  const { words } = useSpeech();
  return (
    <ul className="plain-list files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={fileAddress(file.id)} download={file.name} aria-label={fill(words.form.download, { name: file.name })}>
            {file.name}
          </a>
          <span className="soft"> {sizeOf(file.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

export function sizeOf(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

interface FormViewProps {
  fields: (Field & { choices?: { value: string; label: { zh: string; en: string } }[] })[];
  form: FormContent;
  files: FileView[];
  organisations: CaseView['organisations'];
}

/** A filled-in form to read. Fields that were not asked are left out. */
export function FormView({ fields, form, files, organisations }: FormViewProps) {
  const { words } = useSpeech();
  const asked = fields.filter((field) => field.required || isGiven(form[field.id]));
  return (
    <dl className="form-view">
      {asked.map((field) => (
        <FieldView
          key={field.id}
          field={field}
          value={form[field.id]}
          files={files}
          organisations={organisations}
          empty={words.form.empty}
        />
      ))}
    </dl>
  );
}

export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function FieldView({
  field,
  value,
  files,
  organisations,
  empty,
}: {
  field: FormViewProps['fields'][number];
  value: unknown;
  files: FileView[];
  organisations: CaseView['organisations'];
  empty: string;
}) {
  const { text } = useSpeech();
  return (
    <div className={field.type === 'longText' || field.type === 'files' ? 'form-view-wide' : ''}>
      <dt>{text(field.label)}</dt>
      <dd>
        {isGiven(value) ? (
          <Value field={field} value={value} files={files} organisations={organisations} />
        ) : (
          <span className="soft">{empty}</span>
        )}
      </dd>
    </div>
  );
}

function Value({
  field,
  value,
  files,
  organisations,
}: {
  field: FormViewProps['fields'][number];
  value: unknown;
  files: FileView[];
  organisations: CaseView['organisations'];
}) {
  const { text, language } = useSpeech();
  const choice = [...(field.choices ?? []), ...(field.options ?? [])].find((option) => option.value === value);
  if (field.type === 'files')
    return <FileLinks files={files.filter((file) => Array.isArray(value) && value.includes(file.id))} />;
  if (field.type === 'organisation') {
    const named = organisations.find(({ id }) => id === (value as { id: string }).id);
    return <>{named ? text(named.name) : ''}</>;
  }
  if (field.type === 'date') return <>{formatDay(String(value), language)}</>;
  if (choice) return <>{text(choice.label)}</>;
  return <span className="pre">{typeof value === 'string' || typeof value === 'number' ? String(value) : ''}</span>;
}
