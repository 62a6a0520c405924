import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { StandardsView, StandardValue, StandardView } from '../../../../libs/contracts/standards';
import { DayField, LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { setStandard } from './standards-api';

interface Props {
  label: string;
  house: StandardsView;
  standard: StandardView;
  onDone: () => void;
  onCancel: () => void;
}

/** The value in the control of its type, as text until it is sent; the article that says so goes with it. */
export function SetStandard({ label, house, standard, onDone, onCancel }: Props) {
  const { words } = useSpeech();
  const said = words.policies.standards;
  const [typed, setTyped] = useState(typedOf(standard));
  const [article, setArticle] = useState(standard.article ?? '');
  const send = () => {
    const value = valueOf(standard.type, typed);
    if (value === null || article.trim() === '') return null;
    return setStandard({ organisation: house.organisation.id, parameter: standard.id, value, article: article.trim() });
  };
  return (
    <ChangeForm
      label={label}
      submit={standard.set === null ? said.set : said.change}
      send={send}
      onDone={onDone}
      onCancel={onCancel}
    >
      {(problemOf, tried) => (
        <>
          <Value
            {...{ house, standard, typed, setTyped }}
            problem={problemOf('value') ?? (tried && valueOf(standard.type, typed) === null ? said.valueRequired : undefined)}
          />
          <LineField
            label={said.article}
            help={said.articleHint}
            missing={said.articleRequired}
            tried={tried}
            value={article}
            onChange={setArticle}
            maxLength={200}
            problem={problemOf('article')}
          />
        </>
      )}
    </ChangeForm>
  );
}

interface ValueProps {
  house: StandardsView;
  standard: StandardView;
  typed: string;
  setTyped: (typed: string) => void;
  problem: string | undefined;
}

function Value({ house, standard, typed, setTyped, problem }: ValueProps) {
  const { words, text } = useSpeech();
  const said = words.policies.standards;
  switch (standard.type) {
    case 'boolean':
      return (
        <FieldGroup label={said.value} required problem={problem}>
          <Radio.Group
            className="choices"
            value={typed}
            onChange={({ target }) => setTyped(target.value as string)}
            options={[
              { value: 'true', label: said.yes },
              { value: 'false', label: said.no },
            ]}
          />
        </FieldGroup>
      );
    case 'organ':
      return (
        <Field label={said.value} required problem={problem}>
          {(props) => (
            <Select
              {...props}
              className="medium"
              value={typed === '' ? null : typed}
              onChange={setTyped}
              options={house.organs.map(({ id, name }) => ({ value: id, label: text(name) }))}
            />
          )}
        </Field>
      );
    case 'date':
      return <DayField label={said.value} required value={typed} onChange={setTyped} problem={problem} />;
    case 'textList':
      return (
        <Field label={said.value} required help={said.lines} problem={problem}>
          {(props) => (
            <Input.TextArea
              {...props}
              autoSize={{ minRows: 3 }}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
      );
    case 'ratio': {
      const [part = '', whole = ''] = typed.split('/');
      return (
        <FieldGroup label={said.value} required problem={problem}>
          <LineField
            className="short"
            inputMode="numeric"
            label={said.part}
            value={part}
            onChange={(now) => setTyped(`${now}/${whole}`)}
          />
          <LineField
            className="short"
            inputMode="numeric"
            label={said.whole}
            value={whole}
            onChange={(now) => setTyped(`${part}/${now}`)}
          />
        </FieldGroup>
      );
    }
    case 'integer':
    case 'money':
      return (
        <Field label={standard.type === 'money' ? `${said.value} (${said.moneyUnit})` : said.value} required problem={problem}>
          {(props) => (
            <Input
              {...props}
              className="short"
              inputMode="decimal"
              value={typed}
              suffix={standard.unit === null ? undefined : text(standard.unit)}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
      );
  }
}

function typedOf({ type, value, isDefault }: StandardView): string {
  if (value === null || isDefault) return '';
  if (type === 'money' && typeof value === 'number') return String(value / 100);
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'object') return `${value.part}/${value.whole}`;
  return String(value);
}

/** Null: nothing that can be sent was typed. */
function valueOf(type: StandardView['type'], typed: string): StandardValue {
  const given = typed.trim();
  if (given === '') return null;
  switch (type) {
    case 'boolean':
      return given === 'true';
    case 'integer':
      return /^\d{1,12}$/.test(given) ? Number(given) : null;
    case 'money':
      return /^\d{1,9}(\.\d{1,2})?$/.test(given) ? Math.round(Number(given) * 100) : null;
    case 'textList':
      return given
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'ratio': {
      const [part = '', whole = ''] = given.split('/').map((side) => side.trim());
      return /^\d+$/.test(part) && /^[1-9]\d*$/.test(whole) ? { part: Number(part), whole: Number(whole) } : null;
    }
    case 'date':
    case 'organ':
      return given;
  }
}
