import { useId, type ReactNode } from 'react';
import { useSpeech } from './language';

interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
  status?: 'error';
}

interface FieldProps {
  label: ReactNode;
  required?: boolean;
  help?: ReactNode;
  problem?: string;
  children: (props: ControlProps) => ReactNode;
}

/** A label, its control, what helps and what is wrong with it, tied together for eyes and screen readers alike. */
export function Field({ label, required, help, problem, children }: FieldProps) {
  const id = useId();
  const described = [help ? `${id}-help` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className={`field ${problem ? 'field-wrong' : ''}`}>
      <label htmlFor={id} className="field-label">
        {label}
        <RequiredMark required={required} />
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(problem ? { 'aria-invalid': true, status: 'error' } : {}),
        ...(required ? { 'aria-required': true } : {}),
      })}
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The same for several controls under one question. */
export function FieldGroup({ label, required, help, problem, children }: Omit<FieldProps, 'children'> & { children: ReactNode }) {
  const id = useId();
  return (
    <fieldset
      className={`field ${problem ? 'field-wrong' : ''}`}
      aria-describedby={problem ? `${id}-problem` : help ? `${id}-help` : undefined}
    >
      <legend className="field-label">
        {label}
        <RequiredMark required={required} />
      </legend>
      {children}
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function RequiredMark({ required }: { required?: boolean }) {
  const { words } = useSpeech();
  // Hidden from the accessible name, so that a label keeps its own words; aria-required says the same.
  return required ? (
    <span className="field-required" aria-hidden="true" title={words.app.required}>
      *
    </span>
  ) : null;
}
