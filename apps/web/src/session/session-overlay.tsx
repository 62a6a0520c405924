import { Modal } from 'antd';
import { useState } from 'react';
import { useSpeech } from '../shared/language';
import { useSessionState } from './session';
import { SignInForm, type Credentials } from './sign-in-form';

/** Stands over the page when the session has ended; the page behind it, with all that was typed, is not touched. */
export function SessionOverlay() {
  const { words } = useSpeech();
  const { expired, enter } = useSessionState();
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
      <SignInForm
        given={given}
        onGiven={setGiven}
        onSignedIn={(session) => {
          setGiven({ login: '', password: '' });
          enter(session);
        }}
      />
    </Modal>
  );
}
