import { Button } from 'antd';
import { useState } from 'react';
import { freeId } from '../../../../libs/design/ids';
import type { Field } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { useDesigning, useSetter } from './design-context';
import { FieldParts } from './field-sheet';
import { FindingList, Marks } from './findings-panel';
import { useRowKeys } from './row-keys';

/** The request: what is asked, in which order, of which kind; beside it the field that was chosen. */
export function FormDesigner() {
  const { words } = useSpeech();
  const { template, edit } = useDesigning();
  const said = words.designer.form;
  const [chosen, setChosen] = useState<string | null>(template.form.fields[0]?.id ?? null);
  const field = template.form.fields.find(({ id }) => id === chosen);
  const add = () => {
    const id = freeId(
      template.form.fields.map((one) => one.id),
      'field',
      '',
    );
    const entry: Field = { id, type: 'text', label: { zh: said.newField, en: 'New field' }, required: true, maxLength: 100 };
    edit({
      edit: 'insert-entry',
      list: 'fields',
      entry,
      after: chosen ?? template.form.fields[template.form.fields.length - 1]?.id ?? null,
    });
    setChosen(id);
  };
  return (
    <div className="design-desk">
      <Sheet title={said.title} aside={<Button onClick={add}>{said.add}</Button>} className="design-outline">
        <p className="soft">{said.hint}</p>
        <FieldRows chosen={chosen} onChoose={setChosen} />
      </Sheet>
      {field ? (
        <FieldSheet key={field.id} field={field} onGone={() => setChosen(null)} />
      ) : (
        <Sheet className="design-sheet">
          <Empty title={said.none} hint={said.noneHint} />
        </Sheet>
      )}
    </div>
  );
}

function FieldRows({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { words, text } = useSpeech();
  const { template, edit, findingsOf } = useDesigning();
  const said = words.designer.form;
  const { fields } = template.form;
  const move = (id: string, by: -1 | 1) => moveField(fields, id, by, edit);
  const keys = useRowKeys({
    onMove: (id, direction) => (direction === 'up' || direction === 'down') && move(id, direction === 'up' ? -1 : 1),
    onRemove: (id) => edit({ edit: 'remove-entry', list: 'fields', id }),
  });
  return (
    <ol className="design-rows design-form-rows" onKeyDown={keys} aria-label={said.title}>
      {fields.map((field) => (
        <li key={field.id}>
          <button
            type="button"
            className="design-row"
            data-row={field.id}
            aria-current={field.id === chosen || undefined}
            onClick={() => onChoose(field.id)}
          >
            <span className="design-row-title">
              {fill(said.row, { label: text(field.label), type: said.types[field.type] })}{' '}
              {field.required && <Tag>{said.required}</Tag>}
            </span>
            <Marks list={findingsOf({ of: 'fields', id: field.id })} />
          </button>
        </li>
      ))}
    </ol>
  );
}

type Edit = ReturnType<typeof useDesigning>['edit'];

function moveField(fields: Field[], id: string, by: -1 | 1, edit: Edit): void {
  const at = fields.findIndex((field) => field.id === id);
  const after = by < 0 ? at - 2 : at + 1;
  if (at + by < 0 || at + by >= fields.length) return;
  edit({ edit: 'move-entry', list: 'fields', id, after: fields[after]?.id ?? null });
}

function FieldSheet({ field, onGone }: { field: Field; onGone: () => void }) {
  const { words } = useSpeech();
  const { template, edit, findingsOf } = useDesigning();
  const said = words.designer.form;
  const set = useSetter({ of: 'fields', id: field.id });
  const setOfTemplate = useSetter({ of: 'template' });
  const { fields } = template.form;
  const remove = () => {
    edit({ edit: 'remove-entry', list: 'fields', id: field.id });
    onGone();
  };
  const replace = (changed: Field) => {
    const before = fields[fields.findIndex(({ id }) => id === field.id) - 1]?.id ?? null;
    edit({ edit: 'remove-entry', list: 'fields', id: field.id });
    edit({ edit: 'insert-entry', list: 'fields', entry: changed, after: before });
  };
  return (
    <Sheet title={said.types[field.type]} className="design-sheet">
      <FindingList list={findingsOf({ of: 'fields', id: field.id })} />
      <div className="design-tools">
        <Button size="small" onClick={() => moveField(fields, field.id, -1, edit)}>
          {said.up}
        </Button>
        <Button size="small" onClick={() => moveField(fields, field.id, 1, edit)}>
          {said.down}
        </Button>
        <Button size="small" onClick={remove}>
          {said.remove}
        </Button>
        {template.subject === field.id ? (
          <span className="soft">{said.isSubject}</span>
        ) : (
          field.type === 'text' && (
            <Button size="small" onClick={() => setOfTemplate(['subject'], field.id)}>
              {said.subject}
            </Button>
          )
        )}
      </div>
      <FieldParts field={field} put={set} replace={replace} />
    </Sheet>
  );
}
