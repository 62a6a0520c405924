import { Button } from 'antd';
import type { Field, FieldType, Option, SimpleFieldType } from '../../../../libs/procedure';
import { CONCEPTS } from '../../../../libs/procedure/vocabularies';
import { freeId } from '../../../../libs/design/ids';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Money } from './clause-row';
import { ConditionBuilder } from './condition-builder';
import { useDesigning } from './design-context';
import { Choose, Line, PartSet, TextPair, Tick, Whole } from './parts';

const COLUMN_TYPES: SimpleFieldType[] = [
  'text',
  'integer',
  'money',
  'date',
  'choice',
  'yesNo',
  'organisation',
  'person',
  'phone',
  'url',
  'file',
];

/** A field of another kind keeps what every field has; what belonged to its old kind goes. */
function ofType({ id, label, help, concept, required, requiredWhen, shownWhen }: Field, type: FieldType): Field {
  const common = {
    id,
    label,
    ...(help ? { help } : {}),
    ...(concept ? { concept } : {}),
    ...(required ? { required } : {}),
    ...(requiredWhen ? { requiredWhen } : {}),
    ...(shownWhen ? { shownWhen } : {}),
    type,
  };
  switch (type) {
    case 'text':
      return { ...common, maxLength: 100 };
    case 'longText':
      return { ...common, maxLength: 2000 };
    case 'choice':
    case 'choices':
      return { ...common, options: [option([]), option(['option-1'])] };
    case 'table':
      return {
        ...common,
        columns: [{ id: 'column1', label: { zh: '名称', en: 'Name' }, type: 'text', required: true, maxLength: 100 }],
      };
    case 'computed':
      return { ...common, compute: '', gives: 'integer' };
    case 'address':
    case 'date':
    case 'dateTime':
    case 'file':
    case 'files':
    case 'idNumber':
    case 'integer':
    case 'money':
    case 'note':
    case 'organisation':
    case 'period':
    case 'person':
    case 'phone':
    case 'ratio':
    case 'registerEntry':
    case 'url':
    case 'yesNo':
      return common;
  }
}

function option(taken: string[]): Option {
  const value = freeId(taken, 'option');
  const n = taken.length + 1;
  return { value, label: { zh: `选项${n}`, en: `Option ${n}` } };
}

interface FieldProps {
  field: Field;
  /** Fields of a step are no facts: conditions and meaning are the request's. */
  isOfStep?: boolean;
  put: (path: string[], value: unknown) => void;
  replace: (field: Field) => void;
}

/** Everything that can be said of one field. */
export function FieldParts({ field, isOfStep = false, put, replace }: FieldProps) {
  const { words, text } = useSpeech();
  const said = words.designer.form;
  const types = (Object.keys(said.types) as FieldType[]).map((type) => ({ value: type, label: said.types[type] }));
  return (
    <>
      <TextPair label={said.label} value={field.label} maxLength={60} onChange={(label) => put(['label'], label)} />
      <Choose
        label={said.type}
        value={field.type}
        choices={types}
        onChange={(type) => replace(ofType(field, type as FieldType))}
      />
      {field.type !== 'note' && field.type !== 'computed' && (
        <Tick
          label={said.isRequired}
          checked={field.required === true}
          onChange={(checked) => put(['required'], checked ? true : undefined)}
        />
      )}
      <OfType field={field} put={put} />
      <TextPair
        label={said.help}
        value={field.help}
        rows={2}
        maxLength={200}
        onChange={(help) => put(['help'], help.zh === '' ? undefined : help)}
      />
      <Choose
        label={said.concept}
        help={said.conceptHint}
        none={said.conceptNone}
        value={field.concept ?? ''}
        choices={CONCEPTS.map(({ id, zh, en }) => ({ value: id, label: text({ zh, en }) }))}
        onChange={(concept) => put(['concept'], concept === '' ? undefined : concept)}
      />
      {!isOfStep && (
        <>
          {!field.required && (
            <ConditionBuilder
              label={said.requiredWhen}
              value={field.requiredWhen}
              onChange={(when) => put(['requiredWhen'], when === '' ? undefined : when)}
            />
          )}
          <ConditionBuilder
            label={said.shownWhen}
            value={field.shownWhen}
            onChange={(when) => put(['shownWhen'], when === '' ? undefined : when)}
          />
        </>
      )}
    </>
  );
}

type Put = FieldProps['put'];

function OfType({ field, put }: { field: Field; put: Put }) {
  const { words, text } = useSpeech();
  const { template, surroundings } = useDesigning();
  const said = words.designer.form;
  const dates = template.form.fields.filter(({ type, id }) => type === 'date' && id !== field.id);
  const dateChoices = dates.map(({ id, label }) => ({ value: id, label: text(label) }));
  switch (field.type) {
    case 'text':
    case 'longText':
      return <Whole label={said.maxLength} value={field.maxLength} least={1} onChange={(most) => put(['maxLength'], most)} />;
    case 'integer':
      return (
        <div className="design-line">
          <Whole label={said.minimum} value={field.minimum} onChange={(least) => put(['minimum'], least)} />
          <Whole label={said.maximum} value={field.maximum} onChange={(most) => put(['maximum'], most)} />
        </div>
      );
    case 'money':
      return (
        <div className="design-line">
          <Money label={said.minimumMoney} fen={field.minimum ?? 0} onChange={(least) => put(['minimum'], least)} />
        </div>
      );
    case 'date':
      return (
        <div className="design-line">
          {(['after', 'notBefore'] as const).map((relation) => (
            <Choose
              key={relation}
              label={said[relation]}
              none={words.design.none}
              value={field[relation] ?? ''}
              choices={dateChoices}
              onChange={(id) => put([relation], id === '' ? undefined : id)}
            />
          ))}
        </div>
      );
    case 'choice':
    case 'choices':
      return <Options field={field} put={put} />;
    case 'table':
      return <Columns field={field} put={put} />;
    case 'registerEntry':
      return (
        <Choose
          label={said.ofRegister}
          value={field.register ?? ''}
          choices={(surroundings?.registers ?? []).map(({ id, title }) => ({ value: id, label: text(title) }))}
          onChange={(register) => put(['register'], register)}
        />
      );
    case 'computed':
      return (
        <Line
          label={said.compute}
          value={field.compute ?? ''}
          rows={2}
          maxLength={500}
          onChange={(compute) => put(['compute'], compute)}
        />
      );
    case 'address':
    case 'dateTime':
    case 'file':
    case 'files':
    case 'idNumber':
    case 'note':
    case 'organisation':
    case 'period':
    case 'person':
    case 'phone':
    case 'ratio':
    case 'url':
    case 'yesNo':
      return null;
  }
}

function Options({ field, put }: { field: Field; put: Put }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer.form;
  const options = field.options ?? [];
  const lists = template.parameters.filter(({ type }) => type === 'textList');
  return (
    <PartSet label={said.options}>
      <ol className="design-list">
        {options.map((one, index) => (
          <li key={one.value}>
            <TextPair
              label={fill(said.option, { n: index + 1 })}
              value={one.label}
              maxLength={60}
              onChange={(label) =>
                put(
                  ['options'],
                  options.map((other, at) => (at === index ? { ...other, label } : other)),
                )
              }
            />
            <Button
              size="small"
              aria-label={fill(said.removeOption, { n: index + 1 })}
              onClick={() => {
                const rest = options.filter((_, at) => at !== index);
                put(['options'], rest.length > 0 ? rest : undefined);
              }}
            >
              {words.design.difference.removed}
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" onClick={() => put(['options'], [...options, option(options.map(({ value }) => value))])}>
        {said.addOption}
      </Button>
      {(lists.length > 0 || field.optionsFrom !== undefined) && (
        <Choose
          label={said.optionsFrom}
          none={words.design.none}
          value={field.optionsFrom ?? ''}
          choices={lists.map(({ id, label }) => ({ value: id, label: text(label) }))}
          onChange={(list) => put(['optionsFrom'], list === '' ? undefined : list)}
        />
      )}
    </PartSet>
  );
}

function Columns({ field, put }: { field: Field; put: Put }) {
  const { words } = useSpeech();
  const said = words.designer.form;
  const columns = field.columns ?? [];
  const change = (index: number, column: (typeof columns)[number]) =>
    put(
      ['columns'],
      columns.map((other, at) => (at === index ? column : other)),
    );
  return (
    <PartSet label={said.columns}>
      <ol className="design-list">
        {columns.map((column, index) => (
          <li key={column.id}>
            <TextPair
              label={fill(said.column, { n: index + 1 })}
              value={column.label}
              maxLength={40}
              onChange={(label) => change(index, { ...column, label })}
            />
            <Choose
              label={fill(said.columnType, { n: index + 1 })}
              value={column.type}
              choices={COLUMN_TYPES.map((type) => ({ value: type, label: said.types[type] }))}
              onChange={(type) => {
                const next = ofType({ ...column, type: 'text' }, type as FieldType);
                change(index, next as (typeof columns)[number]);
              }}
            />
            <div className="design-line">
              <Tick
                label={said.isRequired}
                checked={column.required === true}
                onChange={(checked) => {
                  const { required: _, ...rest } = column;
                  change(index, checked ? { ...rest, required: true } : rest);
                }}
              />
              {columns.length > 1 && (
                <Button
                  size="small"
                  aria-label={fill(said.removeColumn, { n: index + 1 })}
                  onClick={() =>
                    put(
                      ['columns'],
                      columns.filter((_, at) => at !== index),
                    )
                  }
                >
                  {words.design.difference.removed}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        onClick={() =>
          put(
            ['columns'],
            [
              ...columns,
              {
                id: freeId(
                  columns.map(({ id }) => id),
                  'column',
                  '',
                ),
                label: { zh: said.newField, en: 'Column' },
                type: 'text',
                maxLength: 100,
              },
            ],
          )
        }
      >
        {said.addColumn}
      </Button>
    </PartSet>
  );
}
