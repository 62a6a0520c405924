import { Button, Input, Modal } from 'antd';
import { useEffect, useState, type FormEvent } from 'react';
import { fill } from '../messages';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { useWork } from '../shared/use-work';
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
  const { isBusy, failure, run } = useWork();
  const isSet = factor.data?.isSet ?? false;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (value.trim() === '') return;
    void run(async () => {
      refresh(await signInApi.stepUp(isSet ? { code: value.trim() } : { password: value }));
      onProved();
    });
  };
  const elsewhere = (id: string) =>
    run(async () => {
      rememberWayBack();
      window.location.assign((await signInApi.begin(id, true)).location);
    });
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
      <FailureNote failure={failure} />
      <Button type="primary" htmlType="submit" block disabled={isBusy} aria-busy={isBusy}>
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
