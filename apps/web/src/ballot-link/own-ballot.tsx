import { useEffect, useState } from 'react';
import type { LinkView } from '../../../../libs/contracts/ballot-links';
import type { OwnBallotItem, OwnBallotView } from '../../../../libs/contracts/ballots';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { linksApi } from './links-api';
import { Objection } from './objection';
import { PageImages } from './page-images';
import { VoteQuestion } from './vote-question';

const POLL_MS = 2_000;

interface OwnBallotProps {
  ballot: OwnBallotView;
  onChanged: (view: LinkView) => void;
  onEnded: () => void;
}

/** One item a screen: those that have no vote yet, one after the other; then all that was voted, and that it arrived. */
export function OwnBallot({ ballot, onChanged, onEnded }: OwnBallotProps) {
  const { words, language } = useSpeech();
  const said = words.ballots.own;
  const [again, setAgain] = useState<string | null>(null);
  const isPending = ballot.items.some(({ mine }) => mine?.pending);
  useEffect(() => {
    if (!isPending) return undefined;
    const timer = setInterval(() => void linksApi.read().then(onChanged, () => undefined), POLL_MS);
    return () => clearInterval(timer);
  }, [isPending, onChanged]);
  if (ballot.status === 'not-open' || ballot.status === 'abandoned') {
    return (
      <section className="large-sheet">
        <h2>{said.title}</h2>
        <p>{ballot.status === 'abandoned' ? said.abandoned : said.notOpen}</p>
      </section>
    );
  }
  if (ballot.status === 'counted') {
    return (
      <>
        <section className="large-sheet" aria-live="polite">
          <h2>{said.closed}</h2>
          {ballot.items.map((item) => (
            <Outcome key={item.id} item={item} />
          ))}
        </section>
        <Objection ballot={ballot} onChanged={onChanged} />
      </>
    );
  }
  const asked =
    ballot.items.find(({ id }) => id === again) ?? ballot.items.find(({ mine, barred }) => mine === null && !barred) ?? null;
  const until = ballot.closesAt === null ? '' : fill(said.until, { at: formatInstant(ballot.closesAt, language) });
  if (asked !== null) {
    return (
      <section className="large-sheet">
        <p>{fill(said.item, { n: asked.position, total: ballot.items.length })}</p>
        <About item={asked} />
        <VoteQuestion
          key={asked.id}
          item={asked}
          onVoted={(view) => {
            setAgain(null);
            onChanged(view);
          }}
          onEnded={onEnded}
        />
        <p>{until}</p>
      </section>
    );
  }
  return (
    <section className="large-sheet" aria-live="polite">
      <h2 className="large-answer">✓ {said.all}</h2>
      <p>{until}</p>
      {ballot.items.map((item) => (
        <div key={item.id} className="large-voted">
          <p className="large-choice">
            {item.mine
              ? fill(said.voted, { n: item.position, choice: words.ballots.choices[item.mine.choice] })
              : fill(said.barred, { n: item.position })}
          </p>
          <p>{item.subject}</p>
          {item.mine && (
            <p>{item.mine.pending ? said.pending : fill(said.arrived, { at: formatInstant(item.mine.at, language, true) })}</p>
          )}
          {item.mine && (
            <button
              type="button"
              className="large-button"
              aria-label={`${said.again}${words.app.colon}${item.subject}`}
              onClick={() => setAgain(item.id)}
            >
              {said.again}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}

function About({ item }: { item: OwnBallotItem }) {
  const { words, text } = useSpeech();
  return (
    <>
      <h2>{[item.title && text(item.title), item.subject].filter(Boolean).join(words.app.colon)}</h2>
      <p className="large-summary">{item.summary}</p>
      <PageImages files={item.files} />
    </>
  );
}

/** After the closing: what was recorded of him, how, and what it came to. Nobody else's vote. */
function Outcome({ item }: { item: OwnBallotItem }) {
  const { words, text } = useSpeech();
  const said = words.ballots.own;
  return (
    <div className="large-voted">
      <p className="large-choice">{item.subject}</p>
      <p>{item.mine ? fill(said.mine, { choice: words.ballots.choices[item.mine.choice] }) : said.none}</p>
      {item.mine && <p>{fill(said.by, { identified: text(item.mine.identified) })}</p>}
      <p>{item.result ? fill(said.result, { outcome: words.sitting.outcomes[item.result.outcome] }) : said.waiting}</p>
      {typeof item.wording === 'string' && <p>{fill(said.wording, { wording: item.wording })}</p>}
    </div>
  );
}
