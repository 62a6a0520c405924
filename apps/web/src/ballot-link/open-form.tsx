import { useState, type FormEvent } from 'react';
import { useFailureWords } from '../shared/failure-words';
import { useSpeech } from '../shared/language';
import { linksApi } from './links-api';
import { LargeField } from './large-field';

/** All that somebody sees to whom the link was forwarded: 此链接仅限本人使用. */
export function OpenForm({ token, onOpened }: { token: string; onOpened: () => void }) {
  const { words } = useSpeech();
  const said = words.signIn.ballotLink;
  const wordsOf = useFailureWords();
  const [digits, setDigits] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const open = async () => {
    if (!/^\d{4}$/.test(digits)) return setProblem(said.digitsRequired);
    if (needsCode && code.trim() === '') return setProblem(said.codeRequired);
    setBusy(true);
    setProblem(null);
    try {
      const { opened } = await linksApi.open({ token, digits, ...(needsCode ? { code: code.trim() } : {}) });
      if (opened) onOpened();
      else setNeedsCode(true);
    } catch (failure) {
      setProblem(wordsOf(failure));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void open();
  };
  return (
    <form onSubmit={submit} noValidate className="large-sheet">
      <h1>{said.only}</h1>
      {token === '' ? (
        <p>{said.noToken}</p>
      ) : (
        <>
          <p>{said.onlyHint}</p>
          <LargeField
            label={said.digits}
            value={digits}
            digits={4}
            onChange={(value) => setDigits(value.replace(/\D/g, '').slice(0, 4))}
          />
          {needsCode && (
            <>
              <p role="status">{said.codeHint}</p>
              <LargeField
                label={said.code}
                value={code}
                digits={6}
                autoComplete="one-time-code"
                onChange={(value) => setCode(value.replace(/\D/g, '').slice(0, 6))}
              />
            </>
          )}
          {problem && (
            <p role="alert" className="large-problem">
              {problem}
            </p>
          )}
          <button type="submit" className="large-button large-primary" disabled={busy} aria-busy={busy}>
            {said.open}
          </button>
        </>
      )}
    </form>
  );
}
