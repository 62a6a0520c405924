import { Button } from 'antd';
import { freeId } from '../../../../libs/design/ids';
import type { Field } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { useDesigning } from './design-context';
import { FieldParts } from './field-sheet';
import { More, PartSet } from './parts';

/** What is handed in with the outcome of a step: fields of the step, not of the request. */
export function SubmitsEditor({ fields, onChange }: { fields: Field[]; onChange: (fields: Field[]) => void }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const put = (index: number, field: Field) => onChange(fields.map((one, at) => (at === index ? field : one)));
  const add = () => {
    const id = freeId(
      [...fields, ...template.form.fields].map((field) => field.id),
      'handed',
      '',
    );
    onChange([...fields, { id, type: 'files', label: { zh: said.form.newField, en: 'New' }, required: true }]);
  };
  return (
    <PartSet label={said.submits} hint={said.submitsHint}>
      {fields.map((field, index) => (
        <More key={field.id} summary={text(field.label)}>
          <div className="design-part">
            <FieldParts
              field={field}
              isOfStep
              put={([name = ''], value) => {
                const { [name as keyof Field]: _, ...rest } = field;
                put(index, (value === undefined ? rest : { ...field, [name]: value }) as Field);
              }}
              replace={(changed) => put(index, changed)}
            />
            <div>
              <Button size="small" onClick={() => onChange(fields.filter((_, at) => at !== index))}>
                {said.form.remove}
              </Button>
            </div>
          </div>
        </More>
      ))}
      <Button size="small" onClick={add}>
        {said.form.add}
      </Button>
    </PartSet>
  );
}
