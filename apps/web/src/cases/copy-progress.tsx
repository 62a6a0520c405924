import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useCopying } from '../shared/copying';
import { titleOf } from '../shared/items';
import { useSpeech } from '../shared/language';
import { untilSentence, waitingSentence } from '../shared/waiting';

/** One plain line to read out on the telephone or to paste; offices only, no names. */
export function CopyProgress({ view }: { view: CaseView }) {
  const speech = useSpeech();
  const { words, text } = speech;
  const [isCopied, setCopied] = useState(false);
  const { copy, byHand } = useCopying();
  const copyProgress = async () => {
    const lines = view.waiting.map((waiting) => {
      const office = { ...waiting, holder: { ...waiting.holder, names: [] } };
      return [titleOf(waiting, speech), waitingSentence(office, speech), untilSentence(waiting, speech)]
        .filter(Boolean)
        .join(words.app.pause);
    });
    const state =
      view.status === 'open'
        ? lines.join(words.app.semicolon)
        : view.outcome
          ? words.cases.outcome[view.outcome]
          : words.cases.status.closed;
    const done = await copy(
      fill(words.cases.copyLine, {
        society: text(view.society.name),
        subject: view.subject,
        procedure: text(view.title),
        number: fill(words.cases.number, { number: view.number }),
        state,
      }),
    );
    setCopied(done);
    if (done) setTimeout(() => setCopied(false), 3000);
  };
  return (
    <>
      <Button onClick={() => void copyProgress()}>
        <span aria-live="polite">{isCopied ? words.cases.copied : words.cases.copy}</span>
      </Button>
      {byHand}
    </>
  );
}
