import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { SessionView } from '../../../../libs/contracts/api';
import { LanguageSwitch } from '../app/language-switch';
import { Seal } from '../app/seal';
import { api } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { useWork } from '../shared/use-work';
import { FactorSetup } from './factor-setup';
import { useSessionState } from './session';
import { signInApi } from './sign-in-api';

/** The second half of a sign-in: the code of the phone, or setting one up where the post demands it. Nothing else opens before. */
export function SecondStepPage({ pending }: { pending: NonNullable<SessionView['pending']> }) {
  const { words } = useSpeech();
  const { enter, leave } = useSessionState();
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <Seal size={52} />
        <p className="sign-in-name">{words.app.name}</p>
        <LanguageSwitch />
      </div>
      <section className="sheet stack">
        <h1 className="sign-in-title">{words.signIn.second.title}</h1>
        {pending === 'factor' ? (
          <SecondStepForm onSignedIn={enter} />
        ) : (
          <>
            <p>{words.signIn.second.demanded}</p>
            <FactorSetup onDone={() => void api.session().then(enter)} />
          </>
        )}
        <Button type="text" onClick={() => void leave()}>
          {words.signIn.second.leave}
        </Button>
      </section>
    </main>
  );
}

/** Also stands over a page whose session has ended. */
export function SecondStepForm({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const { words } = useSpeech();
  const said = words.signIn.second;
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const { isBusy, failure, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '') void run(async () => onSignedIn(await signInApi.giveFactor(code)));
  };
  return (
    <form onSubmit={submit} noValidate className="stack">
      <p>{said.hint}</p>
      <Field label={said.code} problem={tried && code.trim() === '' ? words.signIn.codeRequired : undefined}>
        {(props) => (
          <Input
            {...props}
            autoFocus
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <FailureNote failure={failure} />
      <Button type="primary" htmlType="submit" block disabled={isBusy} aria-busy={isBusy}>
        {said.submit}
      </Button>
    </form>
  );
}
