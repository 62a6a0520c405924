import { useEffect, useRef, useState } from 'react';
import type { LinkView } from '../../../../libs/contracts/ballot-links';
import type { BallotPaperView, OwnSecretVote } from '../../../../libs/contracts/secret-votes';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { uuid } from '../shared/uuid';
import { LargeButton, LargeProblem, useSending } from './large-action';
import { linksApi } from './links-api';

/** A vote is opened while members sit there with the page before them. */
const POLL_MS = 4_000;

interface OwnSecretVotesProps {
  view: LinkView;
  onChanged: (view: LinkView) => void;
  onEnded: () => void;
}

/** 无记名投票: one paper a screen; then that he has voted, and never what. */
export function OwnSecretVotes({ view, onChanged, onEnded }: OwnSecretVotesProps) {
  const { words } = useSpeech();
  const said = words.secret.own;
  const [again, setAgain] = useState<string | null>(null);
  const isMeeting = view.sitting.phase === 'convened' && view.sitting.form !== 'by-circulation';
  useEffect(() => {
    if (!isMeeting) return undefined;
    const timer = setInterval(() => void linksApi.read().then(onChanged, () => undefined), POLL_MS);
    return () => clearInterval(timer);
  }, [isMeeting, onChanged]);
  if (view.secretVotes.length === 0) return null;
  const mayVote = (vote: OwnSecretVote) => vote.status === 'open' && vote.barred === null && vote.paper !== null;
  const asked =
    view.secretVotes.find((vote) => vote.item === again && mayVote(vote)) ??
    view.secretVotes.find((vote) => mayVote(vote) && !vote.voted && !vote.pending);
  if (asked?.paper) {
    return (
      <section className="large-sheet" aria-live="polite">
        <h2>{said.title}</h2>
        <p>{said.means}</p>
        <SecretQuestion
          key={`${asked.item}/${asked.turn}`}
          vote={asked}
          paper={asked.paper}
          onVoted={(changed) => {
            setAgain(null);
            onChanged(changed);
          }}
          onEnded={onEnded}
        />
      </section>
    );
  }
  return (
    <section className="large-sheet" aria-live="polite">
      <h2>{said.title}</h2>
      {view.secretVotes.map((vote) => (
        <div key={vote.item} className="large-voted">
          <p className="large-choice">{fill(stateOf(vote, said), { n: vote.position })}</p>
          <p>{vote.subject}</p>
          {vote.voted && mayVote(vote) && (
            <>
              <p>{said.againHint}</p>
              <button
                type="button"
                className="large-button"
                aria-label={`${said.again}${words.app.colon}${vote.subject}`}
                onClick={() => setAgain(vote.item)}
              >
                {said.again}
              </button>
            </>
          )}
        </div>
      ))}
    </section>
  );
}

function stateOf(
  { status, barred, pending }: OwnSecretVote,
  said: ReturnType<typeof useSpeech>['words']['secret']['own'],
): string {
  if (status === 'counted') return said.counted;
  if (status === 'void') return said.void;
  if (barred !== null) return barred === 'recused' ? said.recused : said.notPresent;
  return pending ? said.pending : said.voted;
}

interface SecretQuestionProps {
  vote: OwnSecretVote;
  paper: BallotPaperView;
  onVoted: (view: LinkView) => void;
  onEnded: () => void;
}

/** The paper, then one confirmation in words. Nothing of it is kept on the phone. */
function SecretQuestion({ vote, paper, onVoted, onEnded }: SecretQuestionProps) {
  const { words } = useSpeech();
  const said = words.secret.own;
  const [chosen, setChosen] = useState<string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const { busy, problem, setProblem, send } = useSending(onEnded);
  const key = useRef('');
  const isElection = paper.least === 0;
  const nameOf = (id: string) => paper.lines.find((line) => line.id === id)?.name ?? lineOf(words.secret.lines, id);
  const confirm = (marked: string[]) => {
    key.current = uuid();
    setProblem(null);
    setChosen(marked);
    setAsked(true);
  };
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const cast = () =>
    void send(async () => {
      const marks = paper.lines.map(({ id }) => (chosen.includes(id) ? 1 : 0));
      const { item, turn, textHash } = vote;
      onVoted(await linksApi.voteInSecret({ item, turn, textHash, marks }, key.current));
    });
  return (
    <div className="large-question">
      <p>{fill(said.item, { n: vote.position })}</p>
      <p className="large-choice large-summary">{paper.question}</p>
      {isAsked ? (
        <>
          <p className="large-choice">
            {fill(said.confirm, {
              choice: chosen.length === 0 ? words.secret.lines.abstained : chosen.map(nameOf).join(words.app.comma),
            })}
          </p>
          <LargeButton label={said.sure} busy={busy} onPress={cast} />
          <button type="button" className="large-button" disabled={busy} onClick={() => setAsked(false)}>
            {said.change}
          </button>
        </>
      ) : isElection ? (
        <>
          <p>{fill(said.most, { most: paper.most })}</p>
          {paper.lines.map(({ id }) => (
            <button
              key={id}
              type="button"
              className="large-button"
              aria-pressed={chosen.includes(id)}
              disabled={!chosen.includes(id) && chosen.length >= paper.most}
              onClick={() => toggle(id)}
            >
              {chosen.includes(id) ? `✓ ${nameOf(id)}` : nameOf(id)}
            </button>
          ))}
          <p role="status">{fill(said.chosen, { n: chosen.length })}</p>
          <LargeButton label={chosen.length === 0 ? said.none : said.next} busy={busy} onPress={() => confirm(chosen)} />
        </>
      ) : (
        <>
          <p>{said.one}</p>
          {paper.lines.map(({ id }) => (
            <button key={id} type="button" className="large-button" onClick={() => confirm([id])}>
              {nameOf(id)}
            </button>
          ))}
        </>
      )}
      <LargeProblem problem={problem} />
    </div>
  );
}

function lineOf(lines: Readonly<Record<string, string>>, id: string): string {
  return lines[id] ?? '';
}
