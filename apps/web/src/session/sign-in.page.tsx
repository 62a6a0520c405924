import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { LanguageSwitch } from '../app/language-switch';
import { Seal } from '../app/seal';
import { api } from '../shared/api';
import { useSpeech } from '../shared/language';
import { OtherMethods } from './other-methods';
import { useSessionState } from './session';
import { SignInForm, type Credentials } from './sign-in-form';

export function SignInPage() {
  const { words, text } = useSpeech();
  const { session, enter } = useSessionState();
  const navigate = useNavigate();
  const location = useLocation();
  const [given, setGiven] = useState<Credentials>({ login: '', password: '' });
  const demo = useQuery({ queryKey: ['demo'], queryFn: api.demoAccounts, staleTime: Infinity });
  const from = (location.state as { from?: string } | null)?.from ?? '/';
  useEffect(() => {
    document.title = `${words.session.title} · ${words.app.name}`;
  }, [words]);
  if (session) return <Navigate to={from} replace />;
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
        <h1 className="sign-in-title">{words.session.title}</h1>
        <SignInForm
          given={given}
          onGiven={setGiven}
          onSignedIn={(entered) => {
            enter(entered);
            void navigate(from, { replace: true });
          }}
        />
      </section>
      <OtherMethods
        from={from}
        onSignedIn={(entered) => {
          enter(entered);
          void navigate(from, { replace: true });
        }}
      />
      {demo.data && demo.data.length > 0 && (
        <section className="sheet" aria-labelledby="demo-title">
          <h2 id="demo-title">{words.session.demo}</h2>
          <p className="soft">{words.session[demo.data[0]?.password === '' ? 'practiceHint' : 'demoHint']}</p>
          <ul className="demo">
            {demo.data.map((account) => (
              <li key={account.login}>
                <button
                  type="button"
                  className="demo-account"
                  onClick={() => setGiven({ login: account.login, password: account.password })}
                >
                  <span>{text(account.name)}</span>
                  <span className="soft">{account.login}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
