import { useId, useState } from 'react';
import type { LinkView } from '../../../../libs/contracts/ballot-links';
import type { OwnBallotView } from '../../../../libs/contracts/ballots';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { useFailureWords } from '../shared/failure-words';
import { useSpeech } from '../shared/language';
import { linksApi } from './links-api';

/** Against what was recorded of him, or what it came to: a note to the secretariat, on the record. */
export function Objection({ ballot, onChanged }: { ballot: OwnBallotView; onChanged: (view: LinkView) => void }) {
  const { words, language } = useSpeech();
  const said = words.ballots.own;
  const wordsOf = useFailureWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (text.trim() === '') return setProblem(said.objectRequired);
    setBusy(true);
    setProblem(null);
    try {
      onChanged(await linksApi.object(text.trim()));
      setOpen(false);
      setText('');
    } catch (failure) {
      setProblem(wordsOf(failure));
    } finally {
      setBusy(false);
    }
  };
  const { objection } = ballot;
  return (
    <section className="large-sheet" aria-live="polite">
      {objection && <p>{fill(said.objected, { at: formatInstant(objection.at, language, true), words: objection.words })}</p>}
      {!isOpen && (
        <button type="button" className="large-button" onClick={() => setOpen(true)}>
          {said.object}
        </button>
      )}
      {isOpen && (
        <>
          <p>{said.objectHint}</p>
          <div className="large-field">
            <label htmlFor={id}>{said.objectLabel}</label>
            <textarea id={id} rows={4} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
          </div>
          <button
            type="button"
            className="large-button large-primary"
            disabled={busy}
            aria-busy={busy}
            onClick={() => void send()}
          >
            {said.objectSend}
          </button>
        </>
      )}
      {problem && (
        <p role="alert" className="large-problem">
          {problem}
        </p>
      )}
    </section>
  );
}
