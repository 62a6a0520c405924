import { Input } from 'antd';
import { Field } from '../shared/field';

interface WordsFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  problem?: string;
}

/** A paragraph that has to be written. */
export function WordsField({ label, value, onChange, help, problem }: WordsFieldProps) {
  return (
    <Field label={label} required help={help} problem={problem}>
      {(props) => (
        <Input.TextArea
          {...props}
          maxLength={5000}
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
