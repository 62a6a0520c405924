import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { SessionView } from '../../../../libs/contracts/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { useWork } from '../shared/use-work';
import { rememberWayBack } from './return.page';
import { signInApi, useMethods } from './sign-in-api';

/** By another house, or by a code to one's phone: what the deployment has, and nothing where it has none. */
export function OtherMethods({ from, onSignedIn }: { from: string; onSignedIn: (session: SessionView) => void }) {
  const { words, text } = useSpeech();
  const methods = useMethods();
  const [byPhone, setByPhone] = useState(false);
  const { failure, run } = useWork();
  const { data } = methods;
  if (!data || (data.methods.length === 0 && !data.codes)) return null;
  const go = (id: string) =>
    run(async () => {
      rememberWayBack(from);
      window.location.assign((await signInApi.begin(id, false)).location);
    });
  return (
    <section className="sheet stack" aria-labelledby="other-methods">
      <h2 id="other-methods">{words.signIn.or}</h2>
      {data.methods.map((method) => (
        <Button key={method.id} block onClick={() => void go(method.id)}>
          {text(method.name)}
        </Button>
      ))}
      <FailureNote failure={failure} />
      {data.codes && !byPhone && (
        <Button block onClick={() => setByPhone(true)}>
          {words.signIn.byPhone}
        </Button>
      )}
      {data.codes && byPhone && <PhoneForm onSignedIn={onSignedIn} />}
    </section>
  );
}

function PhoneForm({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const { words } = useSpeech();
  const said = words.signIn;
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [isSent, setSent] = useState(false);
  const [tried, setTried] = useState<'phone' | 'code' | null>(null);
  const { isBusy, failure, run } = useWork();
  const send = () => {
    setTried('phone');
    if (phone.trim() === '') return;
    void run(async () => {
      await signInApi.sendCode(phone);
      setTried(null);
      setSent(true);
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSent) return send();
    setTried('code');
    if (code.trim() !== '') void run(async () => onSignedIn(await signInApi.enterCode(phone, code)));
  };
  return (
    <form onSubmit={submit} noValidate className="stack">
      <Field label={said.phone} problem={tried === 'phone' && phone.trim() === '' ? said.phoneRequired : undefined}>
        {(props) => (
          <Input {...props} type="tel" autoComplete="tel" value={phone} onChange={(event) => setPhone(event.target.value)} />
        )}
      </Field>
      <Button block disabled={isBusy} aria-busy={isBusy} onClick={send}>
        {said.sendCode}
      </Button>
      {isSent && (
        <>
          <Note tone="plain" live>
            {said.codeSent}
          </Note>
          <Field label={said.code} problem={tried === 'code' && code.trim() === '' ? said.codeRequired : undefined}>
            {(props) => (
              <Input
                {...props}
                inputMode="numeric"
                autoComplete="one-time-code"
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
          <Button type="primary" htmlType="submit" block disabled={isBusy} aria-busy={isBusy}>
            {said.enter}
          </Button>
        </>
      )}
      <FailureNote failure={failure} />
    </form>
  );
}
