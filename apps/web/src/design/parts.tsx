/** The controls of the designer: each knows its label, says what is chosen in words, and keeps what it cannot say. */
import { Checkbox, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Text } from '../../../../libs/procedure';
import { fill } from '../messages';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';

export interface Choice {
  value: string;
  label: string;
  group?: string;
}

interface ChooseProps {
  label: string;
  value: string;
  choices: Choice[];
  onChange: (value: string) => void;
  help?: string;
  /** What an empty value is called; without it something must be chosen. */
  none?: string;
}

/** One of a closed list. A value that is not in it any more is shown as what must be chosen again. */
export function Choose({ label, value, choices, onChange, help, none }: ChooseProps) {
  const { words } = useSpeech();
  const isKnown = choices.some((choice) => choice.value === value);
  const groups = [...new Set(choices.map(({ group }) => group))];
  const optionsOf = (group: string | undefined) =>
    choices
      .filter((choice) => choice.group === group)
      .map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ));
  return (
    <Field label={label} help={help}>
      {({ status: _, ...control }) => (
        <select
          {...control}
          className="select"
          value={isKnown ? value : ''}
          onChange={(event) => (event.target.value !== '' || none !== undefined) && onChange(event.target.value)}
        >
          {(none !== undefined || !isKnown) && <option value="">{none ?? words.designer.choose}</option>}
          {groups.map((group) =>
            group === undefined ? (
              optionsOf(group)
            ) : (
              <optgroup key={group} label={group}>
                {optionsOf(group)}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  );
}

interface LineProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  maxLength?: number;
  rows?: number;
}

export function Line({ label, value, onChange, help, maxLength = 200, rows }: LineProps) {
  return (
    <Field label={label} help={help}>
      {(control) =>
        rows === undefined ? (
          <Input {...control} value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input.TextArea
            {...control}
            value={value}
            maxLength={maxLength}
            autoSize={{ minRows: rows, maxRows: 12 }}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

/** A whole number; what is none stays on the screen and is not taken. */
export function Whole({
  label,
  value,
  onChange,
  least = 0,
  help,
}: {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  least?: number;
  help?: string;
}) {
  const [typed, setTyped] = useState(String(value ?? ''));
  const isTaken = typed === '' ? value === undefined : Number(typed) === value;
  const shown = isTaken || !/^\d+$/.test(typed) ? typed : String(value ?? '');
  return (
    <Field label={label} help={help}>
      {(control) => (
        <Input
          {...control}
          className="design-number"
          inputMode="numeric"
          maxLength={9}
          value={shown}
          onChange={({ target }) => {
            setTyped(target.value);
            if (target.value === '') onChange(undefined);
            else if (/^\d+$/.test(target.value) && Number(target.value) >= least) onChange(Number(target.value));
          }}
          onBlur={() => setTyped(String(value ?? ''))}
        />
      )}
    </Field>
  );
}

/** Parts that are one thing to say, under its name. */
export function PartSet({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="design-set">
      <legend className="field-label">{label}</legend>
      {hint !== undefined && <p className="field-help">{hint}</p>}
      {children}
    </fieldset>
  );
}

/** What few steps need: drawn while it is open, because a sheet is drawn again with every letter. */
export function More({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="folded" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && <div className="folded-body">{children}</div>}
    </details>
  );
}

export function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <Checkbox className="design-tick" checked={checked} onChange={(event) => onChange(event.target.checked)}>
      {label}
    </Checkbox>
  );
}

const EMPTY: Text = { zh: '', en: '' };

/** Words for people: Chinese, and English folded beside it, which says the Chinese until somebody writes his own. */
export function TextPair({
  label,
  value = EMPTY,
  onChange,
  rows,
  maxLength,
}: {
  label: string;
  value: Text | undefined;
  onChange: (value: Text) => void;
  rows?: number;
  maxLength?: number;
}) {
  const { words } = useSpeech();
  const said = words.designer;
  const [isOpen, setOpen] = useState(false);
  const follows = value.en === '' || value.en === value.zh;
  return (
    <div className="text-pair">
      <Line
        label={label}
        value={value.zh}
        rows={rows}
        maxLength={maxLength}
        onChange={(zh) => onChange({ zh, en: follows ? zh : value.en })}
      />
      {isOpen ? (
        <Line
          label={fill(said.englishOf, { label })}
          value={follows ? '' : value.en}
          rows={rows}
          maxLength={maxLength}
          help={said.englishHint}
          onChange={(en) => onChange({ zh: value.zh, en: en === '' ? value.zh : en })}
        />
      ) : (
        <button type="button" className="text-button" onClick={() => setOpen(true)}>
          {fill(said.englishOf, { label })}
        </button>
      )}
    </div>
  );
}
