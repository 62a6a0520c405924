/** The fields that forms of change have in common. What is missing is said once it was tried without it, then what the server said. */
import { Input, type InputProps } from 'antd';
import { Field } from './field';
import { useSpeech } from './language';
import { DayInput } from './day-input';

interface Line {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  /** What the server said of it. */
  problem?: string;
}

/** One line; `missing`: what is said where it has to be given and was not. */
export function LineField({
  label,
  value,
  onChange,
  help,
  problem,
  missing,
  tried = false,
  ...input
}: Line & { missing?: string; tried?: boolean } & Pick<InputProps, 'className' | 'maxLength' | 'inputMode' | 'autoCapitalize'>) {
  const isMissing = tried && value.trim() === '';
  return (
    <Field label={label} required={missing !== undefined} help={help} problem={isMissing && missing ? missing : problem}>
      {(props) => (
        <Input maxLength={100} {...input} {...props} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** The name of somebody or something. */
export function NameField(line: Line & { tried: boolean; className?: string }) {
  const { words } = useSpeech();
  return <LineField {...line} missing={words.people.nameRequired} />;
}

/** Why something is done: asked wherever something ends or is undone. `missing`: in the words of the page. */
export function ReasonField({
  label,
  missing,
  ...line
}: Omit<Line, 'label'> & { tried: boolean; label?: string; missing?: string }) {
  const { words } = useSpeech();
  return (
    <LineField {...line} label={label ?? words.people.reason} missing={missing ?? words.people.reasonRequired} maxLength={500} />
  );
}

/** Why, where one may say so. */
export function OptionalReasonField(line: Omit<Line, 'label'>) {
  const { words } = useSpeech();
  return <LineField {...line} label={words.people.reasonOptional} maxLength={500} />;
}

export function DayField({ label, value, onChange, help, problem, required }: Line & { required?: boolean }) {
  return (
    <Field label={label} required={required} problem={problem} help={help}>
      {(props) => <DayInput {...props} value={value} onChange={onChange} />}
    </Field>
  );
}
