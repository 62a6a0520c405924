import { Button, Checkbox, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { FactorEnrolment } from '../../../../libs/contracts/sign-in';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { QrCode } from '../shared/qr-code';
import { useWork } from '../shared/use-work';
import './session.css';
import { signInApi } from './sign-in-api';
import { withProof } from './step-up';

/** Scan, enter what the phone shows, keep the recovery codes. `onDone` when all three are done. */
export function FactorSetup({ onCodes, onDone }: { onCodes?: () => void; onDone: () => void }) {
  const { words } = useSpeech();
  const said = words.signIn.factor;
  const [enrolment, setEnrolment] = useState<FactorEnrolment | null>(null);
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<string[] | null>(null);
  const [tried, setTried] = useState(false);
  const { isBusy, failure, run } = useWork();
  const begin = () => void run(async () => setEnrolment(await withProof(signInApi.beginFactor)));
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '')
      void run(async () => {
        setCodes((await signInApi.confirmFactor(code)).codes);
        onCodes?.();
      });
  };
  if (codes) return <RecoveryCodeList codes={codes} onKept={onDone} />;
  return (
    <form onSubmit={confirm} noValidate className="stack">
      {!enrolment && (
        <Button type="primary" disabled={isBusy} aria-busy={isBusy} onClick={begin}>
          {said.begin}
        </Button>
      )}
      {enrolment && (
        <>
          <div>
            <p className="lead">{said.scan}</p>
            <p className="soft">{said.scanHint}</p>
          </div>
          <QrCode text={enrolment.uri} name={said.qr} />
          <div>
            <p className="soft">{said.secret}</p>
            <p className="secret" data-secret={enrolment.secret}>
              {(enrolment.secret.match(/.{1,4}/g) ?? []).join(' ')}
            </p>
          </div>
          <Field label={said.confirmCode} problem={tried && code.trim() === '' ? words.signIn.codeRequired : undefined}>
            {(props) => (
              <Input
                {...props}
                className="short"
                inputMode="numeric"
                autoComplete="one-time-code"
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
          <Button type="primary" htmlType="submit" disabled={isBusy} aria-busy={isBusy}>
            {said.confirm}
          </Button>
        </>
      )}
      <FailureNote failure={failure} />
    </form>
  );
}

/** Shown once. */
export function RecoveryCodeList({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { words } = useSpeech();
  const said = words.signIn.factor;
  const [isKept, setKept] = useState(false);
  return (
    <div className="stack">
      <div>
        <p className="lead">{said.codesTitle}</p>
        <p>{said.codesHint}</p>
      </div>
      <ol className="recovery-codes" aria-label={said.codesTitle}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
        {said.codesSaved}
      </Checkbox>
      <Button type="primary" disabled={!isKept} onClick={onKept}>
        {words.signIn.second.submit}
      </Button>
    </div>
  );
}
