import { Button, Input, Radio, Skeleton } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import type { ActRequest, FileView, FormContent, IntentView, TaskView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { IdentificationWords } from '../session/identification-words';
import { decisions } from '../shared/api';
import { civilDateOf } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { isGiven } from '../shared/form-view';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Note, SubmissionNote } from '../shared/notes';
import { Sheet } from '../shared/page';
import { problemsIn, useSubmission } from '../shared/submission';
import { Follows } from './follows';
import { marksOf, type TypedMarks } from './marks';
import { MissingList } from './missing-list';
import { PeopleChoice } from './people-choice';
import { Phrases } from './phrases';
import { lazily } from '../shared/lazily';

const ScoreSheet = lazily(() => import('./score-sheet').then((m) => ({ default: m.ScoreSheet })));
const ActDay = lazily(() => import('./act-day').then((m) => ({ default: m.ActDay })));
const FormEditor = lazily(() => import('../filing/form-editor').then((m) => ({ default: m.FormEditor })));

interface Decision {
  outcome: string | null;
  opinion: string;
  missing: Record<string, string>;
  /** Whom he chooses for later. */
  chosen: string[];
  /** What was on the screen when it was filled in. */
  contentHash: string;
}

export interface TaskFormProps {
  task: TaskView;
  /** For whom he acts who stands in. */
  principal?: string;
  onSending: (isSending: boolean) => void;
  onAccepted: (act: IntentView) => void;
}

/** Nothing is chosen beforehand; a reason is asked for only where the outcome needs one. */
export function DecisionForm({ task, principal, onSending, onAccepted }: TaskFormProps) {
  const { words, text } = useSpeech();
  const form = `decide.${task.id}`;
  const [decision, setDecision, forget] = useKept<Decision>(form, {
    outcome: null,
    opinion: '',
    missing: {},
    chosen: [],
    contentHash: task.contentHash,
  });
  // What is handed in with it; a file that is uploaded changes both.
  const [handedIn, setHandedIn, forgetHandedIn] = useKept<FormContent>(`${form}.submission`, {});
  const [files, setFiles, forgetFiles] = useKept<FileView[]>(`${form}.files`, []);
  const [typed, setTyped, forgetTyped] = useKept<TypedMarks>(`${form}.marks`, {});
  const [day, setDay, forgetDay] = useKept(`${form}.day`, '');
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(form, (answer) => {
    forget();
    forgetHandedIn();
    forgetFiles();
    forgetTyped();
    forgetDay();
    onAccepted(answer);
  });
  useEffect(() => onSending(busy), [busy, onSending]);
  // The plain consent first: it is the commonest and needs no words.
  const outcomes = [...task.outcomes].sort((a, b) => Number(a.reasonRequired) - Number(b.reasonRequired));
  // A sheet of marks has one answer: to hand it in.
  const outcome = task.score ? outcomes[0] : outcomes.find((candidate) => candidate.id === decision.outcome);
  const marks = task.score === null ? null : marksOf(task.score, typed);
  const asksForList = outcome !== undefined && task.missing.length > 0 && outcome.asks.includes('list');
  const hasList = Object.keys(decision.missing).length > 0;
  const isChanged = decision.contentHash !== task.contentHash;
  const problem = problemOf(task, { ...decision, handedIn, hasMarks: marks !== null, day }, { outcome, asksForList });
  const change = (part: Partial<Decision>) => setDecision({ ...decision, ...part });

  const send = () => {
    setTried(true);
    if (!outcome || problem || isChanged) {
      document.querySelector('.decision-act')?.scrollIntoView({ block: 'nearest' });
      requestAnimationFrame(() => document.querySelector('.decision-act .field-wrong')?.scrollIntoView({ block: 'nearest' }));
      // What is wrong in a long sheet is found by going there, once it is marked.
      if (problem === 'marks')
        requestAnimationFrame(() => document.querySelector<HTMLElement>('.score-sheet [aria-invalid=true]')?.focus());
      return;
    }
    const request: ActRequest = { outcome: outcome.id, contentHash: decision.contentHash };
    if (principal !== undefined) request.for = principal;
    if (decision.opinion.trim() !== '') request.opinion = decision.opinion.trim();
    if (asksForList && hasList)
      request.missing = Object.entries(decision.missing).map(([field, note]) =>
        note.trim() ? { field, note: note.trim() } : { field },
      );
    if (outcome.asks.includes('submission')) request.submission = handedIn;
    if (outcome.asks.includes('chosen')) request.chosen = decision.chosen;
    if (marks !== null) request.marks = marks;
    if (task.dated !== null && day !== '') request.on = day;
    submit(decisions.act(task.id), request);
  };

  return (
    <Sheet title={words.task.decide} className="decision decision-act">
      <div className="stack">
        {task.score && (
          <Suspense fallback={<Skeleton active />}>
            <ScoreSheet sheet={task.score} typed={typed} tried={tried} disabled={busy} onChange={setTyped} />
          </Suspense>
        )}
        {!task.score && (
          <FieldGroup label={words.task.choose} problem={tried && problem === 'outcome' ? words.task.choose : undefined}>
            <Radio.Group
              value={decision.outcome}
              disabled={busy}
              onChange={(event) => change({ outcome: String(event.target.value) })}
              className="outcomes"
            >
              {outcomes.map((candidate, index) => (
                <div
                  key={candidate.id}
                  data-first-outcome={index === 0 ? '' : undefined}
                  data-with-reason={candidate.reasonRequired ? '' : undefined}
                >
                  <Radio value={candidate.id} aria-label={text(candidate.label)} className="outcome">
                    <span className="outcome-label">{text(candidate.label)}</span>
                    <Follows outcome={candidate} />
                  </Radio>
                </div>
              ))}
            </Radio.Group>
          </FieldGroup>
        )}
        {task.dated && outcome && (
          <Suspense fallback={null}>
            <ActDay dated={task.dated} day={day} problem={tried && problem === 'day'} disabled={busy} onChange={setDay} />
          </Suspense>
        )}
        {asksForList && (
          <MissingList
            fields={task.missing}
            ticked={decision.missing}
            disabled={busy}
            onChange={(missing) => change({ missing })}
          />
        )}
        {outcome?.asks.includes('submission') && (
          <Suspense fallback={<Skeleton active />}>
            <FieldGroup
              label={words.deciding.submission}
              problem={tried && problem === 'submission' ? words.deciding.submissionRequired : undefined}
            >
              <FormEditor
                fields={task.submission}
                content={handedIn}
                files={files}
                society={task.case.society}
                disabled={busy}
                problems={submission.phase === 'refused' ? problemsIn(submission.error, text) : {}}
                onContent={setHandedIn}
                onFiles={setFiles}
              />
            </FieldGroup>
          </Suspense>
        )}
        {task.chooses && outcome?.asks.includes('chosen') && (
          <PeopleChoice
            label={fill(words.deciding.chooses, { steps: task.chooses.steps.map(text).join(words.app.comma) })}
            help={fill(words.deciding.choosesMost, { n: task.chooses.most })}
            people={task.chooses.people}
            chosen={decision.chosen}
            most={task.chooses.most}
            problem={tried && problem === 'chosen' ? words.deciding.choosesRequired : undefined}
            disabled={busy}
            onChange={(chosen) => change({ chosen })}
          />
        )}
        {outcome && (
          <Field
            label={outcome.reasonRequired && !hasList ? words.task.opinion : words.task.opinionOptional}
            required={outcome.reasonRequired && !hasList}
            problem={
              tried && problem === 'opinion' ? (asksForList ? words.task.missingRequired : words.task.opinionRequired) : undefined
            }
          >
            {(props) => (
              <Input.TextArea
                {...props}
                disabled={busy}
                autoSize={{ minRows: 2 }}
                maxLength={2000}
                value={decision.opinion}
                onChange={(event) => change({ opinion: event.target.value })}
              />
            )}
          </Field>
        )}
        {outcome && (
          <Phrases disabled={busy} onChoose={(phrase) => change({ opinion: `${decision.opinion}${phrase}`.slice(0, 2000) })} />
        )}
        {isChanged && (
          <Note tone="care" live>
            <p>{words.task.changed}</p>
            <Button onClick={() => change({ contentHash: task.contentHash })}>{words.task.changedSeen}</Button>
          </Note>
        )}
        <IdentificationWords asked={task.identification} />
        <SubmissionNote submission={submission} accepted={words.task.accepted} />
        <div className="act-bar">
          <Button type="primary" size="large" data-submit="" disabled={busy} aria-busy={busy} onClick={send}>
            {words.task.submit}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

type Problem = 'outcome' | 'marks' | 'day' | 'opinion' | 'submission' | 'chosen';

type Filled = Decision & { handedIn: FormContent; hasMarks: boolean; day: string };
interface Asked {
  outcome: TaskView['outcomes'][number] | undefined;
  asksForList: boolean;
}

function problemOf(task: TaskView, decision: Filled, { outcome, asksForList }: Asked): Problem | null {
  if (!outcome) return 'outcome';
  if (task.score && !decision.hasMarks) return 'marks';
  if (task.dated && (decision.day === '' ? task.dated === 'posted' : decision.day > civilDateOf(Date.now()))) return 'day';
  // What is asked for only under a condition the server names: the rules of forms are no part of the first load.
  const lacks = task.submission.some(({ id, required }) => required && !isGiven(decision.handedIn[id]));
  if (outcome.asks.includes('submission') && lacks) return 'submission';
  if (outcome.asks.includes('chosen') && decision.chosen.length === 0) return 'chosen';
  const hasReason = decision.opinion.trim() !== '' || (asksForList && Object.keys(decision.missing).length > 0);
  return outcome.reasonRequired && !hasReason ? 'opinion' : null;
}
