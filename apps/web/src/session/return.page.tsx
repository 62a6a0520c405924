import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Seal } from '../app/seal';
import { ApiFailure } from '../shared/api';
import { tabStore } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { ErrorNote, Note } from '../shared/notes';
import type { ApiError } from '../../../../libs/contracts/api';
import { useSessionState } from './session';
import { signInApi } from './sign-in-api';

const WAY_BACK = 'sign-in.from';

/** Before the browser goes to another house: where it shall be afterwards. */
export function rememberWayBack(from = window.location.pathname + window.location.search): void {
  tabStore.write(WAY_BACK, from);
}

/** The page to which another house sends people back. The answer leaves the address at once, and only a POST signs anybody in. */
export function ReturnPage() {
  const { words } = useSpeech();
  const { enter } = useSessionState();
  const navigate = useNavigate();
  const [error, setError] = useState<ApiError | 'unreachable' | null>(null);
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    const answer = window.location.search.slice(1);
    window.history.replaceState(window.history.state, '', window.location.pathname);
    const from = tabStore.read(WAY_BACK);
    tabStore.write(WAY_BACK, undefined);
    signInApi.finish(answer).then(
      (session) => {
        enter(session);
        void navigate(typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/', { replace: true });
      },
      (failure: unknown) => setError(failure instanceof ApiFailure ? failure.error : 'unreachable'),
    );
  }, [enter, navigate]);
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <Seal size={52} />
        <p className="sign-in-name">{words.app.name}</p>
      </div>
      <section className="sheet stack" aria-live="polite">
        <h1 className="sign-in-title">{error ? words.signIn.returnFailed : words.signIn.returning}</h1>
        {error === 'unreachable' && <Note tone="stop">{words.error.unreachable}</Note>}
        {error && error !== 'unreachable' && <ErrorNote error={error} />}
        {error && <Link to="/sign-in">{words.signIn.again}</Link>}
      </section>
    </main>
  );
}
