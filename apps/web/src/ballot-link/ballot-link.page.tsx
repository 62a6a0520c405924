import { useEffect, useState } from 'react';
import type { LinkView } from '../../../../libs/contracts/ballot-links';
import { Seal } from '../app/seal';
import { useSpeech } from '../shared/language';
import './ballot-link.css';
import { linksApi } from './links-api';
import { Notice } from './notice';
import { OpenForm } from './open-form';

/**
 * The page behind a personal link: large type, no menu, no account. The token stands behind `#` in the address, goes nowhere by
 * itself, and is posted together with what only its owner knows. Until then the page says for whom it is not.
 */
export function BallotLinkPage() {
  const { words, language, setLanguage } = useSpeech();
  const said = words.signIn.ballotLink;
  const [token] = useState(() => window.location.hash.slice(1));
  const [view, setView] = useState<LinkView | null>(null);
  const [hasLeft, setLeft] = useState(false);
  useEffect(() => {
    document.title = `${said.title} · ${words.app.name}`;
  }, [said, words]);
  // Opened before on this phone, and still open: no second asking.
  useEffect(() => {
    if (view === null && !hasLeft) linksApi.read().then(setView, () => undefined);
  }, [view, hasLeft]);
  const leave = () => {
    void linksApi.leave().catch(() => undefined);
    setView(null);
    setLeft(true);
  };
  return (
    <main className="large">
      <header className="large-head">
        <Seal size={36} />
        <span>{words.app.name}</span>
        <button type="button" className="large-quiet" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {words.app.languageName}
        </button>
      </header>
      {hasLeft && <p role="status">{said.left}</p>}
      {!hasLeft && view && <Notice view={view} onChanged={setView} onLeave={leave} onEnded={() => setView(null)} />}
      {!hasLeft && !view && <OpenForm token={token} onOpened={() => void linksApi.read().then(setView, () => undefined)} />}
    </main>
  );
}
