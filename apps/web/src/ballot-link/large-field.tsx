import { useId } from 'react';

/** One field in large type, with the keyboard of digits on a phone. */
export function LargeField({
  label,
  value,
  digits,
  autoComplete = 'off',
  onChange,
}: {
  label: string;
  value: string;
  digits: number;
  autoComplete?: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="large-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete={autoComplete}
        maxLength={digits + 2}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
