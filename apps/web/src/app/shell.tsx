import { Button } from 'antd';
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession, useSessionState } from '../session/session';
import { useSpeech } from '../shared/language';
import { Contact } from '../shared/notes';
import { useArrival } from './arrival';
import { LargeTypeSwitch, useOwnDisplay } from './display';
import { LanguageSwitch } from './language-switch';
import { useLive } from './live';
import { Navigation } from './navigation';
import { Seal } from './seal';
import { lazily, useIsWaitingForLine } from '../shared/lazily';

// Most sessions do not end under an open page, so its dialogue is loaded when the first one does.
const SessionOverlay = lazily(() => import('../session/session-overlay').then((m) => ({ default: m.SessionOverlay })));

const StepUpDialog = lazily(() => import('../session/step-up-dialog').then((m) => ({ default: m.StepUpDialog })));

/** What surrounds every page: the mark, who I am, the menu, and whom to call. */
export function Shell({ children }: { children: ReactNode }) {
  const { words } = useSpeech();
  const { expired } = useSessionState();
  useOwnDisplay();
  const connected = useLive(!expired);
  const isWaiting = useIsWaitingForLine();
  const location = useLocation();
  const main = useRef<HTMLElement>(null);
  useArrival(main);
  const [menuOpen, setMenuOpen] = useState(false);
  useEffect(() => setMenuOpen(false), [location.pathname]);
  return (
    <div className="shell">
      <a href="#content" className="skip">
        {words.app.skip}
      </a>
      <header className="top">
        <Button
          type="text"
          className="menu-button"
          aria-expanded={menuOpen}
          aria-controls="side"
          aria-label={menuOpen ? words.app.closeMenu : words.app.menu}
          onClick={() => setMenuOpen(!menuOpen)}
        >
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path d={menuOpen ? 'M6 6l12 12M18 6L6 18' : 'M4 7h16M4 12h16M4 17h16'} className="icon-stroke" />
          </svg>
        </Button>
        <Link to="/inbox" className="brand">
          <Seal size={30} />
          <span>{words.app.name}</span>
        </Link>
        <WhoAmI />
      </header>
      <div className="shell-body">
        <aside id="side" className={menuOpen ? 'side side-open' : 'side'}>
          <p className="side-who">
            <Identity />
          </p>
          <p className="side-type">
            <LargeTypeSwitch />
          </p>
          <Navigation onChosen={() => setMenuOpen(false)} />
        </aside>
        <main ref={main} id="content" className="content" tabIndex={-1}>
          <div role="status">
            {isWaiting && <p className="offline">{words.app.waitingForLine}</p>}
            {!isWaiting && !connected && !expired && <p className="offline">{words.app.offline}</p>}
          </div>
          {children}
          <footer className="foot">
            <Contact />
          </footer>
        </main>
      </div>
      <Suspense fallback={null}>
        <StepUpDialog />
      </Suspense>
      {expired && (
        <Suspense fallback={null}>
          <SessionOverlay />
        </Suspense>
      )}
    </div>
  );
}

/** My name, and every post in which I may act. */
function Identity() {
  const { text } = useSpeech();
  const { person, posts } = useSession();
  return (
    <>
      {person.name}
      {posts.map((post) => (
        <span key={`${post.organisation.id}-${post.role}`} className="who-post">
          {text(post.organisation.name)} · {text(post.title)}
        </span>
      ))}
    </>
  );
}

function WhoAmI() {
  const { words } = useSpeech();
  const { leave } = useSessionState();
  return (
    <div className="who">
      <span className="who-name">
        <Identity />
      </span>
      <span className="who-type">
        <LargeTypeSwitch />
      </span>
      <LanguageSwitch />
      <Button type="text" onClick={() => void leave()}>
        {words.app.signOut}
      </Button>
    </div>
  );
}
