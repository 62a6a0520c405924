import { Button, Input, Modal } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { ApiError } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { ApiFailure } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { ErrorNote, Note } from '../shared/notes';
import { rememberWayBack } from './return.page';
import { useSessionState } from './session';
import { signInApi, useFactor, useMethods } from './sign-in-api';
import { onProofNeeded } from './step-up';

interface Asked {
  isTooWeak: boolean;
  answer: (proved: boolean) => void;
}

/** Stands over the page while something waits for a proof; what was typed behind it is not touched. */
export function StepUpDialog() {
  const { words } = useSpeech();
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => onProofNeeded((isTooWeak) => new Promise((resolve) => setAsked({ isTooWeak, answer: resolve }))), []);
  const settle = (proved: boolean) => {
    asked?.answer(proved);
    setAsked(null);
  };
  return (
    <Modal
      open={asked !== null}
      title={words.signIn.stepUp.title}
      footer={null}
      onCancel={() => settle(false)}
      mask={{ closable: false }}
      centered
      destroyOnHidden
    >
      {asked && <Proof isTooWeak={asked.isTooWeak} onProved={() => settle(true)} />}
    </Modal>
  );
}

function Proof({ isTooWeak, onProved }: { isTooWeak: boolean; onProved: () => void }) {
  const { words, text } = useSpeech();
  const said = words.signIn.stepUp;
  const { refresh } = useSessionState();
  const factor = useFactor();
  const methods = useMethods();
  const [value, setValue] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | 'unreachable' | null>(null);
  const isSet = factor.data?.isSet ?? false;
  const live = useRef(true);
  useEffect(() => () => void (live.current = false), []);

  const prove = async () => {
    setTried(true);
    if (value.trim() === '') return;
    setBusy(true);
    setError(null);
    try {
      refresh(await signInApi.stepUp(isSet ? { code: value.trim() } : { password: value }));
      onProved();
    } catch (failure) {
      if (live.current) setError(failure instanceof ApiFailure ? failure.error : 'unreachable');
    } finally {
      if (live.current) setBusy(false);
    }
  };
  const elsewhere = async (id: string) => {
    try {
      rememberWayBack();
      window.location.assign((await signInApi.begin(id, true)).location);
    } catch (failure) {
      setError(failure instanceof ApiFailure ? failure.error : 'unreachable');
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void prove();
  };
  if (!factor.data) return null;
  return (
    <form onSubmit={submit} noValidate className="stack">
      <p>{isTooWeak ? said.weakHint : said.hint}</p>
      <Field label={isSet ? said.code : said.password} problem={tried && value.trim() === '' ? said.required : undefined}>
        {(props) => (
          <Input
            {...props}
            autoFocus
            type={isSet ? 'text' : 'password'}
            autoComplete={isSet ? 'one-time-code' : 'current-password'}
            value={value}
            onChange={(event) => setValue(event.target.value)}
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
        {said.confirm}
      </Button>
      {(methods.data?.methods ?? [])
        .filter((method) => method.mayProve)
        .map((method) => (
          <Button key={method.id} block onClick={() => void elsewhere(method.id)}>
            {fill(said.elsewhere, { name: text(method.name) })}
          </Button>
        ))}
    </form>
  );
}
