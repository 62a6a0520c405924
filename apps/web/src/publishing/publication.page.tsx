import { useParams } from 'react-router';
import type { PublicationSummary } from '../../../../libs/contracts/publications';
import { postTitle } from '../../../../libs/contracts/posts';
import { fill } from '../messages';
import { formatDay, formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Folded, Page, Sheet, Tag } from '../shared/page';
import { periodSentence } from '../shared/period-words';
import { Decide } from './decide';
import { Differences } from './differences';
import { FindingLines } from './finding-lines';
import { STANDING_TONES } from './publications.page';
import { usePublication } from './publishing-api';

/** The one page for whoever confirms, made for a phone: what changes, for whom, from when; then one of two buttons. */
export function PublicationPage() {
  const { id = '' } = useParams();
  const { words, text } = useSpeech();
  const publication = usePublication(id);
  const title = publication.data === undefined ? words.publishing.title : text(publication.data.title);
  return (
    <Page title={title}>
      <Loaded query={publication}>{(summary) => <Summary summary={summary} />}</Loaded>
    </Page>
  );
}

function Summary({ summary }: { summary: PublicationSummary }) {
  const { words, text, language } = useSpeech();
  const said = words.publishing;
  const { standing, before, concerned, withdrawn } = summary;
  const decided =
    summary.decidedAt !== null &&
    fill(said.decided, { by: summary.decidedBy ?? '', at: formatInstant(summary.decidedAt, language, true) });
  return (
    <div className="stack">
      <Sheet title={said.summary.whom} aside={<Tag tone={STANDING_TONES[standing]}>{said.standing[standing]}</Tag>}>
        <p className="lead">{whenWords(summary)}</p>
        <p>
          {fill(said.summary.matter, { matter: text(summary.matter) })}
          {summary.matterReason !== null && ` ${fill(said.because, { reason: text(summary.matterReason) })}`}
        </p>
        <p>{fill(said.summary.concerned, { societies: concerned.societies, cases: concerned.runningCases })}</p>
        <p className="soft">
          {fill(said.version, { n: summary.version })} · {words.jurisdiction[summary.jurisdiction]} ·{' '}
          {fill(said.handedIn, { by: summary.preparedBy, at: formatInstant(summary.preparedAt, language, true) })}
        </p>
        {summary.reason !== null && <p className="soft">{`${said.summary.reason}${words.app.colon}${summary.reason}`}</p>}
        {decided && <p className="soft">{decided}</p>}
        {summary.decisionReason !== null && <p className="soft">{fill(said.because, { reason: summary.decisionReason })}</p>}
        {withdrawn !== null && (
          <p className="soft">{fill(said.withdrawnBy, { ...withdrawn, at: formatInstant(withdrawn.at, language, true) })}</p>
        )}
      </Sheet>
      <Sheet
        title={said.summary.what}
        aside={before && <span className="soft">{fill(said.summary.against, { n: before.version })}</span>}
      >
        <Differences summary={summary} />
      </Sheet>
      <Sheet title={said.summary.notice}>
        <p className={summary.notice === null ? 'soft' : 'pre'}>{summary.notice ?? said.summary.noNotice}</p>
      </Sheet>
      <Sheet title={said.summary.findings}>
        {summary.findings.length === 0 ? (
          <p>{said.summary.clean}</p>
        ) : (
          <>
            {summary.acknowledged.length > 0 && <p className="soft">{said.summary.seen}</p>}
            <FindingLines findings={summary.findings} />
          </>
        )}
      </Sheet>
      <Sheet>
        <Folded summary={said.summary.path}>
          <p className="soft">{said.summary.pathHint}</p>
          <ol className="rows">
            {summary.steps.map((step) => (
              <li key={step.id} className="row">
                {text(step.title)} {step.is === 'new' && <Tag tone="good">{said.summary.isNew}</Tag>}
                {step.is === 'changed' && <Tag tone="care">{said.summary.isChanged}</Tag>}
                <br />
                <span className="soft">
                  {[step.by && text(postTitle[step.by]), step.within && periodSentence(step.within, words)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ol>
        </Folded>
      </Sheet>
      <Decide summary={summary} />
    </div>
  );

  function whenWords({ effectiveOn, trial, forAllFrom }: PublicationSummary): string {
    const day = (on: string) => formatDay(on, language, true);
    const separator = language === 'zh' ? '、' : ', ';
    return [
      effectiveOn === null ? said.fromConfirmation : fill(said.from, { day: day(effectiveOn) }),
      trial === null ? '' : fill(said.trialFor, { n: trial.length, names: trial.map(({ name }) => text(name)).join(separator) }),
      forAllFrom === null ? '' : fill(said.forAllFrom, { day: day(forAllFrom) }),
    ]
      .filter((part) => part !== '')
      .join(language === 'zh' ? '；' : '; ');
  }
}
