import { Button, Skeleton } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { IntentView, TaskView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { BasisList } from '../shared/basis-list';
import { ChecksToDecide } from '../shared/checks-list';
import { ClockArithmetic, DueTag } from '../shared/clock-arithmetic';
import { formatInstant } from '../shared/dates';
import { FormView } from '../shared/form-view';
import { useSpeech } from '../shared/language';
import { Loaded, Note, Seen } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { ProgressDiagram } from '../shared/progress-diagram';
import { useTask } from '../shared/queries';
import { Timeline } from '../shared/timeline';
import { DecisionForm } from './decision-form';
import { RankingSheets } from './ranking-sheet';
import { ChangesNote, OpinionsSheet, SeveralSheet } from './task-beside';
import { UndoAct } from './undo-act';
import { WordsKept } from './words-kept';
import './task.css';
import { lazily } from '../shared/lazily';

const SupplementForm = lazily(() => import('./supplement-form').then((m) => ({ default: m.SupplementForm })));
const FilePages = lazily(() => import('../shared/file-pages').then((m) => ({ default: m.FilePages })));
const CaseActions = lazily(() => import('../cases/case-actions').then((m) => ({ default: m.CaseActions })));
const OtherActions = lazily(() => import('./other-actions').then((m) => ({ default: m.OtherActions })));

/** What is to be decided first; then what it is decided on; the decision at the end, fixed at the bottom of a phone. */
export function TaskPanel({
  id,
  principal,
  onNext,
  isPage = false,
}: {
  id: string;
  /** For whom the reader stands in. */
  principal?: string;
  onNext?: () => void;
  isPage?: boolean;
}) {
  const query = useTask(id, principal);
  return <Loaded query={query}>{(task) => <Task task={task} principal={principal} onNext={onNext} isPage={isPage} />}</Loaded>;
}

interface TaskProps {
  task: TaskView;
  principal?: string;
  onNext?: () => void;
  isPage: boolean;
}

function Task({ task, principal, onNext, isPage }: TaskProps) {
  const { words, text } = useSpeech();
  const file = task.case;
  const [act, setAct] = useState<IntentView | null>(null);
  // What was done with it instead of deciding, in words.
  const [did, setDid] = useState<string | null>(null);
  const isDone = act !== null;
  // A form on its way stays, although the task is already closed: by this very act, or by somebody quicker.
  const [isSending, setSending] = useState(false);
  const canAct = !isDone && ((task.mayAct && task.status === 'open') || isSending);
  const undone = () => {
    setAct(null);
    setDid(words.doing.undone);
  };
  const hasPapers = file.files.length > 0 && task.purpose !== 'supplement';
  const Heading = isPage ? 'h1' : 'h2';
  useEffect(() => {
    if (isPage) document.title = `${text(task.question)} · ${words.app.name}`;
  }, [isPage, task.question, text, words]);
  return (
    <article className={isPage ? 'task task-page' : 'task'}>
      <header className="task-head">
        <p className="eyebrow">{task.purpose === 'supplement' ? words.task.supplementQuestion : words.task.question}</p>
        <Heading className="task-question">{text(task.question)}</Heading>
        <p className="soft">
          {text(file.society.name)} · {fill(words.cases.number, { number: file.number })} ·{' '}
          {fill(words.inbox.capacity, { capacity: text(task.capacity) })}
        </p>
        <p className="card-tags">
          {canAct && <DueTag dueAt={task.dueAt} />}
          {file.society.phone && (
            <span className="soft">
              {fill(words.deciding.contact, { organisation: text(file.society.name), phone: file.society.phone })}
            </span>
          )}
          <Link to={`/cases/${file.id}`}>{words.task.openCase}</Link>
        </p>
        {task.clock && canAct && <ClockArithmetic clock={task.clock} />}
        <BasisList basis={task.basis} />
      </header>
      {act && <Done task={task} act={act} onUndone={undone} onNext={onNext} />}
      {did && (
        <Seen key={did}>
          <Note tone="good" live>
            <p className="note-title">{did}</p>
            {!canAct && <NextButton onNext={onNext} />}
          </Note>
        </Seen>
      )}
      {!isDone && !isSending && task.status === 'closed' && (
        <Seen>
          <Closed task={task} onNext={onNext} />
        </Seen>
      )}
      {!canAct && !isDone && !did && task.status === 'open' && <Note tone="plain">{words.task.mayNotAct}</Note>}
      {canAct && task.purpose === 'supplement' && (
        <Suspense fallback={<Skeleton active />}>
          <SupplementForm task={task} principal={principal} onSending={setSending} onAccepted={setAct} />
        </Suspense>
      )}
      <div className={hasPapers ? 'task-split' : undefined}>
        <div className="task-main">
          <ChangesNote task={task} />
          <Materials task={task} />
          <RankingSheets rankings={file.rankings} />
          <SeveralSheet task={task} />
          <OpinionsSheet task={task} />
        </div>
        {hasPapers && <Papers task={task} />}
        {canAct && task.purpose !== 'supplement' && (
          <DecisionForm task={task} principal={principal} onSending={setSending} onAccepted={setAct} />
        )}
      </div>
      {canAct && principal === undefined && task.actions.length > 0 && (
        <Suspense fallback={null}>
          <OtherActions task={task} onDone={setDid} />
        </Suspense>
      )}
      {principal === undefined && file.mayTakePart && (
        <Suspense fallback={null}>
          <CaseActions id={file.id} society={file.society} />
        </Suspense>
      )}
      <Story task={task} />
    </article>
  );
}

interface DoneProps {
  task: TaskView;
  act: IntentView;
  onUndone: () => void;
  onNext?: () => void;
}

function Done({ task, act, onUndone, onNext }: DoneProps) {
  const { words } = useSpeech();
  return (
    // It stands over the materials, under which the answer was given.
    <Seen>
      <Note tone="good" live>
        <p className="note-title">{task.purpose === 'supplement' ? words.task.supplemented : words.task.accepted}</p>
        <NextButton onNext={onNext} />
        {task.purpose === 'decide' && <UndoAct act={act} onUndone={onUndone} />}
      </Note>
    </Seen>
  );
}

/** Somebody was quicker, or it was long ago: who, when and with what result. */
function Closed({ task, onNext }: { task: TaskView; onNext?: () => void }) {
  const { words, text, language } = useSpeech();
  const by = task.closedBy;
  return (
    <Note tone="care" title={words.task.closedTitle} live>
      <p>
        {by
          ? fill(words.task.closedBy, {
              who: [text(by.label), by.name].filter(Boolean).join(' '),
              at: formatInstant(by.at, language, true),
              outcome: by.outcome ? text(by.outcome) : '',
            })
          : words.task.closedPlain}
      </p>
      <WordsKept task={task.id} />
      <NextButton onNext={onNext} />
    </Note>
  );
}

function NextButton({ onNext }: { onNext?: () => void }) {
  const { words } = useSpeech();
  return onNext ? (
    <Button type="primary" onClick={onNext}>
      {words.task.next}
    </Button>
  ) : (
    <Link to="/inbox">{words.task.toInbox}</Link>
  );
}

function Materials({ task }: { task: TaskView }) {
  const { words } = useSpeech();
  const file = task.case;
  const isSupplement = task.purpose === 'supplement' && task.mayAct;
  return (
    <>
      <ChecksToDecide checks={file.checks} />
      {!isSupplement && (
        <Sheet
          title={words.task.form}
          aside={file.formRevision > 1 ? <Tag>{fill(words.cases.revision, { n: file.formRevision })}</Tag> : undefined}
        >
          <FormView {...file} changes={task.changes} />
        </Sheet>
      )}
    </>
  );
}

/** The papers as pages, beside the question where there is room. */
function Papers({ task }: { task: TaskView }) {
  const { words } = useSpeech();
  return (
    <Sheet title={words.deciding.files} className="task-papers">
      <Suspense fallback={<Skeleton active />}>
        <FilePages files={task.case.files} />
      </Suspense>
    </Sheet>
  );
}

/** What has been and what comes: after the decision, for those who want to know. */
function Story({ task }: { task: TaskView }) {
  const { words } = useSpeech();
  return (
    <>
      <Sheet title={words.task.progress}>
        <ProgressDiagram nodes={task.case.progress} linked={task.case.linked} entries={task.case.timeline} />
      </Sheet>
      <Sheet title={words.task.history}>
        <Timeline entries={task.case.timeline} />
      </Sheet>
    </>
  );
}
