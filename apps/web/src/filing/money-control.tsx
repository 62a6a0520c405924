import { Input } from 'antd';
import { useState } from 'react';
import { capitals, readMoney, spokenMoney, yuan } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import type { FieldControlProps } from './control-props';

/** An amount as it is written in offices; below it how it was understood. What is no amount stays as typed. */
export function MoneyControl({ value, disabled, control, onChange }: FieldControlProps) {
  const { words, language } = useSpeech();
  const [typed, setTyped] = useState(() => writtenOf(value));
  // A draft that arrives later, or a row that moved up, brings a value that nobody typed here.
  const isOther = typeof value === 'number' ? readMoney(typed) !== value : (value ?? '') !== typed;
  const shown = isOther ? writtenOf(value) : typed;
  const inCell = control['aria-label'] !== undefined;
  return (
    <>
      <Input
        {...control}
        inputMode="decimal"
        className="short money"
        suffix={language === 'zh' ? '元' : 'yuan'}
        disabled={disabled}
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(readMoney(event.target.value) ?? event.target.value);
        }}
        onBlur={() => typeof value === 'number' && setTyped(yuan(value))}
      />
      {typeof value === 'number' && !inCell && (
        <p className="field-help">
          {language === 'zh'
            ? fill(words.widgets.moneyRead, { spoken: spokenMoney(value), capitals: capitals(value) })
            : `CNY ${yuan(value)}`}
        </p>
      )}
      {typeof value === 'string' && value !== '' && control.status === undefined && (
        <p className="field-help care-text" role="status">
          {words.widgets.moneyUnclear}
        </p>
      )}
      {(value === undefined || value === '') && !inCell && <p className="field-help">{words.widgets.moneyHint}</p>}
    </>
  );
}

function writtenOf(value: unknown): string {
  return typeof value === 'number' ? yuan(value) : typeof value === 'string' ? value : '';
}
