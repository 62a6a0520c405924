import { Button } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { ApiError } from '../../../../libs/contracts/api';
import { ApiFailure } from './api';
import { useSpeech } from './language';
import { FailureNote } from './notes';
import { useWork } from './use-work';

/** What the server said of a field, by the field's name. */
export type ProblemOf = (field: string) => string | undefined;

/** What is given up on purpose is forgotten, not kept for the next time. */
export const givenUp = (forget: () => void, close: () => void) => () => {
  forget();
  close();
};

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

/** A change of people, organisations, accounts or grants: sent once, refused in words beside the field, nothing typed is lost. */
export function ChangeForm({ label, submit, send, onDone, onCancel, onRefused, danger, children }: ChangeFormProps) {
  const { words, text } = useSpeech();
  const [tried, setTried] = useState(false);
  const { isBusy, failure, run } = useWork();
  const problemOf: ProblemOf = (field) => {
    if (failure === null || failure === 'unreachable') return undefined;
    const found = failure.fields?.find((problem) => problem.field === field);
    if (found) return text(found.message);
    return failure.field === field ? text(failure.message) : undefined;
  };
  const settle = async (sent: Promise<unknown>) => {
    try {
      await sent;
      onDone?.();
    } catch (error) {
      if (!(error instanceof ApiFailure && onRefused?.(error.error))) throw error;
    }
  };
  return (
    <form
      aria-label={label}
      noValidate
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        setTried(true);
        const sent = send();
        if (sent) void run(() => settle(sent));
      }}
    >
      {children(problemOf, tried)}
      <FailureNote failure={failure} />
      <div className="row-actions">
        <Button type="primary" htmlType="submit" danger={danger} disabled={isBusy} aria-busy={isBusy}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{words.app.cancel}</Button>}
      </div>
    </form>
  );
}
