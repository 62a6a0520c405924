import { Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { ApiError } from '../../../../libs/contracts/api';
import { ApiFailure } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { ErrorNote, Note } from '../shared/notes';

/** What the server said of a field, by the field's name. */
export type ProblemOf = (field: string) => string | undefined;

interface ChangeFormProps {
  /** Names the form for screen readers and tests. */
  label: string;
  submit: string;
  /** Null: something is missing, which the fields themselves say once `tried` is set. */
  send: () => Promise<unknown> | null;
  onDone?: () => void;
  onCancel?: () => void;
  /** Sees a refusal first; true: it is dealt with and not shown. */
  onRefused?: (error: ApiError) => boolean;
  danger?: boolean;
  children: (problemOf: ProblemOf, tried: boolean) => ReactNode;
}

/** A change of people, organisations or accounts: sent once, refused in words beside the field, nothing typed is lost. */
export function ChangeForm({ label, submit, send, onDone, onCancel, onRefused, danger, children }: ChangeFormProps) {
  const { words, text } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<ApiError | 'unreachable' | null>(null);
  const problemOf: ProblemOf = (field) => {
    if (error === null || error === 'unreachable') return undefined;
    const found = error.fields?.find((problem) => problem.field === field);
    if (found) return text(found.message);
    return error.field === field ? text(error.message) : undefined;
  };
  const run = async () => {
    setTried(true);
    const sent = send();
    if (!sent) return;
    setBusy(true);
    setError(null);
    try {
      await sent;
      onDone?.();
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) setError('unreachable');
      else if (!onRefused?.(failure.error)) setError(failure.error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      aria-label={label}
      noValidate
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void run();
      }}
    >
      {children(problemOf, tried)}
      {error === 'unreachable' && (
        <Note tone="stop" live>
          {words.error.unreachable}
        </Note>
      )}
      {error && error !== 'unreachable' && <ErrorNote error={error} />}
      <div className="row-actions">
        <Button type="primary" htmlType="submit" danger={danger} disabled={busy} aria-busy={busy}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{words.app.cancel}</Button>}
      </div>
    </form>
  );
}

/** Why something is done: asked wherever something ends or is undone. */
export function ReasonField({
  value,
  onChange,
  problem,
  label,
}: {
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  label?: string;
}) {
  const { words } = useSpeech();
  return (
    <Field label={label ?? words.people.reason} required problem={problem}>
      {(props) => <Input {...props} maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

export function DayField({
  label,
  value,
  onChange,
  problem,
  required,
  help,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  required?: boolean;
  help?: string;
}) {
  return (
    <Field label={label} required={required} problem={problem} help={help}>
      {(props) => (
        <Input {...props} type="date" className="short" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
