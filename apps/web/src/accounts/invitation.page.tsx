import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { InvitationView } from '../../../../libs/contracts/accounts';
import { LanguageSwitch } from '../app/language-switch';
import { Seal } from '../app/seal';
import { fill } from '../messages';
import { ChangeForm } from '../shared/change-form';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { accountsApi } from './accounts-api';
import { BLANK, isTwice, NewPasswordFields } from './new-password';

/** 设置密码 by an invitation: public, and nothing but the holder of the link opens it. */
export function InvitationPage() {
  const { words } = useSpeech();
  const said = words.accounts;
  const token = useLocation().hash.slice(1);
  const [login, setLogin] = useState<string | null>(null);
  const navigate = useNavigate();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => accountsApi.readInvitation(token),
    retry: false,
    // Once it is used it is no longer there; the page then says so by itself.
    enabled: login === null,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    document.title = `${said.invitationTitle} · ${words.app.name}`;
  }, [said, words]);
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <Seal size={52} />
        <div>
          <p className="sign-in-name">{words.app.name}</p>
          <p className="sign-in-tagline">{words.app.tagline}</p>
        </div>
        <LanguageSwitch />
      </div>
      <section className="sheet">
        <h1 className="sign-in-title">{said.invitationTitle}</h1>
        {login === null ? (
          <Loaded query={invitation}>{(view) => <Accept view={view} token={token} onDone={setLogin} />}</Loaded>
        ) : (
          <div className="stack">
            <Note tone="good" live>
              {fill(said.passwordSet, { login })}
            </Note>
            <Button type="primary" block onClick={() => void navigate('/sign-in', { replace: true })}>
              {said.toSignIn}
            </Button>
          </div>
        )}
      </section>
    </main>
  );
}

function Accept({ view, token, onDone }: { view: InvitationView; token: string; onDone: (login: string) => void }) {
  const { words, language } = useSpeech();
  const said = words.accounts;
  const [given, setGiven] = useState(BLANK);
  return (
    <>
      <p>{fill(said.invited, { name: view.name, login: view.login })}</p>
      <p className="soft">{fill(said.until, { at: formatInstant(view.expiresAt, language) })}</p>
      <ChangeForm
        label={said.invitationTitle}
        submit={said.setPassword}
        send={() =>
          isTwice(given) ? accountsApi.acceptInvitation(token, given.password).then(({ login }) => onDone(login)) : null
        }
      >
        {(problemOf, tried) => (
          <NewPasswordFields given={given} onChange={setGiven} rules={view.rules} problemOf={problemOf} tried={tried} />
        )}
      </ChangeForm>
    </>
  );
}
