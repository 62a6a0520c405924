import { useEffect, useState } from 'react';
import type { LinkView } from '../../../../libs/contracts/ballot-links';
import { useSpeech } from '../shared/language';
import { LargePage } from '../shared/large-page';
import { linksApi } from './links-api';
import { Notice } from './notice';
import { OpenForm } from './open-form';

/**
 * The page behind a personal link: large type, no menu, no account. The token stands behind `#` in the address, goes nowhere by
 * itself, and is posted together with what only its owner knows. Until then the page says for whom it is not.
 */
export function BallotLinkPage() {
  const { words } = useSpeech();
  const said = words.signIn.ballotLink;
  const [token] = useState(() => window.location.hash.slice(1));
  const [view, setView] = useState<LinkView | null>(null);
  const [hasLeft, setLeft] = useState(false);
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
    <LargePage title={said.title}>
      {hasLeft && <p role="status">{said.left}</p>}
      {!hasLeft && view && <Notice view={view} onChanged={setView} onLeave={leave} onEnded={() => setView(null)} />}
      {!hasLeft && !view && <OpenForm token={token} onOpened={() => void linksApi.read().then(setView, () => undefined)} />}
    </LargePage>
  );
}
