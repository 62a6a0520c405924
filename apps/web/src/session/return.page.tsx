import { useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { Seal } from '../app/seal';
import { tabStore } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { useWork } from '../shared/use-work';
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
  const { failure, run } = useWork();
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    const answer = window.location.search.slice(1);
    window.history.replaceState(window.history.state, '', window.location.pathname);
    const from = tabStore.read(WAY_BACK);
    tabStore.write(WAY_BACK, undefined);
    void run(async () => {
      enter(await signInApi.finish(answer));
      void navigate(typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/', { replace: true });
    });
  }, [enter, navigate, run]);
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <Seal size={52} />
        <p className="sign-in-name">{words.app.name}</p>
      </div>
      <section className="sheet stack" aria-live="polite">
        <h1 className="sign-in-title">{failure ? words.signIn.returnFailed : words.signIn.returning}</h1>
        <FailureNote failure={failure} />
        {failure && <Link to="/sign-in">{words.signIn.again}</Link>}
      </section>
    </main>
  );
}
