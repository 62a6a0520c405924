import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { SessionView } from '../../../../libs/contracts/api';
import { api } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { useWork } from '../shared/use-work';

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
  const [tried, setTried] = useState(false);
  const { isBusy, failure, run } = useWork();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (given.login.trim() === '' || given.password === '') return;
    void run(async () => onSignedIn(await api.signIn({ login: given.login.trim(), password: given.password })));
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
      <FailureNote failure={failure} />
      <Button type="primary" htmlType="submit" block disabled={isBusy} aria-busy={isBusy}>
        {words.session.signIn}
      </Button>
    </form>
  );
}
