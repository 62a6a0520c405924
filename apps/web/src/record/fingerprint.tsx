import { Button } from 'antd';
import { useState } from 'react';
import { useCopying } from '../shared/copying';
import { useSpeech } from '../shared/language';

/** As much as somebody compares by eye. */
const SHOWN = 12;

/** A fingerprint to compare: its beginning on the screen, all of it on paper and in the clipboard. */
export function Fingerprint({ hash }: { hash: string }) {
  const { words } = useSpeech();
  const [isCopied, setCopied] = useState(false);
  const { copy, byHand } = useCopying();
  return (
    <>
      <code className="no-print">{hash.slice(0, SHOWN)}…</code>
      <code className="only-print">{hash}</code>{' '}
      <Button type="link" size="small" className="no-print" onClick={() => void copy(hash).then(setCopied)}>
        <span aria-live="polite">{isCopied ? words.cases.copied : words.record.copyFingerprint}</span>
      </Button>
      {byHand}
    </>
  );
}
