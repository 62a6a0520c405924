import type { CaseView, FieldRead, FileView, FormContent } from '../../../../libs/contracts/api';
import type { ChangesView } from '../../../../libs/contracts/deciding';
import type { FieldType } from '../../../../libs/procedure';
import { FieldValue } from './field-value';
import { useSpeech } from './language';
import { Tag } from './page';
import '../filing/widgets.css';

export { FileLinks, sizeOf } from './file-links';

interface FormViewProps {
  fields: FieldRead[];
  form: FormContent;
  files: FileView[];
  organisations: CaseView['organisations'];
  people?: CaseView['people'];
  /** What is different from an earlier form, with the earlier values. */
  changes?: ChangesView | null;
}

const WIDE: readonly FieldType[] = ['longText', 'files', 'table', 'note'];

/** A filled-in form to read. Fields that were not asked are left out. */
export function FormView({ fields, form, files, organisations, people = [], changes = null }: FormViewProps) {
  const { words, text } = useSpeech();
  const valueOf = ({ id, type, computed }: FieldRead): unknown => (type === 'computed' ? computed : form[id]);
  const changeOf = (id: string) => changes?.fields.find((one) => one.id === id);
  const asked = fields.filter(
    (field) =>
      changeOf(field.id) !== undefined ||
      (!field.notAsked && (field.required || field.type === 'note' || isGiven(valueOf(field)))),
  );
  return (
    <dl className="form-view">
      {asked.map((field) =>
        field.type === 'note' ? (
          <div key={field.id} className="form-view-wide form-note">
            <dt>{text(field.label)}</dt>
          </div>
        ) : (
          <div
            key={field.id}
            className={[WIDE.includes(field.type) ? 'form-view-wide' : '', changeOf(field.id) ? 'form-changed' : '']
              .join(' ')
              .trim()}
          >
            <dt>
              {text(field.label)} {changeOf(field.id) && <Tag tone="care">{words.deciding.changed}</Tag>}
            </dt>
            <dd>
              {isGiven(valueOf(field)) ? (
                <FieldValue field={field} value={valueOf(field)} files={files} organisations={organisations} people={people} />
              ) : (
                <span className="soft">{words.form.empty}</span>
              )}
            </dd>
            {changes && changeOf(field.id) && (
              <dd className="form-before">
                <Before field={field} before={changeOf(field.id)?.before} changes={changes} {...{ organisations, people }} />
              </dd>
            )}
          </div>
        ),
      )}
    </dl>
  );
}

interface BeforeProps {
  field: FieldRead;
  before: unknown;
  changes: ChangesView;
  organisations: CaseView['organisations'];
  people: CaseView['people'];
}

/** What stood there before, beside what stands there now. */
function Before({ field, before, changes, organisations, people }: BeforeProps) {
  const { words } = useSpeech();
  if (!isGiven(before)) return <>{words.deciding.beforeNothing}</>;
  return (
    <>
      {words.deciding.before}
      <FieldValue field={field} value={before} files={changes.files} organisations={organisations} people={people} />
    </>
  );
}

export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
