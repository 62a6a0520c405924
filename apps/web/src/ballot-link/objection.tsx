import { useId, useState } from 'react';
import type { LinkView } from '../../../../libs/contracts/ballot-links';
import type { OwnBallotView } from '../../../../libs/contracts/ballots';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { LargeButton, LargeProblem, useSending } from './large-action';
import { linksApi } from './links-api';

/** Against what was recorded of him, or what it came to: a note to the secretariat, on the record. */
export function Objection({ ballot, onChanged }: { ballot: OwnBallotView; onChanged: (view: LinkView) => void }) {
  const { words, language } = useSpeech();
  const said = words.ballots.own;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { busy, problem, setProblem, send } = useSending();
  const object = () => {
    if (text.trim() === '') return setProblem(said.objectRequired);
    void send(async () => {
      onChanged(await linksApi.object(text.trim()));
      setOpen(false);
      setText('');
    });
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
          <LargeButton label={said.objectSend} busy={busy} onPress={object} />
        </>
      )}
      <LargeProblem problem={problem} />
    </section>
  );
}
