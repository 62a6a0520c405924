import { Fragment, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import type { SittingView } from '../../../../libs/contracts/api';
import { LinksSheet } from '../ballot-link/links-sheet';
import { fill } from '../messages';
import { articleWords, rulesSentence } from '../organs/majority-words';
import { specialLines } from '../organs/special-lines';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { Page, Tag } from '../shared/page';
import { useSitting } from '../shared/queries';
import { useBallot } from './ballot-api';
import { BallotSheet } from './ballot-sheet';
import { FollowUpsSheet } from './follow-ups-sheet';
import { PapersSheet } from './papers-sheet';
import { AddItem } from './add-item';
import { CloseSitting } from './close-sitting';
import { ItemCard } from './item-card';
import { MinutesSheet } from './minutes-sheet';
import { SecretSheet } from './secret-sheet';
import { Roll } from './roll';
import { PHASE_TONE } from './sittings.page';

export function SittingPage() {
  const { id = '' } = useParams();
  const query = useSitting(id);
  return <Loaded query={query}>{(sitting) => <Sitting key={sitting.id} sitting={sitting} />}</Loaded>;
}

/** One gathering: who is there, then item by item, then the end and the minutes. */
function Sitting({ sitting }: { sitting: SittingView }) {
  const { words, text, language } = useSpeech();
  const isBallot = sitting.form === 'by-circulation';
  // While members vote by circulation the agenda stands still; it is closed once what they voted was counted and declared.
  const board = useBallot(sitting.id, sitting.mayRecord && isBallot).data;
  const ballot = board?.status ?? (isBallot ? 'not-open' : null);
  const mayChange = sitting.mayRecord && sitting.phase === 'convened';
  const isNew = (useLocation().state as { convened?: boolean } | null)?.convened === true;
  // Forms that close themselves leave their message here.
  const [message, setMessage] = useState<string | null>(isNew ? words.sittings.convened : null);
  return (
    <Page
      title={`${formatDay(sitting.on, language)} ${text(sitting.organ.name)}`}
      intro={
        <>
          {[text(sitting.society.name), sitting.time, words.sittings.form[sitting.form], sitting.place]
            .filter(Boolean)
            .join(' · ')}{' '}
          {ballot !== 'abandoned' && <Tag tone={PHASE_TONE[sitting.phase]}>{words.sittings.phase[sitting.phase]}</Tag>}
        </>
      }
      actions={<Link to="/sittings">{words.sittings.toList}</Link>}
    >
      <p className="soft">
        {words.sittings.chair}
        {words.app.colon}
        {sitting.chair.name} · {words.sittings.recorder}
        {words.app.colon}
        {sitting.recorder.name}
        {sitting.rules && (
          <>
            <br />
            {words.sitting.rules}
            {words.app.colon}
            {rulesSentence(sitting.rules, words)}
            {fill(words.app.aside, { what: articleWords(sitting.rules.article, sitting.isParty, words) })}
            {specialLines(sitting.rules, sitting.isParty, { words, text }).map((line) => (
              <Fragment key={line}>
                <br />
                {line}
              </Fragment>
            ))}
          </>
        )}
        {sitting.isParty && (
          <>
            <br />
            {words.acts.party.inside}
          </>
        )}
      </p>
      <div role="status">{message && <Note tone="good">{message}</Note>}</div>
      {(sitting.mayRecord || sitting.maySign) && <PapersSheet sitting={sitting} closesAt={board?.closesAt ?? null} />}
      {isBallot && <BallotSheet sitting={sitting} onSaved={setMessage} />}
      <LinksSheet sitting={sitting} />
      {!isBallot && <Roll sitting={sitting} onSaved={setMessage} />}
      {!isBallot && <SecretSheet sitting={sitting} onSaved={setMessage} />}
      <FollowUpsSheet sitting={sitting} onSaved={setMessage} />
      <section aria-labelledby="items">
        <h2 id="items" className="section-title">
          {words.sitting.items}
        </h2>
        {sitting.agenda.map((item) => (
          <ItemCard key={item.id} sitting={sitting} item={item} onSaved={setMessage} />
        ))}
      </section>
      {mayChange && ballot !== 'open' && ballot !== 'counted' && <AddItem sitting={sitting} onSaved={setMessage} />}
      {mayChange && ballot !== 'open' && ballot !== 'not-open' && <CloseSitting sitting={sitting} onSaved={setMessage} />}
      {sitting.phase !== 'convened' && ballot !== 'abandoned' && <MinutesSheet sitting={sitting} onSaved={setMessage} />}
    </Page>
  );
}
