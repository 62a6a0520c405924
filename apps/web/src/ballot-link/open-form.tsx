import { useState, type FormEvent } from 'react';
import { useSpeech } from '../shared/language';
import { LargeButton, LargeProblem, useSending } from './large-action';
import { LargeField } from './large-field';
import { linksApi } from './links-api';

/** All that somebody sees to whom the link was forwarded: 此链接仅限本人使用. */
export function OpenForm({ token, onOpened }: { token: string; onOpened: () => void }) {
  const { words } = useSpeech();
  const said = words.signIn.ballotLink;
  const [digits, setDigits] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const { busy, problem, setProblem, send } = useSending();
  const open = () => {
    if (!/^\d{4}$/.test(digits)) return setProblem(said.digitsRequired);
    if (needsCode && code.trim() === '') return setProblem(said.codeRequired);
    void send(async () => {
      const { opened } = await linksApi.open({ token, digits, ...(needsCode ? { code: code.trim() } : {}) });
      if (opened) onOpened();
      else setNeedsCode(true);
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open();
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
          <LargeProblem problem={problem} />
          <LargeButton label={said.open} busy={busy} />
        </>
      )}
    </form>
  );
}
