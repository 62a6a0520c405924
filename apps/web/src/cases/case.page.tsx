import { Suspense, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import type { CaseView, WaitingView } from '../../../../libs/contracts/api';
import { taskAddress } from '../inbox/inbox.page';
import { fill, type Words } from '../messages';
import { BasisPlace } from '../shared/basis-list';
import { ChecksList, ChecksSummary } from '../shared/checks-list';
import { FormView } from '../shared/form-view';
import { keyOf } from '../shared/items';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { ProgressDiagram } from '../shared/progress-diagram';
import { useCase } from '../shared/queries';
import { Timeline } from '../shared/timeline';
import { WaitingCard } from '../shared/waiting';
import { OutcomeTag } from './outcome-tag';
import { OwnPart } from './own-part';
import { lazily } from '../shared/lazily';

const CopyProgress = lazily(() => import('./copy-progress').then((m) => ({ default: m.CopyProgress })));
const Withdraw = lazily(() => import('./withdraw').then((m) => ({ default: m.Withdraw })));
const ShareSheet = lazily(() => import('../share/share-sheet').then((m) => ({ default: m.ShareSheet })));
const NotesSheet = lazily(() => import('./notes-sheet').then((m) => ({ default: m.NotesSheet })));
const RankingSheets = lazily(() => import('../task/ranking-sheet').then((m) => ({ default: m.RankingSheets })));
const SimilarCases = lazily(() => import('./similar-cases').then((m) => ({ default: m.SimilarCases })));
const DocumentsSheet = lazily(() => import('../documents/documents-sheet').then((m) => ({ default: m.DocumentsSheet })));
const CaseRules = lazily(() => import('../policies/case-rules').then((m) => ({ default: m.CaseRules })));
const VerifyRecord = lazily(() => import('../record/verify-record').then((m) => ({ default: m.VerifyRecord })));
const Urge = lazily(() => import('./urge').then((m) => ({ default: m.Urge })));
const CaseActions = lazily(() => import('./case-actions').then((m) => ({ default: m.CaseActions })));

export function CasePage() {
  const { id = '' } = useParams();
  const query = useCase(id);
  return (
    <Loaded query={query}>
      {(view) => (
        <BasisPlace.Provider value={view.jurisdiction}>
          <Case key={view.id} view={view} />
        </BasisPlace.Provider>
      )}
    </Loaded>
  );
}

/** There is somebody who could be reminded. */
const isInHands = ({ holder }: WaitingView): boolean => holder.kind !== 'system';

/** Where it stands and why, before everything else; then the record. */
function Case({ view }: { view: CaseView }) {
  const { words, text } = useSpeech();
  const wasJustFiled = (useLocation().state as { filed?: boolean } | null)?.filed === true;
  const [isWithdrawn, setWithdrawn] = useState(false);
  return (
    <Page
      title={view.subject}
      intro={
        <>
          {text(view.title)} · {text(view.society.name)} · {fill(words.cases.number, { number: view.number })}{' '}
          <OutcomeTag card={view} />
        </>
      }
      actions={
        <>
          {view.myTask && (
            <Link to={taskAddress(view.myTask)} className="button-link">
              {words.cases.toTask}
            </Link>
          )}
          <Suspense fallback={null}>
            <CopyProgress view={view} />
            {view.mayWithdraw && <Withdraw id={view.id} onAccepted={() => setWithdrawn(true)} />}
          </Suspense>
        </>
      }
    >
      {wasJustFiled && (
        <Note tone="good" live>
          {words.filing.submitted}
        </Note>
      )}
      {isWithdrawn && (
        <Note tone="good" live>
          {words.cases.withdrawn}
        </Note>
      )}
      <OwnPart view={view} />
      {view.waiting.length > 0 && (
        <Sheet title={words.cases.whereTitle} className="where">
          {view.waiting.map((waiting) => (
            <WaitingCard key={keyOf(waiting)} waiting={waiting} />
          ))}
          {view.status === 'open' && view.mayTakePart && !view.myTask && view.waiting.some(isInHands) && (
            <Suspense fallback={null}>
              <Urge id={view.id} />
            </Suspense>
          )}
        </Sheet>
      )}
      {view.mayTakePart && (
        <Suspense fallback={null}>
          <CaseActions id={view.id} society={view.society} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <CaseRules id={view.id} />
      </Suspense>
      <Sheet title={words.task.progress}>
        <ProgressDiagram nodes={view.progress} linked={view.linked} entries={view.timeline} />
      </Sheet>
      {view.rankings.length > 0 && (
        <Suspense fallback={null}>
          <RankingSheets rankings={view.rankings} />
        </Suspense>
      )}
      <div className="columns">
        <div>
          {view.fields.length > 0 && (
            <Sheet title={words.task.form} aside={<Tag>{fill(words.cases.revision, { n: view.formRevision })}</Tag>}>
              <FormView {...view} />
            </Sheet>
          )}
          {view.checks.length > 0 && (
            <Sheet title={words.task.checks} aside={<ChecksSummary checks={view.checks} />}>
              <ChecksList checks={view.checks} />
            </Sheet>
          )}
        </div>
        <div>
          <Sheet title={words.task.history}>
            <Timeline entries={view.timeline} />
            <Record view={view} words={words} />
            <Suspense fallback={null}>
              <VerifyRecord id={view.id} closed={view.status === 'closed'} />
            </Suspense>
          </Sheet>
          <Suspense fallback={null}>
            <DocumentsSheet id={view.id} />
            <NotesSheet view={view} />
            <SimilarCases id={view.id} />
            {view.mayShare && <ShareSheet id={view.id} />}
          </Suspense>
        </div>
      </div>
    </Page>
  );
}

function Record({ view, words }: { view: CaseView; words: Words }) {
  const places: Record<string, string> = words.jurisdiction;
  const place = places[view.jurisdiction] ?? view.jurisdiction;
  return (
    <p className={view.record.whole ? 'soft record' : 'stop-text record'}>
      {view.record.whole ? fill(words.cases.record, { n: view.record.events }) : words.cases.recordBroken}
      <br />
      {fill(words.cases.version, { n: view.templateVersion })} · {fill(words.cases.jurisdiction, { place })}
    </p>
  );
}
