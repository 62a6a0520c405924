import type { CaseView, FieldRead, FileView, FormContent } from '../../../../libs/contracts/api';
import type { FieldType } from '../../../../libs/procedure';
import { FieldValue } from './field-value';
import { useSpeech } from './language';
import '../filing/widgets.css';

export { FileLinks, sizeOf } from './file-links';

interface FormViewProps {
  fields: FieldRead[];
  form: FormContent;
  files: FileView[];
  organisations: CaseView['organisations'];
  people?: CaseView['people'];
}

const WIDE: readonly FieldType[] = ['longText', 'files', 'table', 'note'];

/** A filled-in form to read. Fields that were not asked are left out. */
export function FormView({ fields, form, files, organisations, people = [] }: FormViewProps) {
  const { words, text } = useSpeech();
  const valueOf = ({ id, type, computed }: FieldRead): unknown => (type === 'computed' ? computed : form[id]);
  const asked = fields.filter((field) => !field.notAsked && (field.required || field.type === 'note' || isGiven(valueOf(field))));
  return (
    <dl className="form-view">
      {asked.map((field) =>
        field.type === 'note' ? (
          <div key={field.id} className="form-view-wide form-note">
            <dt>{text(field.label)}</dt>
          </div>
        ) : (
          <div key={field.id} className={WIDE.includes(field.type) ? 'form-view-wide' : ''}>
            <dt>{text(field.label)}</dt>
            <dd>
              {isGiven(valueOf(field)) ? (
                <FieldValue field={field} value={valueOf(field)} files={files} organisations={organisations} people={people} />
              ) : (
                <span className="soft">{words.form.empty}</span>
              )}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
