import { Modal } from 'antd';
import { useState } from 'react';
import { useSpeech } from '../shared/language';
import { SecondStepForm } from './second-step.page';
import { useSessionState } from './session';
import { SignInForm, type Credentials } from './sign-in-form';

/** Stands over the page when the session has ended; the page behind it, with all that was typed, is not touched. */
export function SessionOverlay() {
  const { words } = useSpeech();
  const { expired, enter } = useSessionState();
  // Signed in by half: the page behind stays, and the code is asked for here.
  const [isHalf, setHalf] = useState(false);
  const [given, setGiven] = useState<Credentials>({ login: '', password: '' });
  return (
    <Modal
      open={expired}
      title={words.session.expiredTitle}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      centered
      destroyOnHidden
    >
      <p>{words.session.expired}</p>
      {isHalf ? (
        <SecondStepForm
          onSignedIn={(session) => {
            setHalf(false);
            enter(session);
          }}
        />
      ) : (
        <SignInForm
          given={given}
          onGiven={setGiven}
          onSignedIn={(session) => {
            setGiven({ login: '', password: '' });
            if (session.pending === 'factor') setHalf(true);
            else enter(session);
          }}
        />
      )}
    </Modal>
  );
}
