import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { SendingSettingsView } from '../../../../libs/contracts/sending';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useWork } from '../shared/use-work';
import { sendingApi } from './sending-api';

interface OfSettings {
  view: SendingSettingsView;
}

/** Where the link of the mail leads: opening it decides nothing, its owner does. */
export function ConfirmEmail({ view: { email, isEmailConfirmed } }: OfSettings) {
  const { words } = useSpeech();
  const said = words.sending.settings;
  const [parameters, setParameters] = useSearchParams();
  const { isBusy, failure, run } = useWork();
  const [done, setDone] = useState(false);
  const code = parameters.get('email');
  if (email !== null && isEmailConfirmed && (done || code !== null))
    return (
      <Note tone="good" live>
        {fill(said.emailConfirmed, { email })}
      </Note>
    );
  if (code === null || email === null) return null;
  const confirm = async () => {
    if (!(await run(() => sendingApi.confirmEmail(code)))) return;
    setDone(true);
    setParameters({}, { replace: true });
  };
  return (
    <Sheet title={said.emailConfirmTitle}>
      <div className="stack">
        <p>{fill(said.emailConfirmIntro, { email })}</p>
        <FailureNote failure={failure} />
        <p className="row-actions">
          <Button type="primary" disabled={isBusy} aria-busy={isBusy} onClick={() => void confirm()}>
            {said.emailConfirm}
          </Button>
        </p>
      </div>
    </Sheet>
  );
}

/** Why no reminders go to the address that was given, and what to do. */
export function UnconfirmedEmail({ view: { email, isEmailConfirmed, offered } }: OfSettings) {
  const { words } = useSpeech();
  const said = words.sending.settings;
  const { isBusy, failure, run } = useWork();
  const [isSent, setSent] = useState(false);
  if (email === null || isEmailConfirmed || !offered.some(({ channel, isListed }) => channel === 'mail' && isListed)) return null;
  const send = async () => setSent(await run(() => sendingApi.sendEmailLink()));
  return (
    <Note tone="care">
      <p>{fill(said.emailOpen, { email })}</p>
      <FailureNote failure={failure} />
      {isSent && <p role="status">{fill(said.emailSent, { email })}</p>}
      <Button size="small" disabled={isBusy} onClick={() => void send()}>
        {said.emailAgain}
      </Button>
    </Note>
  );
}
