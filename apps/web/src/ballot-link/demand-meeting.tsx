import { useRef, useState } from 'react';
import type { LinkView } from '../../../../libs/contracts/ballot-links';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { uuid } from '../shared/uuid';
import { LargeButton, LargeProblem, useSending } from './large-action';
import { linksApi } from './links-api';

interface DemandMeetingProps {
  demand: NonNullable<LinkView['demand']>;
  onChanged: (view: LinkView) => void;
  onEnded: () => void;
}

/** 要求开会, where the charter lets members ask: said what it does, then one confirmation. No reason is asked for. */
export function DemandMeeting({ demand: { needed, by, mine }, onChanged, onEnded }: DemandMeetingProps) {
  const { words } = useSpeech();
  const said = words.acts.demand;
  const [isAsking, setAsking] = useState(false);
  const { busy, problem, send } = useSending(onEnded);
  // Made once, so that pressing again after a lost line is the same demand.
  const key = useRef('');
  const ask = () => {
    key.current ||= uuid();
    setAsking(true);
  };
  if (mine) {
    return (
      <section className="large-sheet" aria-live="polite">
        <p>{fill(said.done, { by, needed })}</p>
      </section>
    );
  }
  return (
    <section className="large-sheet" aria-live="polite">
      <p>{fill(said.hint, { by, needed })}</p>
      {isAsking ? (
        <>
          <p className="large-choice">{said.confirm}</p>
          <LargeButton
            label={said.sure}
            busy={busy}
            onPress={() => void send(async () => onChanged(await linksApi.demand(key.current)))}
          />
          <button type="button" className="large-button" disabled={busy} onClick={() => setAsking(false)}>
            {said.back}
          </button>
        </>
      ) : (
        <button type="button" className="large-quiet large-aside" onClick={ask}>
          {said.ask}
        </button>
      )}
      <LargeProblem problem={problem} />
    </section>
  );
}
