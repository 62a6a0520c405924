import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { ApiError, SessionView } from '../../../../libs/contracts/api';
import { api, ApiFailure } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { ErrorNote, Note } from '../shared/notes';

export interface Credentials {
  login: string;
  password: string;
}

/** Account and password. The same form stands on its own page and over a page whose session has ended. */
export function SignInForm({
  given,
  onGiven,
  onSignedIn,
}: {
  given: Credentials;
  onGiven: (given: Credentials) => void;
  onSignedIn: (session: SessionView) => void;
}) {
  const { words } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<ApiError | 'unreachable' | null>(null);

  const signIn = async () => {
    setTried(true);
    if (given.login.trim() === '' || given.password === '') return;
    setBusy(true);
    setError(null);
    try {
      onSignedIn(await api.signIn({ login: given.login.trim(), password: given.password }));
    } catch (failure) {
      setError(failure instanceof ApiFailure ? failure.error : 'unreachable');
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn();
  };

  return (
    <form onSubmit={submit} noValidate className="stack">
      <Field label={words.session.login} problem={tried && given.login.trim() === '' ? words.session.loginRequired : undefined}>
        {(props) => (
          <Input
            {...props}
            autoComplete="username"
            autoCapitalize="none"
            value={given.login}
            onChange={(event) => onGiven({ ...given, login: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.session.password} problem={tried && given.password === '' ? words.session.passwordRequired : undefined}>
        {(props) => (
          <Input
            {...props}
            type="password"
            autoComplete="current-password"
            value={given.password}
            onChange={(event) => onGiven({ ...given, password: event.target.value })}
          />
        )}
      </Field>
      {error === 'unreachable' && (
        <Note tone="stop" live>
          {words.error.unreachable}
        </Note>
      )}
      {error && error !== 'unreachable' && <ErrorNote error={error} />}
      <Button type="primary" htmlType="submit" block disabled={busy} aria-busy={busy}>
        {words.session.signIn}
      </Button>
    </form>
  );
}
