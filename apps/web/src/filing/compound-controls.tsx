import { Input, Select } from 'antd';
import { useSpeech } from '../shared/language';
import { integerOf, type FieldControlProps } from './control-props';
import { DayInput } from '../shared/day-input';

type Parts = Record<string, unknown>;

const partsOf = (value: unknown): Parts => (typeof value === 'object' && value !== null ? (value as Parts) : {});
/** Empty parts are left out; without any the field is empty. */
function joined(parts: Parts): Parts | undefined {
  const kept = Object.entries(parts).filter(([, part]) => part !== undefined && part !== '');
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
const written = (part: unknown): string => (typeof part === 'string' || typeof part === 'number' ? String(part) : '');

/** Two whole numbers: never a percentage that was rounded somewhere else. */
export function RatioControl({ value, disabled, control, onChange }: FieldControlProps) {
  const { words } = useSpeech();
  const parts = partsOf(value);
  const input = (name: 'part' | 'whole') => (
    <Input
      inputMode="numeric"
      className="narrow"
      status={control.status}
      aria-label={`${control['aria-label'] ?? ''} ${words.widgets[name]}`.trim()}
      placeholder={words.widgets[name]}
      disabled={disabled}
      value={written(parts[name])}
      onChange={(event) => onChange(joined({ ...parts, [name]: integerOf(event.target.value) }))}
    />
  );
  return (
    <span className="control-row">
      {input('part')}
      <span aria-hidden="true">/</span>
      {input('whole')}
    </span>
  );
}

export function PeriodControl({ value, disabled, control, onChange }: FieldControlProps) {
  const { words } = useSpeech();
  const parts = partsOf(value);
  const day = (name: 'from' | 'to') => (
    <DayInput
      aria-label={words.widgets[name]}
      value={written(parts[name])}
      disabled={disabled}
      status={control.status}
      onChange={(on) => onChange(joined({ ...parts, [name]: on }))}
    />
  );
  return (
    <span className="control-row">
      {day('from')}
      <span aria-hidden="true" className="control-dash">
        —
      </span>
      {day('to')}
    </span>
  );
}

/** A day with its half, or with a time. */
export function DayPartControl({ field, value, disabled, control, onChange }: FieldControlProps) {
  const { words, text } = useSpeech();
  const parts = partsOf(value);
  const part = written(parts['part']);
  const isTime = part !== '' && part !== 'am' && part !== 'pm';
  return (
    <span className="control-row">
      <DayInput
        aria-label={text(field.label)}
        value={written(parts['on'])}
        disabled={disabled}
        status={control.status}
        onChange={(on) => onChange(joined({ ...parts, on }))}
      />
      <Select
        className="narrow"
        aria-label={words.widgets.half}
        status={control.status}
        placeholder={words.widgets.choose}
        disabled={disabled}
        value={part === '' ? undefined : isTime ? 'time' : part}
        onChange={(chosen: string) => onChange(joined({ ...parts, part: chosen === 'time' ? '09:00' : chosen }))}
        options={[
          { value: 'am', label: words.widgets.am },
          { value: 'pm', label: words.widgets.pm },
          { value: 'time', label: words.widgets.time },
        ]}
      />
      {isTime && (
        <Input
          type="time"
          className="narrow"
          aria-label={words.widgets.timeLabel}
          status={control.status}
          disabled={disabled}
          value={part}
          onChange={(event) => onChange(joined({ ...parts, part: event.target.value.slice(0, 5) }))}
        />
      )}
    </span>
  );
}
