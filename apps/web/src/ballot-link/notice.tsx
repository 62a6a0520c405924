import { useId, useState } from 'react';
import type { LinkView, SittingReply } from '../../../../libs/contracts/ballot-links';
import { fill } from '../messages';
import { formatDay, formatInstant, formatMeeting } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { LargeButton, LargeProblem, useSending } from './large-action';
import { linksApi } from './links-api';
import { DemandMeeting } from './demand-meeting';
import { OwnBallot } from './own-ballot';
import { OwnSecretVotes } from './own-secret-vote';

/** The notice of the sitting, and one question. */
export function Notice({
  view,
  onChanged,
  onLeave,
  onEnded,
}: {
  view: LinkView;
  onChanged: (view: LinkView) => void;
  onLeave: () => void;
  onEnded: () => void;
}) {
  const { words, text, language } = useSpeech();
  const said = words.signIn.ballotLink;
  const { sitting } = view;
  const facts: [string, string | null][] = [
    [said.on, view.ballot ? formatDay(sitting.on, language) : formatMeeting(sitting, language)],
    [said.form, words.sittings.form[sitting.form]],
    [said.place, sitting.place],
    [said.chair, sitting.chair],
  ];
  return (
    <>
      <section className="large-sheet">
        <p>{fill(said.forYou, { name: view.person.name })}</p>
        <h1>
          <span className="large-line">{text(sitting.society)}</span> <span className="large-line">{text(sitting.organ)}</span>
        </h1>
        <dl className="large-facts">
          {facts.map(
            ([label, value]) =>
              value && (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {view.ballot === null && (
          <>
            <h2>{said.agenda}</h2>
            {sitting.agenda.length === 0 ? (
              <p>{said.noAgenda}</p>
            ) : (
              <ol className="large-agenda">
                {sitting.agenda.map((item, index) => (
                  <li key={index}>{[item.title && text(item.title), item.subject].filter(Boolean).join(words.app.colon)}</li>
                ))}
              </ol>
            )}
          </>
        )}
      </section>
      <OwnSecretVotes view={view} onChanged={onChanged} onEnded={onEnded} />
      {view.ballot ? (
        <OwnBallot ballot={view.ballot} onChanged={onChanged} onEnded={onEnded} />
      ) : (
        <Reply view={view} onChanged={onChanged} onEnded={onEnded} />
      )}
      {view.demand && <DemandMeeting demand={view.demand} onChanged={onChanged} onEnded={onEnded} />}
      <footer className="large-foot">
        {sitting.phone && <p>{fill(said.contact, { phone: sitting.phone })}</p>}
        <button type="button" className="large-quiet" onClick={onLeave}>
          {said.leave}
        </button>
      </footer>
    </>
  );
}

/** One action a screen: the question, the reason of an excuse, or what was answered and that it arrived. */
function Reply({ view, onChanged, onEnded }: { view: LinkView; onChanged: (view: LinkView) => void; onEnded: () => void }) {
  const { words, language } = useSpeech();
  const said = words.signIn.ballotLink;
  const reasonId = useId();
  const [step, setStep] = useState<'answered' | 'question' | 'excuse'>(view.reply ? 'answered' : 'question');
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending(onEnded);
  const answer = (reply: SittingReply) =>
    void send(async () => {
      onChanged(
        await linksApi.reply({ reply, ...(reply === 'excused' && reason.trim() !== '' ? { reason: reason.trim() } : {}) }),
      );
      setStep('answered');
    });
  const { reply } = view;
  return (
    <section className="large-sheet" aria-live="polite">
      {step === 'answered' && reply && (
        <>
          <h2 className="large-answer">{reply.reply === 'attend' ? said.answeredAttend : said.answeredExcused}</h2>
          <p>{fill(said.arrived, { at: formatInstant(reply.at, language, true) })}</p>
          {reply.reason && <p>{reply.reason}</p>}
          {view.mayReply && (
            <button type="button" className="large-button" onClick={() => setStep('question')}>
              {said.change}
            </button>
          )}
        </>
      )}
      {step !== 'answered' && !view.mayReply && <p>{said.closed}</p>}
      {step === 'question' && view.mayReply && (
        <>
          <h2>{said.question}</h2>
          <LargeButton label={said.attend} busy={busy} onPress={() => answer('attend')} />
          <button type="button" className="large-button" disabled={busy} onClick={() => setStep('excuse')}>
            {said.excused}
          </button>
        </>
      )}
      {step === 'excuse' && view.mayReply && (
        <>
          <div className="large-field">
            <label htmlFor={reasonId}>{said.reason}</label>
            <textarea id={reasonId} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </div>
          <LargeButton label={said.confirmExcused} busy={busy} onPress={() => answer('excused')} />
          <button type="button" className="large-button" disabled={busy} onClick={() => setStep('question')}>
            {said.back}
          </button>
        </>
      )}
      <LargeProblem problem={problem} />
    </section>
  );
}
